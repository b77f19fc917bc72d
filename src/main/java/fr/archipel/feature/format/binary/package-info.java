/**
 * What the binary files share: bytes in growing runs, one pass over WKB, boxes in the order of a Hilbert curve, temporary
 * files. Knows neither SQL nor HTTP.
 */
@NullMarked
package fr.archipel.feature.format.binary;

import org.jspecify.annotations.NullMarked;
