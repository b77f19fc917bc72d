package fr.archipel.tile;

import java.util.Arrays;

/**
 * A path or ring of vertices on the grid of the tile: whole numbers, held as double because a far vertex of a deep tile is
 * beyond an int. No two neighbours are the same. Reused from one to the next.
 */
final class Vertices {
    double[] x = new double[64];
    double[] y = new double[64];
    int size;

    private double minX;
    private double minY;
    private double maxX;
    private double maxY;

    void clear() {
        size = 0;
        minX = Double.POSITIVE_INFINITY;
        minY = Double.POSITIVE_INFINITY;
        maxX = Double.NEGATIVE_INFINITY;
        maxY = Double.NEGATIVE_INFINITY;
    }

    void add(double px, double py) {
        if (size > 0 && x[size - 1] == px && y[size - 1] == py) {
            return;
        }
        if (size == x.length) {
            x = Arrays.copyOf(x, 2 * size);
            y = Arrays.copyOf(y, 2 * size);
        }
        x[size] = px;
        y[size++] = py;
        // Comparisons, not Math.min: half the time, and what is not a number is nowhere.
        minX = px < minX ? px : minX;
        minY = py < minY ? py : minY;
        maxX = px > maxX ? px : maxX;
        maxY = py > maxY ? py : maxY;
    }

    /** A ring does not say its first vertex twice. */
    void close() {
        while (size > 1 && x[0] == x[size - 1] && y[0] == y[size - 1]) {
            size--;
        }
    }

    /** The longer side of its box. */
    double span() {
        return Math.max(maxX - minX, maxY - minY);
    }

    double centreX() {
        return Math.rint((minX + maxX) / 2);
    }

    double centreY() {
        return Math.rint((minY + maxY) / 2);
    }

    boolean touchesWindow() {
        return maxX >= Window.FIRST && minX <= Window.LAST && maxY >= Window.FIRST && minY <= Window.LAST;
    }

    boolean insideWindow() {
        return minX >= Window.FIRST && maxX <= Window.LAST && minY >= Window.FIRST && maxY <= Window.LAST;
    }

    /** Twice the area of the ring, positive when it turns clockwise on a screen (y southwards). */
    double area2() {
        double sum = 0;
        for (int i = 0, j = size - 1; i < size; j = i++) {
            sum += (x[j] - x[0]) * (y[i] - y[0]) - (x[i] - x[0]) * (y[j] - y[0]);
        }
        return sum;
    }

    void copy(Vertices other) {
        clear();
        for (int i = 0; i < other.size; i++) {
            add(other.x[i], other.y[i]);
        }
    }
}
