package fr.archipel.feature.format.binary;

/** A bounding box that grows; empty until something was added. Not for two threads. */
public final class Box {
    private double minX;
    private double minY;
    private double maxX;
    private double maxY;

    public Box() {
        clear();
    }

    public void clear() {
        minX = Double.POSITIVE_INFINITY;
        minY = Double.POSITIVE_INFINITY;
        maxX = Double.NEGATIVE_INFINITY;
        maxY = Double.NEGATIVE_INFINITY;
    }

    /** NaN, which is how WKB writes an empty point, adds nothing. */
    public void add(double x, double y) {
        if (x < minX) {
            minX = x;
        }
        if (x > maxX) {
            maxX = x;
        }
        if (y < minY) {
            minY = y;
        }
        if (y > maxY) {
            maxY = y;
        }
    }

    public void add(Box other) {
        if (!other.isEmpty()) {
            add(other.minX, other.minY);
            add(other.maxX, other.maxY);
        }
    }

    public boolean isEmpty() {
        return !(minX <= maxX && minY <= maxY);
    }

    public double minX() {
        return minX;
    }

    public double minY() {
        return minY;
    }

    public double maxX() {
        return maxX;
    }

    public double maxY() {
        return maxY;
    }
}
