/**
 * The catalogue as a QGIS project and as a layer definition over this service's own OGC API: layers in groups, drawn,
 * named, with forms; links to the fiches; bookmarks; sheets to print.
 */
@NullMarked
package fr.archipel.exchange.qgis;

import org.jspecify.annotations.NullMarked;
