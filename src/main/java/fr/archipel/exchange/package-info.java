/** Files in and out: bundled data, imports, exports. */
@NullMarked
package fr.archipel.exchange;

import org.jspecify.annotations.NullMarked;
