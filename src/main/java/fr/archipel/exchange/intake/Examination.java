package fr.archipel.exchange.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an examination found, as it is kept.
 *
 * @param couches_fichier layers of the file
 * @param couche_fichier the one that was read
 * @param profil id and title; null when the mapping was made from names alone
 * @param profils that know the file, best first
 * @param correspondance of the target's fields, one each
 * @param colonnes of the file
 * @param champs_modifies how many objects change, by field
 * @param notes French sentences
 * @param emprise of the rows that go in: west, south, east, north, degrees; null when none has a geometry
 * @param empreinte SHA-256 of the file
 */
public record Examination(
        long octets,
        List<FileLayerView> couches_fichier,
        @Nullable String couche_fichier,
        @Nullable JsonNode profil,
        JsonNode profils,
        CrsView crs,
        @Nullable JsonNode encodage,
        JsonNode correspondance,
        JsonNode colonnes,
        Counts comptes,
        Map<String, Long> champs_modifies,
        List<RuleCount> regles,
        List<String> notes,
        @Nullable List<Double> emprise,
        String empreinte) {

    /** @param geometrie OGC name; null when there is none or nobody says */
    public record FileLayerView(
            String nom,
            @Nullable String geometrie,
            @Nullable Long lignes) {}

    /**
     * @param epsg null when there is no geometry
     * @param origine fichier, choix or aucune
     */
    public record CrsView(@Nullable Integer epsg, @Nullable String nom, String origine) {}

    /** Errors that no choice has settled. */
    long errors() {
        return regles.stream()
                .filter(rule -> rule.severite().equals("erreur"))
                .mapToLong(RuleCount::nombre)
                .sum();
    }

    Examination with(Counts counts, List<RuleCount> rules) {
        return new Examination(
                octets,
                couches_fichier,
                couche_fichier,
                profil,
                profils,
                crs,
                encodage,
                correspondance,
                colonnes,
                counts,
                champs_modifies,
                rules,
                notes,
                emprise,
                empreinte);
    }
}
