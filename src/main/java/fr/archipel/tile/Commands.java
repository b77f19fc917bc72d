package fr.archipel.tile;

/** The commands that draw one geometry, each vertex as a step from the one before (Mapbox Vector Tile 2.1, § 4.3). */
final class Commands {
    private final Pbf out = new Pbf(1024);
    private int x;
    private int y;

    void clear() {
        out.clear();
        x = 0;
        y = 0;
    }

    Pbf bytes() {
        return out;
    }

    Commands moveTo(int count) {
        out.varint((count << 3) | 1);
        return this;
    }

    Commands lineTo(int count) {
        out.varint((count << 3) | 2);
        return this;
    }

    void closePath() {
        out.varint((1 << 3) | 7);
    }

    Commands vertex(int toX, int toY) {
        out.zigzag(toX - x).zigzag(toY - y);
        x = toX;
        y = toY;
        return this;
    }
}
