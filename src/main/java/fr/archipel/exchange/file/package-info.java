/**
 * What files are made of, whatever they hold: encodings, separators, archives, XML, and how a file is refused. Everything
 * a file claims is checked here before anybody makes room for it. Knows nothing of rows or of what they mean.
 */
@NullMarked
package fr.archipel.exchange.file;

import org.jspecify.annotations.NullMarked;
