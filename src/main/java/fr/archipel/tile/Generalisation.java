package fr.archipel.tile;

/**
 * Leaves out the vertices that a map of this zoom cannot show, and leaves out the same ones on both sides of a shared
 * boundary, whichever way and from wherever each side is read, and in both tiles that an outline crosses: whether a vertex
 * goes depends only on where it and its neighbours are on the grid of the zoom.
 *
 * <p>A vertex may go when it is nearer than the tolerance to the line between its neighbours. Of neighbours that may both
 * go, the one of the smaller number does, numbers being drawn from the coordinates; then all is looked at again. The error
 * is at most {@link #PASSES} tolerances, and rarely more than one. Where three boundaries meet, two sides may choose
 * differently: what lies between is thinner than the tolerance.
 */
final class Generalisation {
    private static final int PASSES = 4;

    private final double tolerance2;
    private final double originX;
    private final double originY;
    private boolean[] loose = new boolean[64];
    private boolean[] leaves = new boolean[64];

    /** {@code tolerance} in tile units; 0 keeps every vertex that is not in line with its neighbours. */
    Generalisation(TileId tile, double tolerance) {
        this.tolerance2 = tolerance * tolerance;
        this.originX = (double) tile.col() * TileFrame.EXTENT;
        this.originY = (double) tile.row() * TileFrame.EXTENT;
    }

    /** A ring keeps at least three vertices, a path its ends. */
    void apply(Vertices path, boolean ring) {
        for (int pass = 0; pass < PASSES && path.size > (ring ? 3 : 2); pass++) {
            if (!pass(path, ring)) {
                return;
            }
        }
    }

    private boolean pass(Vertices path, boolean ring) {
        int n = path.size;
        if (loose.length < n) {
            loose = new boolean[2 * n];
            leaves = new boolean[2 * n];
        }
        boolean any = false;
        for (int i = 0; i < n; i++) {
            boolean end = !ring && (i == 0 || i == n - 1);
            loose[i] = !end && isNear(path, i, i == 0 ? n - 1 : i - 1, i == n - 1 ? 0 : i + 1);
            any |= loose[i];
        }
        if (!any) {
            return false;
        }
        int left = n;
        for (int i = 0; i < n; i++) {
            leaves[i] = false;
            if (loose[i] && left > (ring ? 3 : 2)) {
                int before = i == 0 ? n - 1 : i - 1;
                int after = i == n - 1 ? 0 : i + 1;
                long own = number(path, i);
                leaves[i] =
                        (!loose[before] || own < number(path, before)) && (!loose[after] || own < number(path, after));
                left -= leaves[i] ? 1 : 0;
            }
        }
        int kept = 0;
        for (int i = 0; i < n; i++) {
            if (!leaves[i]) {
                path.x[kept] = path.x[i];
                path.y[kept++] = path.y[i];
            }
        }
        path.size = kept;
        return kept < n;
    }

    private boolean isNear(Vertices path, int i, int before, int after) {
        double dx = path.x[after] - path.x[before];
        double dy = path.y[after] - path.y[before];
        double px = path.x[i] - path.x[before];
        double py = path.y[i] - path.y[before];
        double along = px * dx + py * dy;
        double length2 = dx * dx + dy * dy;
        if (along < 0 || along > length2 || length2 == 0) {
            return false;
        }
        double across = px * dy - py * dx;
        return across * across <= tolerance2 * length2;
    }

    /** The same in every tile of the zoom. */
    private long number(Vertices path, int i) {
        long column = (long) (path.x[i] + originX);
        long row = (long) (path.y[i] + originY);
        long h = (column * 0x9e3779b97f4a7c15L) ^ (row * 0xc2b2ae3d27d4eb4fL);
        h ^= h >>> 29;
        h *= 0xbf58476d1ce4e5b9L;
        return h ^ (h >>> 32);
    }
}
