/**
 * Tracking: what the fiches of a contract add up to at a date, what calls for attention, the money of a commune. Only
 * reads; sums are made by the database, over the states it keeps (V017.1). May touch {@code db}, {@code json}, {@code problem},
 * {@code request}, {@code document}, {@code territory}.
 */
@NullMarked
package fr.archipel.fiche.followup;

import org.jspecify.annotations.NullMarked;
