/**
 * Coordinates and geometry encodings: map projections, WKB to GeoJSON without an object per coordinate, posted
 * geometries checked. Pure functions; knows nothing of the database.
 */
@NullMarked
package fr.archipel.geo;

import org.jspecify.annotations.NullMarked;
