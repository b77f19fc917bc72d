/**
 * A territory on one page: commune, agglomeration, SCoT or any set of communes; what is known of it, where each figure comes
 * from, as JSON, tables and a sheet to print. Figures are those of the rooms below. May touch {@code fiche}, {@code scot},
 * {@code territory}, {@code layer}, {@code quality} and the floors below.
 */
@NullMarked
package fr.archipel.sheet;

import org.jspecify.annotations.NullMarked;
