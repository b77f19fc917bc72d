/**
 * The catalogue: what a layer is, its fields, where it is stored, how it looks. One description a layer, from which
 * items, queryables, schema, tiles, exports, importers, the QGIS project and the web legend derive.
 */
@NullMarked
package fr.archipel.layer;

import org.jspecify.annotations.NullMarked;
