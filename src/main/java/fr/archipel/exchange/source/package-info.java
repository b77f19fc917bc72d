/**
 * The official open data declared in {@code gis-data/sources.json}: fetching them whole, knowing whether they changed, and
 * proposing what they bring. Nothing here writes into a layer: a file that is fetched is examined, and a person applies it.
 */
@NullMarked
package fr.archipel.exchange.source;

import org.jspecify.annotations.NullMarked;
