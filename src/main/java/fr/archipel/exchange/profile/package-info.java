/**
 * From a file's columns to a target's fields: what a file can go into, how its columns are recognised, how its values are
 * read. Pure but for {@code *Store}; may touch {@code exchange.reader}, {@code exchange.finding}, {@code layer},
 * {@code db}.
 */
@NullMarked
package fr.archipel.exchange.profile;

import org.jspecify.annotations.NullMarked;
