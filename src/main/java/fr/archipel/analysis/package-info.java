/**
 * Spatial questions across layers: what a geometry touches, what is near what, what covers what, where a route breaks.
 * {@code AnalysisRoutes} speaks HTTP, {@code *Store} measure in SQL, the rest is pure. Everything is measured in
 * Lambert-93; nothing is stored.
 */
@NullMarked
package fr.archipel.analysis;

import org.jspecify.annotations.NullMarked;
