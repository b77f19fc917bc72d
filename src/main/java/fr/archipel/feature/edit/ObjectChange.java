package fr.archipel.feature.edit;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A line of a feature's history.
 *
 * @param moment ISO 8601, with offset
 * @param champ the value written, {@code geometry} for the geometry; null when the operation is about the whole
 * @param libelle what people call it
 * @param avant null for a geometry, which is kept but not listed
 * @param annule the change this one undoes
 * @param phrase the change in one French sentence
 */
public record ObjectChange(
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
