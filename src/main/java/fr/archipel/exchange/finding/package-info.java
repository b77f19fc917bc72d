/**
 * What an import finds in a file: rules, and findings of them row by row. Values only; may touch nothing above
 * {@code problem}.
 */
@NullMarked
package fr.archipel.exchange.finding;

import org.jspecify.annotations.NullMarked;
