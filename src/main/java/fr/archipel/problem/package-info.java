/**
 * What can go wrong, as values: one sealed hierarchy, each a French sentence with its data. Knows nothing of HTTP; the
 * {@code http} room alone maps problems to RFC 9457 documents.
 */
@NullMarked
package fr.archipel.problem;

import org.jspecify.annotations.NullMarked;
