package fr.archipel.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.geo.GeoJsonFile;
import fr.archipel.geo.SubmittedGeometry;
import fr.archipel.problem.ProblemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;

/**
 * Commune contours read from GeoJSON in CRS84, as geo.api.gouv.fr and Admin Express give them.
 *
 * @param contours by INSEE code, in EPSG:2154, valid, polygonal
 * @param faults what is wrong, one French sentence each; empty when the file can be used
 */
record ContourFile(Map<String, Geometry> contours, List<String> faults) {
    /** The names under which published files carry the INSEE code. */
    private static final List<String> CODE_NAMES =
            List.of("code", "insee", "INSEE_COM", "insee_com", "code_insee", "codgeo", "CODGEO", "CODE_INSEE");

    static ContourFile read(List<Path> files) {
        ContourFile result = new ContourFile(new LinkedHashMap<>(), new ArrayList<>());
        for (Path file : files) {
            GeoJsonFile.read(file, (number, feature) -> result.add(number, feature));
        }
        return result;
    }

    private void add(int number, JsonNode feature) {
        Optional<String> code = code(feature.path("properties"));
        if (code.isEmpty()) {
            faults.add("Objet %d : aucun code INSEE de cinq caractères (champs cherchés : %s)."
                    .formatted(number, String.join(", ", CODE_NAMES)));
            return;
        }
        try {
            Geometry contour = SubmittedGeometry.read(feature.path("geometry"));
            if (contour.getDimension() != 2) {
                faults.add("Objet %d (%s) : il faut un polygone.".formatted(number, code.get()));
            } else if (contours.put(code.get(), contour) != null) {
                faults.add("Objet %d : la commune %s est là deux fois.".formatted(number, code.get()));
            }
        } catch (ProblemException e) {
            faults.add("Objet %d (%s) : %s".formatted(number, code.get(), e.getMessage()));
        }
    }

    private static Optional<String> code(JsonNode properties) {
        return CODE_NAMES.stream()
                .map(name -> properties.path(name).asText())
                .filter(text -> text.matches("[0-9AB]{5}"))
                .findFirst();
    }
}
