package fr.archipel.scot.check;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A what-if kept under a name.
 *
 * @param demande body of {@code POST /api/scot/simulation}
 * @param creeLe moments, ISO 8601
 */
record Scenario(
        String id,
        String titre,
        @Nullable String description,
        ObjectNode demande,
        String auteur,
        String creeLe,
        String modifieLe,
        int version) {

    /** In a list: what it is about, not its drawings. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Summary(
            String id,
            String titre,
            @Nullable String description,
            String perimetre,
            int nombre,
            String auteur,
            String creeLe,
            String modifieLe,
            int version,
            String href) {}

    record Listing(List<Summary> items) {}

    Summary summary() {
        return new Summary(
                id,
                titre,
                description,
                demande.path("perimetre").asText(),
                demande.path("projets").size(),
                auteur,
                creeLe,
                modifieLe,
                version,
                href());
    }

    String href() {
        return "/api/scot/scenarios/" + id;
    }

    /** Whole: the members of the question beside its own. */
    ObjectNode answer() {
        ObjectNode answer = Json.object().put("id", id).put("titre", titre).put("description", description);
        answer.setAll(demande);
        return answer.put("auteur", auteur)
                .put("cree_le", creeLe)
                .put("modifie_le", modifieLe)
                .put("version", version)
                .put("href", href());
    }
}
