package fr.archipel.scot.consumption;

import fr.archipel.territory.CommuneRef;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Flows of several communes and years added up, in m².
 *
 * @param value null when a commune lacks a year: what is missing is not zero
 * @param known of the communes that lack none
 * @param missing the communes that lack a year
 */
public record Sum(@Nullable BigDecimal value, BigDecimal known, List<CommuneRef> missing) {}
