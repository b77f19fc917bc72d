package fr.archipel.exchange.reader;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What a file is, by what it holds, whatever its name says. */
enum FileKind {
    GEOPACKAGE,
    ZIP,
    SHAPEFILE,
    JSON,
    TABLE;

    private static final int START = 4096;

    /** Null when it is none of these. */
    static @Nullable FileKind of(Path file) {
        byte[] start = start(file);
        String bytes = new String(start, StandardCharsets.ISO_8859_1);
        if (bytes.startsWith("SQLite format 3\0")) {
            return GEOPACKAGE;
        }
        if (bytes.startsWith("PK\3\4") || bytes.startsWith("PK\5\6")) {
            return ZIP;
        }
        if (bytes.startsWith("\0\0\47\12")) {
            return SHAPEFILE;
        }
        return ofText(text(start));
    }

    private static @Nullable FileKind ofText(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String start = text.stripLeading();
        if (start.startsWith("{") || start.startsWith("[")) {
            return JSON;
        }
        return start.startsWith("<") || start.startsWith("%PDF") ? null : TABLE;
    }

    /** The start as text, without its mark; null when letters are not what it holds. */
    private static @Nullable String text(byte[] start) {
        boolean wide = start.length > 1 && (start[0] & 0xff) + (start[1] & 0xff) == 0xff + 0xfe;
        String text = new String(start, wide ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1);
        String body = text.startsWith("\u00ef\u00bb\u00bf") ? text.substring(3) : text;
        boolean controls = body.chars().anyMatch(c -> c < ' ' && "\t\n\r\f\u001a".indexOf(c) < 0);
        return controls ? null : body;
    }

    private static byte[] start(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(START);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
