package fr.archipel.exchange.followup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Statuses and committees as people write them. */
final class Statuts {
    private static final Map<String, String> LABELS = new LinkedHashMap<>();
    private static final Map<String, List<String>> FORMS = Map.of(
            "en_maturation",
                    List.of(
                            "en maturation",
                            "maturation",
                            "en cours de maturation",
                            "a maturer",
                            "idee",
                            "en emergence"),
            "proposee", List.of("proposee", "propose", "proposition", "a valider", "soumise", "soumis"),
            "validee", List.of("validee", "valide", "approuvee", "approuve", "validee en copil", "valide en copil"),
            "engagee", List.of("engagee", "engage", "lancee", "lance"),
            "en_travaux",
                    List.of(
                            "en travaux",
                            "travaux",
                            "travaux en cours",
                            "en chantier",
                            "chantier en cours",
                            "en cours de travaux"),
            "realisee",
                    List.of(
                            "realisee",
                            "realise",
                            "terminee",
                            "termine",
                            "achevee",
                            "acheve",
                            "finie",
                            "fini",
                            "livree",
                            "livre",
                            "soldee",
                            "solde",
                            "cloturee",
                            "cloture"),
            "abandonnee", List.of("abandonnee", "abandonne", "abandon", "annulee", "annule", "sans suite"));

    static {
        LABELS.put("en_maturation", "en maturation");
        LABELS.put("proposee", "proposée");
        LABELS.put("validee", "validée");
        LABELS.put("engagee", "engagée");
        LABELS.put("en_travaux", "en travaux");
        LABELS.put("realisee", "réalisée");
        LABELS.put("abandonnee", "abandonnée");
    }

    static final String ACCEPTED = String.join(", ", LABELS.values());

    private Statuts() {}

    static String label(String statut) {
        return LABELS.getOrDefault(statut, statut);
    }

    /** The code of a status, from its code, its label or a usual word for it. */
    static Optional<String> read(String written) {
        String folded = Words.fold(written);
        return FORMS.entrySet().stream()
                .filter(entry -> entry.getValue().contains(folded))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** {@code cotech} or {@code copil}, when the text names one of them alone. */
    static Optional<String> committee(String written) {
        String folded = Words.fold(written);
        boolean technical = Words.holds(folded, "cotech") || Words.holds(folded, "comite technique");
        boolean steering = Words.holds(folded, "copil") || Words.holds(folded, "comite de pilotage");
        return technical == steering ? Optional.empty() : Optional.of(technical ? "cotech" : "copil");
    }
}
