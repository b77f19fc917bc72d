package fr.archipel.territory;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Fiches added up.
 *
 * @param montantTotalEur sum of the totals that are known; null when none is
 * @param sansMontant how many have no total
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record FicheTotal(int nombre, @Nullable BigDecimal montantTotalEur, int sansMontant) {}
