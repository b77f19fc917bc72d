package fr.archipel.participation;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import fr.archipel.territory.CommuneRef;
import fr.archipel.territory.FicheRef;
import org.jspecify.annotations.Nullable;

/**
 * An idea as its author sees it, with its code.
 *
 * @param etat id of an {@link Etat}
 * @param motif why it was refused or archived, or null
 * @param effaceLe day on which it is deleted as things stand
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record OwnIdee(
        long id,
        String theme,
        @Nullable String titre,
        String texte,
        CommuneRef commune,
        String etat,
        @Nullable String motif,
        String deposeLe,
        @Nullable String publieeLe,
        String effaceLe,
        @Nullable Reponse reponse,
        @Nullable FicheRef fiche) {}
