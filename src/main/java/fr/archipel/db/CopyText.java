package fr.archipel.db;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.WKBWriter;
import org.postgresql.copy.CopyIn;

/** Rows in the text format of COPY, sent block by block. */
public final class CopyText {
    private static final int BLOCK = 1 << 16;

    private final CopyIn copy;
    private final StringBuilder block = new StringBuilder(BLOCK + 4096);
    private final WKBWriter wkb = new WKBWriter(2, ByteOrderValues.LITTLE_ENDIAN);
    private boolean first = true;

    public CopyText(CopyIn copy) {
        this.copy = copy;
    }

    public CopyText value(@Nullable Object value) {
        separate();
        if (value == null) {
            block.append("\\N");
        } else if (value instanceof String[] texts) {
            escape(array(texts));
        } else {
            escape(value.toString());
        }
        return this;
    }

    public CopyText geometry(@Nullable Geometry geometry) {
        separate();
        if (geometry == null) {
            block.append("\\N");
        } else {
            block.append(WKBWriter.toHex(wkb.write(geometry)));
        }
        return this;
    }

    public void endRow() throws IOException {
        block.append('\n');
        first = true;
        if (block.length() >= BLOCK) {
            flush();
        }
    }

    public void flush() throws IOException {
        byte[] bytes = block.toString().getBytes(StandardCharsets.UTF_8);
        block.setLength(0);
        try {
            copy.writeToCopy(bytes, 0, bytes.length);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private void separate() {
        if (!first) {
            block.append('\t');
        }
        first = false;
    }

    /** PostgreSQL holds no zero character in a text. */
    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> block.append("\\\\");
                case '\t' -> block.append("\\t");
                case '\n' -> block.append("\\n");
                case '\r' -> block.append("\\r");
                case 0 -> {}
                default -> block.append(c);
            }
        }
    }

    private static String array(String[] texts) {
        StringBuilder array = new StringBuilder("{");
        for (int i = 0; i < texts.length; i++) {
            array.append(i == 0 ? "" : ",");
            if (texts[i] == null) {
                array.append("NULL");
            } else {
                array.append('"')
                        .append(texts[i].replace("\\", "\\\\").replace("\"", "\\\""))
                        .append('"');
            }
        }
        return array.append('}').toString();
    }
}
