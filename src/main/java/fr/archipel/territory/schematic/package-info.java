/**
 * Schematic contours of the communes, computed from bundled facts. Pure functions over JTS, run by hand when the facts
 * change; knows neither database nor HTTP.
 */
@NullMarked
package fr.archipel.territory.schematic;

import org.jspecify.annotations.NullMarked;
