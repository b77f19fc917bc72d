/**
 * What the State asks for: our layers as the files that national standards prescribe, and a report of what each lacks to
 * conform. A standard is data ({@code {id}.json}: tables, fields, constraints; {@code {id}.sql}: what fills them); writers
 * and checks know none in particular. What we do not know stays empty and is told, never made up.
 *
 * <p>May touch {@code feature}, {@code metadata}, {@code territory}, {@code layer}, {@code request}, {@code db},
 * {@code geo}; no other part of {@code exchange}.
 */
@NullMarked
package fr.archipel.exchange.standard;

import org.jspecify.annotations.NullMarked;
