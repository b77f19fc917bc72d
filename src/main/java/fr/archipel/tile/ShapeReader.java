package fr.archipel.tile;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * WKB to the shapes of a tile, in one pass over the bytes: projected, put on the grid, generalised, cut to the window.
 *
 * <p>Nothing vanishes. A feature whose polygons are all too small to be seen is drawn as points, one for each; one whose lines
 * are all too short for the grid as short dashes. What is too small beside larger parts of the same feature is left out.
 * Reads two-dimensional little-endian WKB. Not for two threads.
 */
final class ShapeReader {
    /** Two pixels and a half, where a tile is drawn 512 pixels wide. Below, a polygon is a point. */
    static final double SMALL = 20;

    /** Half a pixel: a smaller hole cannot be seen. */
    private static final double SMALL_HOLE = 4;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle DOUBLE =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

    private final TileFrame frame;
    private final Generalisation generalisation;
    private final Window window = new Window();
    private final PolygonRepair repair = new PolygonRepair();
    private final Vertices path = new Vertices();
    private final Vertices whole = new Vertices();
    private final double[] pair = new double[2];

    private final Shapes shapes = new Shapes();
    private byte[] wkb = {};
    private int at;

    private double[] small = new double[16];
    private int smallPolygons;
    private int shortLines;
    private boolean seenPolygon;
    private boolean seenLine;

    /** {@code tolerance}: see {@link Generalisation}. */
    ShapeReader(TileFrame frame, double tolerance) {
        this.frame = frame;
        this.generalisation = new Generalisation(frame.tile, tolerance);
    }

    /** Valid until the next call. Throws IllegalArgumentException on bytes that are not the WKB named above. */
    Shapes read(byte[] bytes) {
        wkb = bytes;
        at = 0;
        shapes.clear();
        smallPolygons = 0;
        shortLines = 0;
        seenPolygon = false;
        seenLine = false;
        geometry();
        if (!seenPolygon) {
            small(smallPolygons, 0, false);
        }
        if (!seenLine) {
            small(shortLines, 1, true);
        }
        if (shapes.hasPolygons()) {
            repair();
        }
        return shapes;
    }

    /** What the grid leaves nothing of is a point, if it was all inside. */
    private void repair() {
        int x = shapes.polygons.x[0];
        int y = shapes.polygons.y[0];
        repair.apply(shapes.polygons);
        if (!shapes.hasPolygons()) {
            shapes.point(x, y);
        }
    }

    private void geometry() {
        int type = header();
        switch (type) {
            case 1 -> point();
            case 2 -> line();
            case 3 -> polygon();
            default -> {
                for (int i = count(); i > 0; i--) {
                    geometry();
                }
            }
        }
    }

    private int header() {
        if (wkb[at] != 1) {
            throw new IllegalArgumentException("WKB is not little-endian");
        }
        int type = (int) INT.get(wkb, at + 1);
        if (type < 1 || type > 7) {
            throw new IllegalArgumentException("WKB of type " + type);
        }
        at += 5;
        return type;
    }

    private int count() {
        int count = (int) INT.get(wkb, at);
        at += 4;
        return count;
    }

    private void vertices(int count) {
        path.clear();
        for (int i = 0; i < count; i++) {
            frame.apply((double) DOUBLE.get(wkb, at), (double) DOUBLE.get(wkb, at + 8), pair);
            at += 16;
            path.add(Math.rint(pair[0]), Math.rint(pair[1]));
        }
    }

    /** An empty point is written as two NaN, and is nowhere. */
    private void point() {
        vertices(1);
        if (Window.holds(path.x[0], path.y[0])) {
            shapes.point((int) path.x[0], (int) path.y[0]);
        }
    }

    private void line() {
        vertices(count());
        if (path.size == 1) {
            remember(path, 1, shortLines++);
        } else if (path.size > 1) {
            seenLine = true;
            if (path.touchesWindow()) {
                generalisation.apply(path, false);
                window.cutPath(path, shapes::line);
            }
        }
    }

    private void polygon() {
        int rings = count();
        for (int ring = 0; ring < rings; ring++) {
            vertices(count());
            path.close();
            if (ring == 0) {
                if (path.size > 0 && (path.span() < SMALL || path.area2() == 0)) {
                    remember(path, 0, smallPolygons++);
                } else {
                    seenPolygon |= path.size > 0;
                    if (path.size > 0 && path.touchesWindow() && ring(true)) {
                        continue;
                    }
                }
                skip(rings - 1);
                return;
            }
            if (path.size > 2 && path.span() >= SMALL_HOLE && path.touchesWindow()) {
                ring(false);
            }
        }
    }

    private void skip(int rings) {
        for (int i = 0; i < rings; i++) {
            int count = count();
            at += 16 * count;
        }
    }

    /** Whether something of the ring is left inside. */
    private boolean ring(boolean outer) {
        double area = path.area2();
        whole.copy(path);
        generalisation.apply(path, true);
        // What is hardly wider than the tolerance may fold onto itself.
        if (Math.abs(path.area2()) < Math.abs(area) / 2) {
            path.copy(whole);
        }
        if (!path.insideWindow()) {
            window.cutRing(path);
        }
        if (path.size < 3 || path.area2() == 0) {
            return false;
        }
        shapes.polygons.add(path, outer);
        return true;
    }

    private void remember(Vertices part, int kind, int number) {
        if (small.length < 4 * (number + 1)) {
            small = Arrays.copyOf(small, 2 * small.length);
        }
        small[4 * number + 2 * kind] = part.centreX();
        small[4 * number + 2 * kind + 1] = part.centreY();
    }

    private void small(int count, int kind, boolean dash) {
        for (int i = 0; i < count; i++) {
            double x = small[4 * i + 2 * kind];
            double y = small[4 * i + 2 * kind + 1];
            if (Window.holds(x, y)) {
                if (dash) {
                    shapes.dash((int) x, (int) y);
                } else {
                    shapes.point((int) x, (int) y);
                }
            }
        }
    }
}
