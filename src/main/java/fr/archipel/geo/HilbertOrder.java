package fr.archipel.geo;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Envelope;

/**
 * The order in which large layers are stored and paged: along a Hilbert curve over France in Lambert-93, in cells of 32
 * metres. Neighbours on the ground are neighbours in the index, so that a page of a small box is read from few disk
 * pages, in a stable order, without a sort.
 *
 * <p>An object's rank is {@code index << 31 | tie-break}, the index being that of the centre of its bounding box; the
 * SQL function {@code indice_hilbert} computes the same index.
 */
public final class HilbertOrder {
    static final double CELL_M = 32;
    static final double SOUTH_M = 5_600_000;
    private static final int BITS = 16;
    /** Cells along each side of the curve's square. */
    public static final int CELLS = 1 << BITS;

    private static final int TIE_BITS = 31;
    /** Cells across the longer side of a box: more make fewer useless rows and more ranges. */
    private static final int ACROSS = 4;

    private HilbertOrder() {}

    /** Ranks from {@code first} to {@code last}, both included. */
    public record Range(long first, long last) {}

    /**
     * The ranges of ranks, in order and apart, that hold every object whose box touches {@code box} (EPSG:2154), if no
     * object reaches further than {@code reach} metres from the centre of its own box.
     */
    public static List<Range> covering(Envelope box, double reach) {
        int west = column(box.getMinX() - reach);
        int east = column(box.getMaxX() + reach);
        int south = row(box.getMinY() - reach);
        int north = row(box.getMaxY() + reach);
        int shift = shift(Math.max(east - west, north - south) + 1);
        List<Range> cells = new ArrayList<>();
        for (int x = west >> shift; x <= east >> shift; x++) {
            for (int y = south >> shift; y <= north >> shift; y++) {
                cells.add(square(x, y, shift));
            }
        }
        return merge(cells);
    }

    /** The index of the cell that holds a point. */
    public static long index(double x, double y) {
        return index(column(x), row(y));
    }

    private static int shift(int span) {
        int shift = 0;
        while (span >> shift > ACROSS) {
            shift++;
        }
        return shift;
    }

    /** Ranks of the cells of a square of side 2^shift: an aligned square is one run of the curve. */
    private static Range square(int x, int y, int shift) {
        long first = index(x << shift, y << shift) >> (2 * shift) << (2 * shift);
        long last = first + (1L << (2 * shift)) - 1;
        return new Range(first << TIE_BITS, (last << TIE_BITS) | ((1L << TIE_BITS) - 1));
    }

    private static List<Range> merge(List<Range> cells) {
        cells.sort((a, b) -> Long.compare(a.first, b.first));
        List<Range> merged = new ArrayList<>();
        for (Range range : cells) {
            int end = merged.size() - 1;
            if (end >= 0 && merged.get(end).last + 1 == range.first) {
                merged.set(end, new Range(merged.get(end).first, range.last));
            } else {
                merged.add(range);
            }
        }
        return merged;
    }

    /** The place along the curve, 0 to 2^32 - 1, of a cell of a square of {@link #CELLS} by as many. */
    public static long cell(int column, int row) {
        return index(column, row);
    }

    private static long index(int column, int row) {
        int x = column;
        int y = row;
        long index = 0;
        for (int side = CELLS / 2; side > 0; side /= 2) {
            int right = (x & side) > 0 ? 1 : 0;
            int up = (y & side) > 0 ? 1 : 0;
            index += (long) side * side * ((3 * right) ^ up);
            if (up == 0) {
                int before = x;
                x = right == 1 ? CELLS - 1 - y : y;
                y = right == 1 ? CELLS - 1 - before : before;
            }
        }
        return index;
    }

    private static int column(double x) {
        return clamp(x / CELL_M);
    }

    private static int row(double y) {
        return clamp((y - SOUTH_M) / CELL_M);
    }

    private static int clamp(double cell) {
        return (int) Math.max(0, Math.min(CELLS - 1, Math.floor(cell)));
    }
}
