package fr.archipel.exchange.reader;

import fr.archipel.exchange.file.FileProblems;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a file is, by what it holds, whatever its name says. */
enum FileKind {
    GEOPACKAGE,
    ZIP,
    WORKBOOK,
    SHAPEFILE,
    DBF,
    JSON,
    GPX,
    KML,
    MAPINFO,
    TABLE;

    private static final int START = 4096;
    /** dBASE III, IV and 5, FoxPro, with memos or without. */
    private static final Set<Integer> DBF_VERSIONS = Set.of(3, 4, 5, 0x30, 0x31, 0x32, 0x43, 0x83, 0x8b, 0xf5);

    private static final Pattern ROOT = Pattern.compile("<(?:[A-Za-z_][\\w.-]*:)?([A-Za-z_][\\w.-]*)");
    private static final Pattern MIF = Pattern.compile("(?is)version\\s+\\d{2,4}\\s.*");

    /** Null when it is none of these. Refuses some others, saying what to do. */
    static @Nullable FileKind of(Path file) {
        byte[] start = start(file);
        String bytes = new String(start, StandardCharsets.ISO_8859_1);
        if (bytes.startsWith("SQLite format 3\0")) {
            return GEOPACKAGE;
        }
        if (bytes.startsWith("PK\3\4") || bytes.startsWith("PK\5\6")) {
            return XlsxFile.is(file) ? WORKBOOK : ZIP;
        }
        if (bytes.startsWith("\0\0\47\12")) {
            if (LayerFile.name(file).toLowerCase(Locale.ROOT).endsWith(".shx")) {
                throw FileProblems.unreadable(
                        LayerFile.name(file), "c'est l'index d'un shapefile ; donnez le fichier .shp.");
            }
            return SHAPEFILE;
        }
        if (bytes.startsWith("\u00d0\u00cf\u0011\u00e0")) {
            throw FileProblems.unreadable(
                    LayerFile.name(file),
                    "c'est un classeur de l'ancien format (.xls) ou protégé par un mot de passe ; enregistrez-le au format .xlsx, sans mot de passe.");
        }
        return isDbf(file, start) ? DBF : ofText(text(start));
    }

    /** A table of dBASE has no mark of its own: the letters of its name, its version and its lengths must all agree. */
    private static boolean isDbf(Path file, byte[] start) {
        boolean named = LayerFile.name(file).toLowerCase(Locale.ROOT).endsWith(".dbf");
        return named && start.length >= 32 && DBF_VERSIONS.contains(start[0] & 0xff);
    }

    private static @Nullable FileKind ofText(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String start = text.replace((char) 0x1e, ' ').stripLeading();
        if (start.startsWith("{") || start.startsWith("[")) {
            return JSON;
        }
        if (start.startsWith("<")) {
            return ofXml(start);
        }
        if (start.regionMatches(true, 0, "!table", 0, 6) || MIF.matcher(start).matches()) {
            return MAPINFO;
        }
        return start.startsWith("%PDF") ? null : TABLE;
    }

    /** By the first element, after what may come before it. */
    private static @Nullable FileKind ofXml(String start) {
        String markup = start.replaceAll("(?s)<!--.*?-->|<\\?.*?\\?>", "");
        var root = ROOT.matcher(markup);
        String name = root.find() ? root.group(1) : "";
        if (markup.regionMatches(true, markup.indexOf("<!"), "<!DOCTYPE html", 0, 14)) {
            return null;
        }
        if (markup.contains("<!DOCTYPE")) {
            // The reader of XML refuses it, and says why.
            return markup.contains("<kml") ? KML : GPX;
        }
        return switch (name) {
            case "gpx" -> GPX;
            case "kml" -> KML;
            default -> null;
        };
    }

    /** The start as text, without its mark; null when letters are not what it holds. */
    private static @Nullable String text(byte[] start) {
        boolean wide = start.length > 1 && (start[0] & 0xff) + (start[1] & 0xff) == 0xff + 0xfe;
        String text = new String(start, wide ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1);
        String body = text.startsWith("\u00ef\u00bb\u00bf") ? text.substring(3) : text;
        // Databases let some of the others into texts; a zero is in no text at all.
        long controls = body.chars()
                .filter(c -> c < ' ' && "\t\n\r\f\u001a\u001e".indexOf(c) < 0)
                .count();
        return body.indexOf(0) >= 0 || controls * 50 > body.length() ? null : body;
    }

    private static byte[] start(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(START);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
