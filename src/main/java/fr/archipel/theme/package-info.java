/**
 * Themes: the cités minières, friches, the Chaîne des Parcs, EuroVelo 5 and the zones of activity, each as a whole or within a
 * perimeter: figures that say how many objects they rest on, distributions, the profile of a line, what is missing to say more.
 * {@code ThemeRoutes} speaks HTTP, {@code *Store} read in SQL, the rest is pure. Nothing is stored, nothing supposed: a figure is
 * a sum of what sources print.
 */
@NullMarked
package fr.archipel.theme;

import org.jspecify.annotations.NullMarked;
