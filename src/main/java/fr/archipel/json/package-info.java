/** The JSON of the service: one mapper, one way to read a bounded body. */
@NullMarked
package fr.archipel.json;

import org.jspecify.annotations.NullMarked;
