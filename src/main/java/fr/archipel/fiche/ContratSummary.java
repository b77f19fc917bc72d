package fr.archipel.fiche;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import fr.archipel.territory.EpciRef;
import fr.archipel.territory.FicheTotal;
import org.jspecify.annotations.Nullable;

/**
 * A contract in a list.
 *
 * @param nature contrat, or cadre: a strategic frame without fiches
 * @param epci who signs it; null for a frame
 * @param dateSignature ISO 8601
 * @param fiches its fiches added up
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record ContratSummary(
        String id,
        String nature,
        String titre,
        @Nullable String sigle,
        String href,
        @Nullable EpciRef epci,
        @Nullable String dateSignature,
        @Nullable String lieuSignature,
        @Nullable Integer anneeDebut,
        @Nullable Integer anneeFin,
        FicheTotal fiches) {}
