/**
 * Values as people and programs write them in files, read as the values of a field: texts, numbers with their units, dates,
 * codes, lists. Pure; may touch {@code exchange.finding} and {@code layer}.
 */
@NullMarked
package fr.archipel.exchange.profile.value;

import org.jspecify.annotations.NullMarked;
