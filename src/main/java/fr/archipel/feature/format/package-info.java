/**
 * The forms in which features leave: one class a format, from the rows of {@link fr.archipel.feature.FeatureRow} to bytes.
 * Pure: knows neither HTTP nor SQL. {@link Formats} lists them; items, downloads and {@code ./archipel export} derive from
 * that list.
 */
@NullMarked
package fr.archipel.feature.format;

import org.jspecify.annotations.NullMarked;
