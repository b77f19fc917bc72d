package fr.archipel.fiche.edit;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A line of a fiche's history.
 *
 * @param moment ISO 8601, with offset
 * @param champ the value written; null when the operation is about the whole
 * @param libelle what people call it
 * @param phrase the change in one French sentence
 */
public record HistoryEntry(
        long n,
        String moment,
        String auteur,
        String operation,
        @Nullable String champ,
        @Nullable String libelle,
        @Nullable JsonNode avant,
        @Nullable JsonNode apres,
        @Nullable Long annule,
        String phrase) {}
