/**
 * The footprint of a project as a file holds it, whatever its format: read within bounds, taken to Lambert-93, made one
 * geometry of polygons. Nothing is kept.
 */
@NullMarked
package fr.archipel.scot.footprint;

import org.jspecify.annotations.NullMarked;
