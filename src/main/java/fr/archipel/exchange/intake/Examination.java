package fr.archipel.exchange.intake;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.exchange.finding.Rule;
import java.util.ArrayList;
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

    /** Once the database refused rows of it. */
    Examination withRefused(ArrivalCounts now, int refused) {
        Counts counts = new Counts(
                comptes.lues(),
                now.creations(),
                now.modifications(),
                now.unchanged(),
                comptes.rejetees() + refused,
                comptes.ignorees(),
                comptes.absentes());
        List<RuleCount> rules = new ArrayList<>(regles);
        Rule rule = Rule.REFUSED_BY_DATABASE;
        long known = rules.stream()
                .filter(each -> each.regle().equals(rule.id()))
                .mapToLong(RuleCount::nombre)
                .sum();
        rules.removeIf(each -> each.regle().equals(rule.id()));
        rules.add(new RuleCount(rule.id(), rule.title(), rule.severity().id(), known + refused));
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
    /** Whether objects that must all get a new contour do not: an error of no row. */
    public boolean lacksPlaces() {
        return regles.stream()
                .anyMatch(rule -> rule.regle().equals(Rule.MISSING_PLACE.id())
                        && rule.severite().equals("erreur"));
    }
}
