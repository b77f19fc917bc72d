package fr.archipel.fiche.output;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.fiche.map.FicheDrawing;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is printed of one fiche.
 *
 * @param fiche the document of {@code /api/fiches/{id}}
 * @param life the document of {@code /api/fiches/{id}/suivi}, as of {@code date}
 * @param map null when there is no geometry to draw
 * @param archived the day it was archived; null for a fiche that lives
 */
record Sheet(
        JsonNode fiche,
        JsonNode life,
        List<Finding> findings,
        @Nullable FicheDrawing map,
        LocalDate date,
        @Nullable LocalDate archived) {

    Sheet {
        findings = List.copyOf(findings);
    }
}
