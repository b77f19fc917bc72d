package fr.archipel.tile;

/** Cuts paths and rings to the tile and its buffer. Cut points are on the grid. */
final class Window {
    static final double FIRST = -TileFrame.BUFFER;
    static final double LAST = TileFrame.EXTENT + TileFrame.BUFFER;

    private final Vertices other = new Vertices();

    static boolean holds(double x, double y) {
        return x >= FIRST && x <= LAST && y >= FIRST && y <= LAST;
    }

    /**
     * Cuts a ring in place, side after side (Sutherland and Hodgman 1974). What comes out in several pieces is one ring
     * whose pieces are joined along the sides of the window: {@link PolygonRepair} parts them.
     */
    void cutRing(Vertices ring) {
        side(ring, other, true, FIRST, 1);
        side(other, ring, true, LAST, -1);
        side(ring, other, false, FIRST, 1);
        side(other, ring, false, LAST, -1);
        ring.close();
    }

    private static void side(Vertices in, Vertices out, boolean vertical, double at, int sign) {
        out.clear();
        double[] along = vertical ? in.x : in.y;
        for (int i = 0, j = in.size - 1; i < in.size; j = i++) {
            boolean now = sign * (along[i] - at) >= 0;
            boolean before = sign * (along[j] - at) >= 0;
            if (now != before) {
                double t = (at - along[j]) / (along[i] - along[j]);
                if (vertical) {
                    out.add(at, Math.rint(in.y[j] + t * (in.y[i] - in.y[j])));
                } else {
                    out.add(Math.rint(in.x[j] + t * (in.x[i] - in.x[j])), at);
                }
            }
            if (now) {
                out.add(in.x[i], in.y[i]);
            }
        }
    }

    /** Passes the parts of a path that lie inside (Liang and Barsky 1984). */
    void cutPath(Vertices path, java.util.function.Consumer<Vertices> inside) {
        other.clear();
        for (int i = 1; i < path.size; i++) {
            double x = path.x[i - 1];
            double y = path.y[i - 1];
            double dx = path.x[i] - x;
            double dy = path.y[i] - y;
            double from = 0;
            double to = 1;
            for (int side = 0; side < 4 && from <= to; side++) {
                double p = side == 0 ? -dx : side == 1 ? dx : side == 2 ? -dy : dy;
                double q = side == 0 ? x - FIRST : side == 1 ? LAST - x : side == 2 ? y - FIRST : LAST - y;
                if (p == 0) {
                    to = q < 0 ? -1 : to;
                } else if (p < 0) {
                    from = Math.max(from, q / p);
                } else {
                    to = Math.min(to, q / p);
                }
            }
            if (from > to) {
                end(inside);
                continue;
            }
            if (from > 0) {
                end(inside);
            }
            other.add(Math.rint(x + from * dx), Math.rint(y + from * dy));
            other.add(Math.rint(x + to * dx), Math.rint(y + to * dy));
            if (to < 1) {
                end(inside);
            }
        }
        end(inside);
    }

    private void end(java.util.function.Consumer<Vertices> inside) {
        if (other.size > 1) {
            inside.accept(other);
        }
        other.clear();
    }
}
