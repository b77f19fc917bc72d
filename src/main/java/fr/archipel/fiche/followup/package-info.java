/**
 * Tracking: what the fiches of a contract add up to at a date, what calls for attention, the money of a commune. Only
 * reads; sums are made by the database (V015). May touch {@code db}, {@code json}, {@code problem}, {@code request},
 * {@code document}, {@code territory}.
 */
@NullMarked
package fr.archipel.fiche.followup;

import org.jspecify.annotations.NullMarked;
