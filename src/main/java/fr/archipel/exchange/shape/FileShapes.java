package fr.archipel.exchange.shape;

import fr.archipel.exchange.reader.Column;
import fr.archipel.exchange.reader.FileLayer;
import fr.archipel.exchange.reader.LayerFile;
import fr.archipel.exchange.reader.LayerReader;
import fr.archipel.exchange.reader.ReadOptions;
import fr.archipel.exchange.reader.Row;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * What a file holds that can be drawn.
 *
 * @param layers those with places, when there are several to choose from
 * @param layer the one that was read; null when one must be chosen first
 * @param crs code of the reference system the file says it is in, if it does
 * @param crsName how the file says it
 * @param without rows without a place
 * @param notes what the reader left out, French sentences
 */
record FileShapes(
        List<FileLayer> layers,
        @Nullable String layer,
        OptionalInt crs,
        String crsName,
        List<Shape> shapes,
        int without,
        List<String> notes) {
    /** More is a layer, not the footprint of a fiche. */
    static final int MOST_SHAPES = 200;

    static final int MOST_VERTICES = 20_000;

    private static final List<String> TITLES =
            List.of("nom", "name", "libelle", "titre", "title", "intitule", "designation", "label", "nom_site", "id");

    /** {@code title}: what the file calls it, or null; {@code geometry} in the file's system, x before y. */
    record Shape(@Nullable String title, Geometry geometry) {}

    /** Reads a file that a person gave. Problems: as {@code LayerFile}; 413 for more than one can look at. */
    static FileShapes read(Path file, @Nullable String wanted) {
        List<FileLayer> layers = LayerFile.contents(file).stream()
                .filter(layer -> layer.geometryType() != null)
                .toList();
        if (layers.isEmpty()) {
            throw new ProblemException(new Problem.Unreadable(
                    String.valueOf(file.getFileName()), "aucune de ses couches n'a de géométrie."));
        }
        if (wanted == null && layers.size() > 1) {
            return new FileShapes(layers, null, OptionalInt.empty(), "", List.of(), 0, List.of());
        }
        String name = wanted == null ? layers.get(0).name() : wanted;
        try (LayerReader reader = LayerFile.open(file, ReadOptions.layer(name))) {
            return read(reader, layers, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileShapes read(LayerReader reader, List<FileLayer> layers, String name) throws IOException {
        int title = title(reader.columns());
        List<Shape> shapes = new ArrayList<>();
        int[] counts = {0, 0};
        reader.read(row -> {
            Geometry geometry = row.geometry();
            if (geometry == null || geometry.isEmpty()) {
                counts[0]++;
                return;
            }
            counts[1] += geometry.getNumPoints();
            if (shapes.size() == MOST_SHAPES || counts[1] > MOST_VERTICES) {
                throw new ProblemException(
                        shapes.size() == MOST_SHAPES
                                ? new Problem.TooLarge("Un fichier de tracés", MOST_SHAPES, "objets")
                                : new Problem.TooLarge("Un fichier de tracés", MOST_VERTICES, "sommets"));
            }
            shapes.add(new Shape(title(row, title), geometry));
        });
        return new FileShapes(
                layers, name, reader.crs().epsg(), reader.crs().name(), shapes, counts[0], reader.notes());
    }

    /** The column that names things, by its own name; -1: none. */
    private static int title(List<Column> columns) {
        for (String known : TITLES) {
            for (int i = 0; i < columns.size(); i++) {
                if (plain(columns.get(i).name()).equals(known)) {
                    return i;
                }
            }
        }
        return -1;
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }

    private static @Nullable String title(Row row, int column) {
        Object value = column < 0 ? null : row.values().get(column);
        String text = value == null ? "" : value.toString().strip();
        return text.isEmpty() ? null : text.substring(0, Math.min(200, text.length()));
    }
}
