package fr.archipel.layer;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The themes of directive 2007/2/EC that our layers fall under, with their French names (GEMET, INSPIRE themes 1.0). */
public enum InspireTheme {
    AU("Unités administratives"),
    LU("Usage des sols"),
    PF("Lieux de production et sites industriels"),
    TN("Réseaux de transport");

    private final String title;

    InspireTheme(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** As descriptions write it. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String uri() {
        return "http://inspire.ec.europa.eu/theme/" + id();
    }
}
