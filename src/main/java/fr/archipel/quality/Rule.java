package fr.archipel.quality;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What may be wanting. In the order in which one would mend it. */
public enum Rule {
    SANS_GEOMETRIE(
            "fiche",
            "Sans géométrie propre",
            "à compléter",
            "La fiche ne désigne ni commune ni objet, et son contrat ne dit pas qu'elle couvre toute l'agglomération."),
    SANS_MAITRE_OUVRAGE("fiche", "Sans maître d'ouvrage", "à compléter", "Aucun maître d'ouvrage n'est inscrit."),
    SANS_FINANCEUR(
            "fiche",
            "Sans financeur",
            "à compléter",
            "Aucun financement n'est connu, la fiche n'étant ni réalisée ni abandonnée."),
    SANS_COUT("fiche", "Sans coût", "à compléter", "Le coût est inconnu, la fiche n'étant pas abandonnée."),
    SANS_DATE("fiche", "Sans date", "à compléter", "Ni année de lancement, ni dépense prévue par année."),
    DESEQUILIBRE("fiche", "Déséquilibrée", "à vérifier", "Le financement connu s'écarte du coût de plus de 10 €."),
    DEPASSEMENT("fiche", "Coût dépassé", "à vérifier", "La dépense réalisée dépasse le coût."),
    SANS_MOUVEMENT(
            "fiche",
            "Sans mouvement",
            "à vérifier",
            "Ni décision, ni financement, ni dépense, ni note depuis le nombre de mois demandé (12 à défaut)."),
    HORS_COMMUNE(
            "objet",
            "Hors de sa commune",
            "à vérifier",
            "La commune que la source déclare n'est pas l'une de celles que le dessin touche."),
    HORS_TERRITOIRE("objet", "Hors du territoire", "à vérifier", "Le dessin ne touche aucune commune du territoire."),
    SANS_SOURCE("objet", "Sans source", "à compléter", "L'objet ne dit pas d'où il vient."),
    SANS_PRECISION(
            "objet", "Sans précision dite", "à compléter", "L'objet ne dit pas comment son dessin a été obtenu."),
    PRECISION_INDICATIVE(
            "objet",
            "Dessin indicatif",
            "à savoir",
            "Le dessin est indicatif ou schématique : ses surfaces et longueurs ne valent que pour situer.");

    private final String subject;
    private final String title;
    private final String gravity;
    private final String explanation;

    Rule(String subject, String title, String gravity, String explanation) {
        this.subject = subject;
        this.title = title;
        this.gravity = gravity;
        this.explanation = explanation;
    }

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** fiche or objet. */
    public String subject() {
        return subject;
    }

    public String title() {
        return title;
    }

    /** à compléter, à vérifier, à savoir. */
    public String gravity() {
        return gravity;
    }

    public String explanation() {
        return explanation;
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(Rule::id).toList();
    }

    static Optional<Rule> find(String id) {
        return Arrays.stream(values()).filter(rule -> rule.id().equals(id)).findFirst();
    }
}
