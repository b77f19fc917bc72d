package fr.archipel.feature.format.shapefile;

import fr.archipel.feature.format.binary.Box;
import fr.archipel.feature.format.binary.Bytes;
import fr.archipel.feature.format.binary.Spool;
import fr.archipel.feature.format.binary.WkbSequences;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The {@code .shp} and the {@code .shx} of one shapefile. Of each geometry it takes the parts of its dimension; outer rings
 * turn clockwise, holes the other way, whatever the database holds. Not for two threads.
 */
final class Shapes implements Closeable {
    /** Lengths are counted in 16-bit words by most readers' signed integers; past this many bytes none is sure. */
    static final long MAXIMUM_BYTES = Integer.MAX_VALUE;

    private static final int HEADER = 100;
    private static final int RECORD_HEADER = 8;

    private final ShapeKind kind;
    private final Spool records = new Spool();
    private final Spool offsets = new Spool();
    private final Bytes record = new Bytes();
    private final Bytes entry = new Bytes();
    private final Box extent = new Box();
    private final Box box = new Box();
    private int count;
    private int parts;
    private int points;
    private int partAt;
    private int pointAt;
    private int pointsBefore;

    Shapes(ShapeKind kind) {
        this.kind = kind;
    }

    /** How many parts of this file's dimension the geometry has. */
    int parts(byte[] wkb, int from) {
        parts = 0;
        points = 0;
        WkbSequences.each(wkb, from, this::count);
        return parts;
    }

    private void count(int dimension, boolean outer, byte[] wkb, int at, int count) {
        if (dimension == kind.dimension()) {
            parts++;
            points += count;
        }
    }

    /** Adds the parts of a geometry that has some. */
    void add(byte[] wkb, int from) throws IOException {
        if (parts(wkb, from) == 0) {
            addNull();
            return;
        }
        begin(kind.code());
        box.clear();
        if (kind == ShapeKind.POINT) {
            pointAt = record.skip(16);
            WkbSequences.each(wkb, from, this::copy);
        } else {
            int boxAt = record.skip(32);
            if (kind != ShapeKind.MULTIPOINT) {
                record.putInt(parts);
            }
            record.putInt(points);
            partAt = kind == ShapeKind.MULTIPOINT ? -1 : record.skip(4 * parts);
            pointAt = record.skip(16 * points);
            pointsBefore = 0;
            WkbSequences.each(wkb, from, this::copy);
            record.setDouble(boxAt, box.minX());
            record.setDouble(boxAt + 8, box.minY());
            record.setDouble(boxAt + 16, box.maxX());
            record.setDouble(boxAt + 24, box.maxY());
        }
        extent.add(box);
        end();
    }

    void addNull() throws IOException {
        begin(0);
        end();
    }

    private void begin(int code) {
        count++;
        record.clear().putBigEndianInt(count).putInt(0).putInt(code);
    }

    private void end() throws IOException {
        long offset = HEADER + records.size();
        if (offset + record.length() > MAXIMUM_BYTES) {
            throw tooLarge();
        }
        int words = (record.length() - RECORD_HEADER) / 2;
        record.setBigEndianInt(4, words);
        records.write(record);
        offsets.write(entry.clear().putBigEndianInt((int) (offset / 2)).putBigEndianInt(words));
    }

    static ProblemException tooLarge() {
        return new ProblemException(new Problem.TooLarge(
                "Un fichier de ce shapefile (choisissez GeoPackage ou FlatGeobuf, ou filtrez la couche)",
                MAXIMUM_BYTES >> 20,
                "Mio"));
    }

    private void copy(int dimension, boolean outer, byte[] wkb, int at, int count) {
        if (dimension != kind.dimension()) {
            return;
        }
        for (int i = at; i < at + 16 * count; i += 16) {
            box.add(Bytes.doubleAt(wkb, i), Bytes.doubleAt(wkb, i + 8));
        }
        if (partAt >= 0 && dimension > 0) {
            record.setInt(partAt, pointsBefore);
            partAt += 4;
            pointsBefore += count;
        }
        boolean turns = dimension == 2 && (area(wkb, at, count) > 0) == outer;
        for (int i = 0; i < count; i++) {
            int from = at + 16 * (turns ? count - 1 - i : i);
            System.arraycopy(wkb, from, record.array(), pointAt, 16);
            pointAt += 16;
        }
    }

    /** Twice the area of a ring, positive when it turns counter-clockwise; taken from its first point, for precision. */
    static double area(byte[] wkb, int at, int count) {
        double x0 = Bytes.doubleAt(wkb, at);
        double y0 = Bytes.doubleAt(wkb, at + 8);
        double sum = 0;
        double x = 0;
        double y = 0;
        for (int i = at + 16; i < at + 16 * count; i += 16) {
            double nextX = Bytes.doubleAt(wkb, i) - x0;
            double nextY = Bytes.doubleAt(wkb, i + 8) - y0;
            sum += x * nextY - nextX * y;
            x = nextX;
            y = nextY;
        }
        return sum;
    }

    int count() {
        return count;
    }

    void writeShapes(OutputStream out) throws IOException {
        header(records.size()).writeTo(out);
        records.copyTo(out);
    }

    void writeIndex(OutputStream out) throws IOException {
        header(offsets.size()).writeTo(out);
        offsets.copyTo(out);
    }

    private Bytes header(long content) {
        boolean empty = extent.isEmpty();
        Bytes header = new Bytes().putBigEndianInt(9994);
        header.skip(20);
        return header.putBigEndianInt((int) ((HEADER + content) / 2))
                .putInt(1000)
                .putInt(kind.code())
                .putDouble(empty ? 0 : extent.minX())
                .putDouble(empty ? 0 : extent.minY())
                .putDouble(empty ? 0 : extent.maxX())
                .putDouble(empty ? 0 : extent.maxY())
                .align(HEADER, 0);
    }

    @Override
    public void close() throws IOException {
        records.close();
        offsets.close();
    }
}
