/**
 * A contract and its fiches as their document prints them: the files of {@code gis-data/contrats} as records, what must
 * hold between them, and their way into the database. Knows nothing of what people entered since. May touch {@code db},
 * {@code json}, {@code problem}.
 */
@NullMarked
package fr.archipel.fiche.printed;

import org.jspecify.annotations.NullMarked;
