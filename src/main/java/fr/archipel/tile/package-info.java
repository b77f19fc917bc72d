/**
 * Vector tiles of every layer (OGC API – Tiles 1.0, TileJSON 3, Mapbox Vector Tile 2.1): rows from the database, encoded in
 * one pass over their WKB, kept by the version of the layer. May use {@code feature} (what a row is, what a room adds to the
 * API's documents) and the floors below.
 */
@NullMarked
package fr.archipel.tile;

import org.jspecify.annotations.NullMarked;
