/**
 * What the ground is: OCS GE (IGN) and OCS2D (Hauts-de-France), side by side and never in one figure. Stock by commune and
 * class, what changed between two vintages, what lies under a project. Stocks and flows are computed in the background from
 * the polygons and kept; what is kept says of which state of the data it is.
 */
@NullMarked
package fr.archipel.scot.cover;

import org.jspecify.annotations.NullMarked;
