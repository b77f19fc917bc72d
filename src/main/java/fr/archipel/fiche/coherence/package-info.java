/**
 * What the contracts say that does not hold together: rules over what is printed, and their findings. Pure but for its
 * store and routes. May touch {@code fiche.printed}, {@code document}, {@code request}, {@code db}, {@code json},
 * {@code problem}.
 */
@NullMarked
package fr.archipel.fiche.coherence;

import org.jspecify.annotations.NullMarked;
