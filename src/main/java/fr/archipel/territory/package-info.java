/**
 * Communes, EPCI and SCoT perimeters; the commune's sheet, an object's links, the one search box. Also the short forms
 * in which every answer names communes, EPCI, SCoT, objects and fiches. May touch {@code db}, {@code geo},
 * {@code request}, {@code layer}.
 */
@NullMarked
package fr.archipel.territory;

import org.jspecify.annotations.NullMarked;
