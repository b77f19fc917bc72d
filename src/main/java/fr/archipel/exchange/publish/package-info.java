/**
 * A file becomes a layer: a table of its own, a description in the catalogue, the same powers as the built-in layers; and
 * its way out. All in one transaction, or nothing.
 */
@NullMarked
package fr.archipel.exchange.publish;

import org.jspecify.annotations.NullMarked;
