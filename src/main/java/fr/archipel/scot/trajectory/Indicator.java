package fr.archipel.scot.trajectory;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A measure of a trajectory.
 *
 * @param valeur null when data are missing or it has no sense; {@code raison} then says why. The status is no number
 * @param texte the status; null for a number
 * @param calcul how it is computed
 */
record Indicator(
        String cle,
        String titre,
        @Nullable BigDecimal valeur,
        @Nullable String texte,
        @Nullable String unite,
        String calcul,
        @Nullable String raison) {}
