/**
 * FlatGeobuf, written byte by byte: features as FlatBuffers tables, a packed R-tree before them. Source: specification of
 * FlatGeobuf 3 (flatgeobuf.org), FlatBuffers' binary format.
 */
@NullMarked
package fr.archipel.feature.format.flatgeobuf;

import org.jspecify.annotations.NullMarked;
