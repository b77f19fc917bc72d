package fr.archipel.exchange.reader;

import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens a file by what it holds, whatever its name says. */
public final class LayerFile {
    private static final String ACCEPTED =
            "ce n'est ni un GeoPackage, ni un shapefile (.shp ou .zip), ni un GeoJSON ; ce sont les formats lus.";

    private LayerFile() {}

    /**
     * The layer of that name, or the only one. Throws {@link Problem.Unreadable} when the file is missing or is none of
     * what is read, {@link Problem.InvalidParameter} for {@code --layer} when it does not name one of several.
     */
    public static LayerReader open(Path file, @Nullable String layer) {
        String name = name(file);
        if (Files.isDirectory(file)) {
            throw FileProblems.unreadable(name, "c'est un dossier ; donnez le fichier lui-même.");
        }
        if (!Files.isReadable(file)) {
            throw FileProblems.unreadable(name, "ce fichier n'existe pas ou ne peut pas être lu.");
        }
        byte[] start = start(file);
        String text = new String(start, StandardCharsets.ISO_8859_1);
        if (text.startsWith("SQLite format 3\0")) {
            return GeoPackageReader.open(file, layer);
        }
        if (text.startsWith("PK\3\4")) {
            return ZippedLayer.open(file, layer);
        }
        if (text.startsWith("\0\0\47\12")) {
            only(List.of(ShapefileReader.baseName(file)), layer);
            return ShapefileReader.open(file);
        }
        if (looksLikeJson(text)) {
            return GeoJsonReader.open(file, layer);
        }
        throw FileProblems.unreadable(name, start.length == 0 ? "le fichier est vide." : ACCEPTED);
    }

    /** The one of these names that was asked for, or the only one. */
    static String only(List<String> names, @Nullable String wanted) {
        if (wanted == null && names.size() == 1) {
            return names.get(0);
        }
        return names.stream()
                .filter(name -> name.equals(wanted))
                .findFirst()
                .orElseThrow(() -> new ProblemException(new Problem.InvalidParameter(
                        "--layer",
                        wanted == null ? "" : wanted,
                        "une des couches du fichier : " + String.join(", ", names))));
    }

    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static byte[] start(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(64);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean looksLikeJson(String start) {
        String text = start.startsWith("\u00ef\u00bb\u00bf") ? start.substring(3) : start;
        return text.stripLeading().startsWith("{");
    }
}
