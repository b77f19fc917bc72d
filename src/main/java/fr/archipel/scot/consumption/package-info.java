/**
 * Land that was consumed: flows by commune, year and destination, in each source and each of its editions. Figures stay as
 * their source prints them; two sources are never added nor divided by one another.
 */
@NullMarked
package fr.archipel.scot.consumption;

import org.jspecify.annotations.NullMarked;
