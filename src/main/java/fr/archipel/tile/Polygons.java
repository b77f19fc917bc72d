package fr.archipel.tile;

import java.util.Arrays;

/**
 * The rings of one feature in one tile, wound as Mapbox Vector Tile 2.1 § 4.3.4.4 wants them: an outer ring clockwise on a
 * screen, its holes after it and the other way.
 */
final class Polygons {
    int[] x = new int[256];
    int[] y = new int[256];
    int size;
    int[] ends = new int[8];
    boolean[] outer = new boolean[8];
    int rings;

    void clear() {
        size = 0;
        rings = 0;
    }

    /** The ring must have an area. */
    void add(Vertices ring, boolean isOuter) {
        if (x.length - size < ring.size) {
            int capacity = Math.max(2 * x.length, size + ring.size);
            x = Arrays.copyOf(x, capacity);
            y = Arrays.copyOf(y, capacity);
        }
        if (rings == ends.length) {
            ends = Arrays.copyOf(ends, 2 * rings);
            outer = Arrays.copyOf(outer, 2 * rings);
        }
        boolean turned = (ring.area2() > 0) != isOuter;
        for (int i = 0; i < ring.size; i++) {
            int from = turned ? ring.size - 1 - i : i;
            x[size] = (int) ring.x[from];
            y[size++] = (int) ring.y[from];
        }
        outer[rings] = isOuter;
        ends[rings++] = size;
    }

    int start(int ring) {
        return ring == 0 ? 0 : ends[ring - 1];
    }

    void write(Commands out) {
        for (int ring = 0; ring < rings; ring++) {
            int start = start(ring);
            out.moveTo(1).vertex(x[start], y[start]).lineTo(ends[ring] - start - 1);
            for (int i = start + 1; i < ends[ring]; i++) {
                out.vertex(x[i], y[i]);
            }
            out.closePath();
        }
    }
}
