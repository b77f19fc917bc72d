/**
 * Zipped shapefiles, written byte by byte. Sources: ESRI Shapefile Technical Description (July 1998); dBase III table
 * structure, as GDAL and QGIS read it.
 */
@NullMarked
package fr.archipel.feature.format.shapefile;

import org.jspecify.annotations.NullMarked;
