/**
 * The geometries of one file, to look at before they are kept anywhere: what a person draws from. Nothing is written. Stands
 * on {@code exchange.reader}; only {@code *Store} speaks SQL, only {@code *Routes} HTTP.
 */
@NullMarked
package fr.archipel.exchange.shape;

import org.jspecify.annotations.NullMarked;
