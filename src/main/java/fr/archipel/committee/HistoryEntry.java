package fr.archipel.committee;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A line of a meeting's history.
 *
 * @param moment ISO 8601, with offset
 * @param champ the value written, {@code points/N/NAME} for an item; null when the operation is about the whole
 * @param annule number of the line that this one takes back
 * @param annulable whether it may be taken back now, as far as the journal tells
 * @param phrase the change in one French sentence
 */
record HistoryEntry(
        long n,
        String moment,
        String auteur,
        String operation,
        @Nullable String champ,
        @Nullable JsonNode avant,
        @Nullable JsonNode apres,
        @Nullable Long annule,
        boolean annulable,
        String phrase) {}
