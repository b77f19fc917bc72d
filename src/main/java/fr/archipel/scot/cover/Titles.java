package fr.archipel.scot.cover;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the codes of a nomenclature mean. */
record Titles(Map<String, String> covers, Map<String, String> uses) {
    private static final String UNKNOWN = "code inconnu de la nomenclature";

    String cover(String code) {
        return covers.getOrDefault(code, UNKNOWN);
    }

    String use(@Nullable String code) {
        return code == null ? "usage non renseigné" : uses.getOrDefault(code, UNKNOWN);
    }

    /** « Zones bâties, Résidentiel ». */
    String both(String cover, @Nullable String use) {
        return cover(cover) + ", " + use(use);
    }
}
