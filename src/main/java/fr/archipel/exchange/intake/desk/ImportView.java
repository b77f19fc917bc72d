package fr.archipel.exchange.intake.desk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.exchange.intake.ImportReport;
import fr.archipel.exchange.reader.FileLayer;
import fr.archipel.exchange.reader.LayerFile;
import fr.archipel.json.Json;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An import as JSON: the engine's report, every member there, with what the desk knows besides. */
final class ImportView {
    private static final List<String> LISTS =
            List.of("couches_fichier", "profils", "correspondance", "colonnes", "regles", "notes");
    private static final List<String> VALUES =
            List.of("octets", "couche_fichier", "profil", "crs", "encodage", "comptes", "emprise", "empreinte");

    /** The id of a target nobody has told yet. */
    private static final String UNKNOWN = "?";

    private ImportView() {}

    static ObjectNode of(
            ImportReport report,
            Pace.@Nullable Now progress,
            @Nullable Problem refusal,
            Supplier<Optional<Path>> file) {
        ObjectNode view = Json.MAPPER.valueToTree(report);
        if (report.cible().id().equals(UNKNOWN)) {
            view.putNull("cible");
        }
        LISTS.forEach(name -> {
            if (!view.path(name).isArray()) {
                view.putArray(name);
            }
        });
        VALUES.forEach(name -> {
            if (!view.has(name)) {
                view.putNull(name);
            }
        });
        if (!view.path("champs_modifies").isObject()) {
            view.putObject("champs_modifies");
        }
        // A file that could not be examined as asked still says what it holds, so that one can choose.
        if (progress == null && view.path("couches_fichier").isEmpty()) {
            file.get().ifPresent(kept -> contents(kept, view.putArray("couches_fichier")));
        }
        view.putPOJO("progression", progress);
        view.put("empechement", refusal == null ? null : refusal.detail());
        return view;
    }

    private static void contents(Path file, ArrayNode layers) {
        try {
            for (FileLayer layer : LayerFile.contents(file)) {
                ObjectNode each = layers.addObject().put("nom", layer.name()).put("geometrie", layer.geometryType());
                if (layer.rows().isPresent()) {
                    each.put("lignes", layer.rows().getAsLong());
                } else {
                    each.putNull("lignes");
                }
            }
        } catch (ProblemException e) {
            layers.removeAll(); // the import's reason says it
        }
    }
}
