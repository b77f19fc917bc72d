package fr.archipel.tile;

import java.util.Arrays;

/**
 * What one feature draws in one tile: polygons, lines and points, which a tile tells apart. Filled by {@link ShapeReader}
 * and reused.
 */
final class Shapes {
    final Polygons polygons = new Polygons();
    private final Commands lines = new Commands();
    private final Commands drawing = new Commands();
    private int[] points = new int[16];
    private int pointCount;
    private int lineCount;

    void clear() {
        polygons.clear();
        lines.clear();
        lineCount = 0;
        pointCount = 0;
    }

    boolean hasPolygons() {
        return polygons.rings > 0;
    }

    boolean hasLines() {
        return lineCount > 0;
    }

    boolean hasPoints() {
        return pointCount > 0;
    }

    void line(Vertices path) {
        lines.moveTo(1).vertex((int) path.x[0], (int) path.y[0]).lineTo(path.size - 1);
        for (int i = 1; i < path.size; i++) {
            lines.vertex((int) path.x[i], (int) path.y[i]);
        }
        lineCount++;
    }

    /** A line too short to have a direction: one unit eastwards. */
    void dash(int x, int y) {
        lines.moveTo(1).vertex(x, y).lineTo(1).vertex(x + 1, y);
        lineCount++;
    }

    /** A point already there is not said again. */
    void point(int x, int y) {
        if (pointCount > 0 && points[2 * pointCount - 2] == x && points[2 * pointCount - 1] == y) {
            return;
        }
        if (2 * pointCount == points.length) {
            points = Arrays.copyOf(points, 2 * points.length);
        }
        points[2 * pointCount] = x;
        points[2 * pointCount++ + 1] = y;
    }

    Pbf lines() {
        return lines.bytes();
    }

    Pbf polygonCommands() {
        drawing.clear();
        polygons.write(drawing);
        return drawing.bytes();
    }

    Pbf pointCommands() {
        drawing.clear();
        drawing.moveTo(pointCount);
        for (int i = 0; i < pointCount; i++) {
            drawing.vertex(points[2 * i], points[2 * i + 1]);
        }
        return drawing.bytes();
    }
}
