/**
 * The check of projects: {@code *Store} measure in SQL, {@link fr.archipel.scot.check.ScotCheck} computes on records alone.
 */
@NullMarked
package fr.archipel.scot.check;

import org.jspecify.annotations.NullMarked;
