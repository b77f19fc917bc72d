/**
 * What leaves a contract on paper or in a workbook: the maquette financière, the annual funding agreement. Figures come
 * from SQL, sums included; {@code document} writes them.
 */
@NullMarked
package fr.archipel.fiche.output;

import org.jspecify.annotations.NullMarked;
