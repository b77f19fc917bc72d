package fr.archipel.scot.check;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A part of the footprints that no other part overlaps, in whole m².
 *
 * @param projects ranks of those that cover it
 * @param place its commune; null outside the territory
 * @param zone whether an activity zone covers it, whatever counts
 */
record Cell(BitSet projects, @Nullable Place place, Ground ground, boolean zone, long m2) {}
