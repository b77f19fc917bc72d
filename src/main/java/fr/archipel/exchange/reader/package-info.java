/**
 * Files of geographical objects, read one object at a time: GeoPackage, shapefile, GeoJSON. Each gives its columns, its
 * reference system and a stream of rows; memory does not grow with the file, and what a file claims is never believed
 * before it is checked. Knows nothing of our database.
 */
@NullMarked
package fr.archipel.exchange.reader;

import org.jspecify.annotations.NullMarked;
