/**
 * GeoPackage 1.3 (OGC 12-128r18): an SQLite database with its tables of contents, an R-tree for each layer, the fields'
 * titles and codes (schema extension), where the data come from (metadata extension) and how to draw them
 * ({@code layer_styles}, as QGIS and GeoServer read it).
 */
@NullMarked
package fr.archipel.feature.format.geopackage;

import org.jspecify.annotations.NullMarked;
