/**
 * What a layer looks like, for every renderer: the symbology of the catalogue ({@link fr.archipel.layer.Style}) written as
 * MapLibre styles, SLD and legends, with the pictures they need. OGC API – Styles (20-009) under {@code /ogc}.
 */
@NullMarked
package fr.archipel.style;

import org.jspecify.annotations.NullMarked;
