/** Communes as files name them, by code or in words, brought to those of today. Pure but for {@code *Store}. */
@NullMarked
package fr.archipel.exchange.profile.commune;

import org.jspecify.annotations.NullMarked;
