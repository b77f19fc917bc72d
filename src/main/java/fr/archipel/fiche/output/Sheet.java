package fr.archipel.fiche.output;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.fiche.map.FicheDrawing;
import org.jspecify.annotations.Nullable;

/**
 * What is printed of one fiche.
 *
 * @param fiche the document of {@code /api/fiches/{id}}
 * @param map null when there is no geometry to draw
 */
record Sheet(JsonNode fiche, @Nullable FicheDrawing map) {}
