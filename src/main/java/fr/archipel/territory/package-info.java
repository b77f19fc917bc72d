/** Communes, EPCI and SCoT perimeters; the commune's sheet. */
@NullMarked
package fr.archipel.territory;

import org.jspecify.annotations.NullMarked;
