/**
 * The filter language CQL2 (OGC 21-065r2), as text and as JSON: words to a tree, the tree to one piece of SQL with bound
 * values. Every conformance class of the standard.
 *
 * <p>Knows neither HTTP nor the catalogue: the caller says which names may be asked for ({@link
 * fr.archipel.cql2.Queryables}) and how a geometry written in the filter reaches the stored reference system. May use
 * {@code problem}, {@code json}, {@code geo} and the {@code Sql} of {@code db}.
 */
@NullMarked
package fr.archipel.cql2;

import org.jspecify.annotations.NullMarked;
