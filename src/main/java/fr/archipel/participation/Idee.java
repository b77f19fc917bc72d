package fr.archipel.participation;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import fr.archipel.territory.CommuneRef;
import fr.archipel.territory.FicheRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A published idea, as all read it: links and ways to reach somebody are masked.
 *
 * @param lieu {@code point}: placed on the map; {@code commune}: about the whole commune
 * @param position longitude and latitude, degrees; of the commune's inner point when the idea is about all of it
 * @param publieeLe day of its first publication
 * @param reponse null when there is none
 * @param fiche the project it was tied to, or null
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Idee(
        long id,
        String theme,
        @Nullable String titre,
        String texte,
        CommuneRef commune,
        String lieu,
        List<Double> position,
        String publieeLe,
        @Nullable Reponse reponse,
        @Nullable FicheRef fiche,
        String href) {}
