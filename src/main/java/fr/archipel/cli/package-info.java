/** One class per command. */
@NullMarked
package fr.archipel.cli;

import org.jspecify.annotations.NullMarked;
