package fr.archipel.tile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A tile ready to be sent, plain or compressed; compressed once, when the first client asks. */
final class Tile {
    /** Below, the headers of a packet weigh more than what is won. */
    private static final int WORTH_COMPRESSING = 512;

    /** Two thirds of the time of the usual level, for a tenth more bytes. */
    private static final int LEVEL = 4;

    private final byte[] mvt;
    private final @Nullable String tag;
    private byte @Nullable [] gzip;

    /** {@code tag}: names this content for good; null when the versions of its layers are not known. */
    Tile(byte[] mvt, @Nullable String tag) {
        this.mvt = mvt;
        this.tag = tag;
    }

    @Nullable
    String tag() {
        return tag;
    }

    byte[] mvt() {
        return mvt;
    }

    boolean isEmpty() {
        return mvt.length == 0;
    }

    boolean isWorthCompressing() {
        return mvt.length >= WORTH_COMPRESSING;
    }

    /** What it takes in memory, both forms. */
    int weight() {
        return 200 + mvt.length + mvt.length / 2;
    }

    synchronized byte[] gzip() {
        if (gzip == null) {
            gzip = compress(mvt);
        }
        return gzip;
    }

    private static byte[] compress(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 2 + 64);
        try (GZIPOutputStream gzip = new Level(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static final class Level extends GZIPOutputStream {
        Level(ByteArrayOutputStream out) throws IOException {
            super(out, 4096);
            def.setLevel(LEVEL);
            def.setStrategy(Deflater.DEFAULT_STRATEGY);
        }
    }
}
