/**
 * A follow-up table kept in a spreadsheet, read into the life of the fiches of a contract: reading the file, finding its
 * columns, comparing each line with what is known, writing what changes. May touch what {@code exchange} may, and
 * {@code request}, {@code account}, {@code territory}.
 */
@NullMarked
package fr.archipel.exchange.followup;

import org.jspecify.annotations.NullMarked;
