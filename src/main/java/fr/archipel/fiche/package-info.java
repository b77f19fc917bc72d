/**
 * Contracts and their fiches: the files of {@code gis-data/contrats} as records, and their place in the database.
 * May touch {@code db}, {@code problem}, {@code layer}.
 */
@NullMarked
package fr.archipel.fiche;

import org.jspecify.annotations.NullMarked;
