/**
 * Maps on paper, of a fiche, a project's footprint, a territory: what they touch, from the database to paths and words. Colours, dashes and patterns are
 * those of the layers' descriptions.
 */
@NullMarked
package fr.archipel.fiche.map;

import org.jspecify.annotations.NullMarked;
