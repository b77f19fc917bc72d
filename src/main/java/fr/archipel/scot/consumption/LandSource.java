package fr.archipel.scot.consumption;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where flows of consumed land come from. */
public enum LandSource {
    ENAF(
            "Consommation d'espaces naturels, agricoles et forestiers (fichiers fonciers)",
            "m²",
            "Cerema, Observatoire de l'artificialisation, Licence Ouverte 2.0",
            "./archipel import conso_enaf_….csv --profil enaf"),
    OCS2D(
            "Extension des espaces urbanisés entre deux millésimes de l'OCS2D",
            "m² par polygone",
            "OCS2D Hauts-de-France, Géo2France",
            "importez deux millésimes de la couche ocs2d, puis recalculez l'occupation du sol");

    private final String title;
    private final String unit;
    private final String attribution;
    private final String howToImport;

    LandSource(String title, String unit, String attribution, String howToImport) {
        this.title = title;
        this.unit = unit;
        this.attribution = attribution;
        this.howToImport = howToImport;
    }

    /** As addresses and answers write it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String title() {
        return title;
    }

    /** The unit its publisher prints. */
    public String unit() {
        return unit;
    }

    public String attribution() {
        return attribution;
    }

    /** What brings it in. */
    public String howToImport() {
        return howToImport;
    }

    public static List<String> ids() {
        return Arrays.stream(values()).map(LandSource::id).toList();
    }

    public static Optional<LandSource> find(String id) {
        return Arrays.stream(values()).filter(s -> s.id().equals(id)).findFirst();
    }
}
