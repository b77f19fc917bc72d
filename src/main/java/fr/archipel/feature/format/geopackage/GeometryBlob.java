package fr.archipel.feature.format.geopackage;

import fr.archipel.feature.format.binary.Box;
import fr.archipel.feature.format.binary.Boxes;
import fr.archipel.feature.format.binary.Bytes;
import fr.archipel.feature.format.binary.WkbPass;

/** A geometry as GeoPackage stores it: a header with its system and box, then WKB. Source: OGC 12-128r18 § 2.1.3. */
final class GeometryBlob {
    private static final int HEADER = 8;
    private static final int ENVELOPE = 32;
    /** Little-endian, an envelope of x and y. */
    private static final byte FLAGS = 0b0000_0011;
    /** Little-endian, no envelope, empty. */
    private static final byte EMPTY_FLAGS = 0b0001_0001;

    private GeometryBlob() {}

    /** Coordinates leave as {@code pass} maps them; the box goes to {@code boxes} too. */
    static byte[] of(byte[] wkb, int srid, WkbPass pass, Boxes boxes) {
        byte[] blob = new byte[HEADER + ENVELOPE + wkb.length];
        System.arraycopy(wkb, 0, blob, HEADER + ENVELOPE, wkb.length);
        Box box = pass.map(blob, HEADER + ENVELOPE);
        boxes.add(box);
        if (box.isEmpty()) {
            byte[] empty = new byte[HEADER + wkb.length];
            header(empty, EMPTY_FLAGS, srid);
            System.arraycopy(wkb, 0, empty, HEADER, wkb.length);
            return empty;
        }
        header(blob, FLAGS, srid);
        Bytes.setDouble(blob, HEADER, box.minX());
        Bytes.setDouble(blob, HEADER + 8, box.maxX());
        Bytes.setDouble(blob, HEADER + 16, box.minY());
        Bytes.setDouble(blob, HEADER + 24, box.maxY());
        return blob;
    }

    private static void header(byte[] blob, byte flags, int srid) {
        blob[0] = 'G';
        blob[1] = 'P';
        blob[3] = flags;
        for (int i = 0; i < 4; i++) {
            blob[4 + i] = (byte) (srid >> (8 * i));
        }
    }
}
