package fr.archipel.tile;

import java.util.Optional;
import org.locationtech.jts.geom.Envelope;

/**
 * From the stored system to the units of one tile: 0 to {@link #EXTENT} eastwards and southwards.
 *
 * <p>The exact formulas cost a dozen transcendental functions a vertex. Over a tile they are almost linear: they are taken at
 * the nodes of a grid and interpolated between them, the grid being as fine as it takes for the error, measured where it is
 * largest, to stay under {@link #ERROR} units. Outside the grid the formulas are applied. Not for two threads.
 */
final class TileFrame {
    /** Units across a tile. */
    static final int EXTENT = 4096;

    /** Units kept around the tile, so that outlines, symbols and line joins meet at its edges. */
    static final int BUFFER = 128;

    /** Half of what is promised: a sixteenth of a unit. */
    static final double ERROR = 1 / 32.0;

    private static final int FINEST = 256;

    /** What keeps a place on the last side inside the grid. */
    private static final double HAIR = 1e-9;

    final TileId tile;
    private final StoredCrs crs;
    private final Envelope box;
    private final double scale;
    private final double originX;
    private final double originY;
    private final double[] pair = new double[2];

    private int cells = 1;
    private double perX;
    private double perY;
    private double[] nodes = {};

    private TileFrame(TileId tile, StoredCrs crs, Envelope box) {
        this.tile = tile;
        this.crs = crs;
        this.box = box;
        this.scale = tile.across() * EXTENT;
        this.originX = (double) tile.col() * EXTENT;
        this.originY = (double) tile.row() * EXTENT;
        do {
            cells *= 2;
            lay();
        } while (worst() > ERROR && cells < FINEST);
        // A whole hemisphere in one tile: no grid is fine enough near the poles, and nothing is inside one without
        // cells.
        if (worst() > ERROR) {
            cells = 0;
        }
    }

    /** Empty when nothing of that system can lie in the tile or around it. */
    static Optional<TileFrame> of(TileId tile, StoredCrs crs) {
        double n = tile.across();
        double around = (double) BUFFER / EXTENT;
        return crs.box(
                        WorldSquare.lon(Math.max(0, (tile.col() - around) / n)),
                        WorldSquare.lat(Math.min(1, (tile.row() + 1 + around) / n)),
                        WorldSquare.lon(Math.min(1, (tile.col() + 1 + around) / n)),
                        WorldSquare.lat(Math.max(0, (tile.row() - around) / n)))
                .map(box -> new TileFrame(tile, crs, box));
    }

    /** What must be read: the box of the tile and its buffer, in the stored system. */
    Envelope box() {
        return box;
    }

    private void lay() {
        perX = cells / box.getWidth();
        perY = cells / box.getHeight();
        nodes = new double[2 * (cells + 1) * (cells + 1)];
        for (int j = 0; j <= cells; j++) {
            for (int i = 0; i <= cells; i++) {
                exact(box.getMinX() + i / perX, box.getMinY() + j / perY, pair);
                int at = 2 * (j * (cells + 1) + i);
                nodes[at] = pair[0];
                nodes[at + 1] = pair[1];
            }
        }
    }

    /**
     * The largest error, looked for in the middle of the cells' sides along the outline of the grid. Both projections are
     * conformal: what bends one way along a cell bends the other way across it, the errors cancel in its middle and are
     * largest on its sides; and second derivatives, harmonic too, are largest on the outline.
     */
    private double worst() {
        double worst = 0;
        for (int i = 0; i < cells; i++) {
            worst = Math.max(worst, Math.max(error(i + 0.5, 0), error(i + 0.5, cells - HAIR)));
            worst = Math.max(worst, Math.max(error(0, i + 0.5), error(cells - HAIR, i + 0.5)));
        }
        return worst;
    }

    private double error(double u, double v) {
        double x = box.getMinX() + u / perX;
        double y = box.getMinY() + v / perY;
        double[] exact = new double[2];
        exact(x, y, exact);
        apply(x, y, pair);
        return Math.max(Math.abs(exact[0] - pair[0]), Math.abs(exact[1] - pair[1]));
    }

    /** Writes tile units, not rounded, to {@code out[0], out[1]}. */
    void apply(double x, double y, double[] out) {
        double u = (x - box.getMinX()) * perX;
        double v = (y - box.getMinY()) * perY;
        // Written so that what is not a number is outside.
        if (!(u >= 0 && v >= 0 && u < cells && v < cells)) {
            exact(x, y, out);
            return;
        }
        int i = (int) u;
        int j = (int) v;
        u -= i;
        v -= j;
        int low = 2 * (j * (cells + 1) + i);
        int high = low + 2 * (cells + 1);
        double[] n = nodes;
        double left = n[low] + v * (n[high] - n[low]);
        double right = n[low + 2] + v * (n[high + 2] - n[low + 2]);
        out[0] = left + u * (right - left);
        left = n[low + 1] + v * (n[high + 1] - n[low + 1]);
        right = n[low + 3] + v * (n[high + 3] - n[low + 3]);
        out[1] = left + u * (right - left);
    }

    void exact(double x, double y, double[] out) {
        crs.toWorld(x, y, out);
        out[0] = out[0] * scale - originX;
        out[1] = out[1] * scale - originY;
    }
}
