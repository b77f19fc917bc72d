package fr.archipel.scot.footprint;

import fr.archipel.exchange.reader.FileLayer;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which layer of a file holds the footprint: the one named, else the only one with polygons, else the only one with lines that may close. */
final class LayerChoice {
    private LayerChoice() {}

    /** Throws {@link Problem.Undecided} when several would do, {@link Problem.InvalidParameter} when the one named is not there. */
    static FileLayer of(String file, List<FileLayer> layers, @Nullable String wanted) {
        if (wanted != null) {
            return layers.stream()
                    .filter(each -> each.name().equals(wanted))
                    .findFirst()
                    .orElseThrow(() -> new ProblemException(new Problem.InvalidParameter(
                            "couche", wanted, "une des couches du fichier : " + String.join(", ", names(layers)))));
        }
        List<FileLayer> areas =
                layers.stream().filter(LayerChoice::mayHoldAreas).toList();
        if (!areas.isEmpty()) {
            return only(file, areas);
        }
        List<FileLayer> lines = layers.stream()
                .filter(each -> type(each).contains("LINESTRING"))
                // The pieces of tracks that are there already.
                .filter(each -> !each.name().equals("track_segments") || layers.size() == 1)
                .toList();
        if (!lines.isEmpty()) {
            return only(file, lines);
        }
        throw new ProblemException(new Problem.Unreadable(
                file,
                layers.stream().allMatch(each -> each.geometryType() == null)
                        ? "aucune de ses colonnes ne dit où sont les objets : il faut des polygones, par exemple en WKT dans une"
                                + " colonne « geometry »."
                        : "il ne contient que des points ; la vérification attend des polygones."));
    }

    private static FileLayer only(String file, List<FileLayer> layers) {
        if (layers.size() == 1) {
            return layers.get(0);
        }
        List<String> names = names(layers);
        throw new ProblemException(new Problem.Undecided(
                "couche",
                "%s contient %d couches qui peuvent être l'emprise du projet : dites laquelle par le paramètre « couche » (%s)."
                        .formatted(file, names.size(), String.join(", ", names)),
                names));
    }

    private static boolean mayHoldAreas(FileLayer layer) {
        String type = type(layer);
        return type.contains("POLYGON")
                || type.contains("SURFACE")
                || type.equals("GEOMETRY")
                || type.contains("COLLECTION");
    }

    private static String type(FileLayer layer) {
        String type = layer.geometryType();
        return type == null ? "" : type.toUpperCase(Locale.ROOT);
    }

    private static List<String> names(List<FileLayer> layers) {
        return layers.stream().map(FileLayer::name).toList();
    }
}
