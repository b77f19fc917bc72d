/**
 * The map of a fiche on paper: what it touches, from the database to paths and words. Colours, dashes and patterns are
 * those of the layers' descriptions.
 */
@NullMarked
package fr.archipel.fiche.map;

import org.jspecify.annotations.NullMarked;
