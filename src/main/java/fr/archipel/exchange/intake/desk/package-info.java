/**
 * Where files are handed in: uploads on disk, examinations in the background with their progress, reports as pages,
 * JSON and GeoJSON, the addresses under {@code /api/imports}. The work itself is {@code exchange.intake}'s.
 */
@NullMarked
package fr.archipel.exchange.intake.desk;

import org.jspecify.annotations.NullMarked;
