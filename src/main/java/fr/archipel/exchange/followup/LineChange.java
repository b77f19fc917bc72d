package fr.archipel.exchange.followup;

import org.jspecify.annotations.Nullable;

/**
 * A value a line changes.
 *
 * @param libelle the field in French
 * @param avant what is known: euros (BigDecimal) or a text; null when nothing is
 */
record LineChange(
        String champ,
        String libelle,
        @Nullable Object avant,
        @Nullable Object apres) {}
