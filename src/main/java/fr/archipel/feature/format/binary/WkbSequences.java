package fr.archipel.feature.format.binary;

/** The points, lines and rings of a geometry, one after the other, however deep they stand in multis and collections. */
public final class WkbSequences {
    private WkbSequences() {}

    /** What takes them. */
    @FunctionalInterface
    public interface Taker {
        /**
         * @param dimension 0 for a point, 1 for a line, 2 for a ring
         * @param outer the first ring of its polygon
         * @param at where the first of {@code points} coordinates pairs stands in {@code wkb}
         */
        void take(int dimension, boolean outer, byte[] wkb, int at, int points);
    }

    /** Passes those of the geometry that starts at {@code from}, empty ones left out; returns where it ends. */
    public static int each(byte[] wkb, int from, Taker taker) {
        int type = WkbPass.typeAt(wkb, from);
        int at = from + 5;
        if (type == 1) {
            if (!Double.isNaN(Bytes.doubleAt(wkb, at))) {
                taker.take(0, false, wkb, at, 1);
            }
            return at + 16;
        }
        int count = Bytes.intAt(wkb, at);
        if (type == 2) {
            return sequence(1, false, wkb, at, taker);
        }
        at += 4;
        for (int i = 0; i < count; i++) {
            at = type == 3 ? sequence(2, i == 0, wkb, at, taker) : each(wkb, at, taker);
        }
        return at;
    }

    private static int sequence(int dimension, boolean outer, byte[] wkb, int at, Taker taker) {
        int points = Bytes.intAt(wkb, at);
        if (points > 0) {
            taker.take(dimension, outer, wkb, at + 4, points);
        }
        return at + 4 + 16 * points;
    }
}
