/**
 * Envelope and trajectory of a perimeter: the formulas, on records alone, and the answers made of them.
 */
@NullMarked
package fr.archipel.scot.trajectory;

import org.jspecify.annotations.NullMarked;
