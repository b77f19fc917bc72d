package fr.archipel.scot.trajectory;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What an envelope and a trajectory are computed from; areas in m², null when not known.
 *
 * @param reference consumption of the reference years
 * @param consumed consumption of the decade's known years
 * @param pene part of {@code consumed} due to projects of national scope
 * @param renatured proven and deductible renaturation of the decade
 * @param yearsKnown full years of the decade that {@code consumed} holds
 * @param decadeYears years of the decade
 * @param ratePct reduction, in percent
 * @param floor least envelope of an eligible commune; null for any other perimeter
 */
public record Terms(
        @Nullable BigDecimal reference,
        @Nullable BigDecimal consumed,
        BigDecimal pene,
        BigDecimal renatured,
        int yearsKnown,
        int decadeYears,
        @Nullable BigDecimal ratePct,
        @Nullable BigDecimal floor) {}
