package fr.archipel.scot.rule;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A line of a rule set's history.
 *
 * @param moment ISO 8601, with offset
 * @param champ the value written, {@code cle/perimetre/first day}, or titre, description, textes, base; null when the
 *     operation is about the whole
 * @param phrase the change in one French sentence
 */
public record RuleHistoryEntry(
        long n,
        String moment,
        String auteur,
        String operation,
        @Nullable String champ,
        @Nullable JsonNode avant,
        @Nullable JsonNode apres,
        @Nullable Long annule,
        String phrase) {}
