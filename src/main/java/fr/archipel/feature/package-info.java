/**
 * OGC API – Features over any layer of the catalogue: the query, its SQL, and the stream from rows to documents.
 * Source: OGC 17-069r4 (Part 1).
 */
@NullMarked
package fr.archipel.feature;

import org.jspecify.annotations.NullMarked;
