package fr.archipel.committee;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import fr.archipel.territory.ContratRef;
import org.jspecify.annotations.Nullable;

/**
 * A meeting in a list.
 *
 * @param contrat null: all contracts together
 * @param points how many items; {@code decisions}: how many of them changed a status
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record Summary(
        String id,
        @Nullable ContratRef contrat,
        String nature,
        String natureTitre,
        String titre,
        String dateComite,
        @Nullable String lieu,
        String etat,
        int points,
        int decisions,
        int version,
        String href) {}
