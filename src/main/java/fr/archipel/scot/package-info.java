/**
 * Land consumption against the SCoT: rule sets as dated data, the trajectory of a SCoT, the check of a project.
 * {@code ScotRoutes} speaks HTTP, {@code *Store} measure and read in SQL, {@link fr.archipel.scot.ScotCheck} computes on
 * records alone. What has no data is null with its reason; nothing is guessed and nothing is stored.
 */
@NullMarked
package fr.archipel.scot;

import org.jspecify.annotations.NullMarked;
