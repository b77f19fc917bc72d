package fr.archipel.exchange.finding;

import org.jspecify.annotations.Nullable;

/**
 * What a rule found in a row.
 *
 * @param row number of the row in the file, from 1
 * @param field name of the target's field; null when it is about the whole row
 * @param value as the file writes it
 * @param accepted what would do, French, without full stop
 * @param sentence French, complete: what, where, what to do
 */
public record Finding(
        long row,
        Rule rule,
        @Nullable String field,
        @Nullable String value,
        @Nullable String accepted,
        String sentence) {}
