/**
 * What fiches and objects still lack: each lack is a rule, each finding says where it is mended. May touch {@code fiche},
 * {@code territory}, {@code layer} and the floors below.
 */
@NullMarked
package fr.archipel.quality;

import org.jspecify.annotations.NullMarked;
