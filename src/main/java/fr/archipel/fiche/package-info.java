/**
 * Contracts and their fiches: the files of {@code gis-data/contrats} as records, their place in the database, and their
 * lists and sheets in the planning API. May touch {@code db}, {@code json}, {@code geo}, {@code problem},
 * {@code request}, {@code layer}, {@code territory}.
 */
@NullMarked
package fr.archipel.fiche;

import org.jspecify.annotations.NullMarked;
