package fr.archipel.scot.cover;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where land cover comes from. Two nomenclatures that look alike and mean otherwise: never added. */
public enum CoverSource {
    OCSGE(
            "OCS GE",
            "Occupation du sol à grande échelle",
            "IGN",
            "artificialise",
            "L'OCS GE n'est pas importée : ./archipel import FICHIER --layer ocsge, ou la page des imports."),
    OCS2D(
            "OCS2D",
            "Occupation du sol en deux dimensions des Hauts-de-France",
            "Région Hauts-de-France, Géo2France",
            "urbanise",
            "L'OCS2D n'est pas importée : ./archipel import FICHIER --layer ocs2d, ou la page des imports.");

    private final String shortTitle;
    private final String title;
    private final String attribution;
    private final String state;
    private final String missing;

    CoverSource(String shortTitle, String title, String attribution, String state, String missing) {
        this.shortTitle = shortTitle;
        this.title = title;
        this.attribution = attribution;
        this.state = state;
        this.missing = missing;
    }

    /** As parameters and tables name it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String shortTitle() {
        return shortTitle;
    }

    public String title() {
        return title;
    }

    public String attribution() {
        return attribution;
    }

    /** What its polygons are, or not: {@code artificialise}, by the nomenclature of the law; {@code urbanise}, by our reading. */
    public String state() {
        return state;
    }

    /** French: nothing was imported, and how it is. */
    public String missing() {
        return missing;
    }

    /** The row of {@code version_couche} that rises with its polygons. */
    String version() {
        return "occupation-" + id();
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(CoverSource::id).toList();
    }

    static Optional<CoverSource> find(String id) {
        return Arrays.stream(values()).filter(source -> source.id().equals(id)).findFirst();
    }
}
