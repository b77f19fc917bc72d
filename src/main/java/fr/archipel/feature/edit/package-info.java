/**
 * Creating, replacing, updating and deleting features of editable layers: what is sent is read and checked against the
 * layer's description, written in one transaction, signed and journalled. Source: OGC 20-002 (Part 4).
 */
@NullMarked
package fr.archipel.feature.edit;

import org.jspecify.annotations.NullMarked;
