package fr.archipel.exchange.reader;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Well-known binary (OGC 06-103r4, with ISO's Z and M and PostGIS' flags), walked through before it is read: its counts
 * are those of its bytes, its collections end, its types are ours. A reader may then trust it.
 */
final class Wkb {
    private static final int Z_FLAG = 0x8000_0000;
    private static final int M_FLAG = 0x4000_0000;
    private static final int SRID_FLAG = 0x2000_0000;
    private static final int COLLECTION = 7;

    private final ByteBuffer bytes;
    private long vertices;
    private boolean heights;

    private Wkb(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    /** Whether there are heights or measures. Throws {@link GeometryGuard.Broken}. */
    static boolean check(byte[] wkb) {
        Wkb walk = new Wkb(wkb);
        try {
            walk.geometry(0);
        } catch (java.nio.BufferUnderflowException e) {
            throw new GeometryGuard.Broken("est incomplète");
        }
        return walk.heights;
    }

    static int srid(byte[] wkb) {
        Wkb walk = new Wkb(wkb);
        return wkb.length >= 9 && (walk.type() & SRID_FLAG) != 0 ? walk.bytes.getInt() : 0;
    }

    private int type() {
        int order = bytes.get();
        if (order != 0 && order != 1) {
            throw new GeometryGuard.Broken("est abîmée");
        }
        bytes.order(order == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        return bytes.getInt();
    }

    private void geometry(int depth) {
        int type = type();
        if ((type & SRID_FLAG) != 0) {
            bytes.getInt();
        }
        int iso = type & 0xffff;
        boolean z = (type & Z_FLAG) != 0 || iso / 1000 == 1 || iso / 1000 == 3;
        boolean m = (type & M_FLAG) != 0 || iso / 1000 >= 2;
        heights |= z || m;
        int size = 16 + (z ? 8 : 0) + (m ? 8 : 0);
        switch (iso % 1000) {
            case 1 -> points(1, size);
            case 2 -> points(count(size), size);
            case 3 -> {
                for (int rings = count(4); rings > 0; rings--) {
                    points(count(size), size);
                }
            }
            case 4, 5, 6, COLLECTION -> parts(depth);
            case 8, 9, 10, 11, 12, 13, 14 ->
                throw new GeometryGuard.Broken(
                        "a des courbes ; remplacez-les par des segments (ogr2ogr -nlt CONVERT_TO_LINEAR)");
            default -> throw new GeometryGuard.Broken("est d'un type qui ne se lit pas ici (%d)".formatted(iso));
        }
    }

    private void parts(int depth) {
        if (depth >= Limits.DEPTH) {
            throw new GeometryGuard.Broken("est faite de collections sans fin");
        }
        for (int parts = count(5); parts > 0; parts--) {
            geometry(depth + 1);
        }
    }

    /** A count, checked against what is left. {@code each}: the least bytes that one takes. */
    private int count(int each) {
        int count = bytes.getInt();
        if (count < 0 || (long) count * each > bytes.remaining()) {
            throw new GeometryGuard.Broken("annonce plus de points qu'elle n'en a");
        }
        return count;
    }

    private void points(int count, int size) {
        vertices += count;
        GeometryGuard.checkVertices(vertices);
        if ((long) count * size > bytes.remaining()) {
            throw new GeometryGuard.Broken("est incomplète");
        }
        bytes.position(bytes.position() + count * size);
    }
}
