package fr.archipel.scot.trajectory;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import fr.archipel.territory.ContratRef;
import fr.archipel.territory.EpciRef;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A figure on land that a contract prints: the contract's word, for its EPCI, by its own definition; never mixed with
 * what is measured.
 *
 * @param imprime as printed, when it is not the plain value
 * @param sources document:line
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record PrintedFigure(
        String concept,
        String titre,
        BigDecimal valeur,
        String unite,
        @Nullable String imprime,
        ContratRef contrat,
        EpciRef epci,
        @Nullable String fiche,
        List<String> sources) {}
