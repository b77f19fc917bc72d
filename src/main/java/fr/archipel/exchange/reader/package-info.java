/**
 * Files of geographical objects and of tables, read one object at a time, whatever their format. Each gives its layers, their
 * columns, reference system and a stream of rows; memory does not grow with the file, and what a file claims is never believed
 * before it is checked. Knows nothing of our database.
 */
@NullMarked
package fr.archipel.exchange.reader;

import org.jspecify.annotations.NullMarked;
