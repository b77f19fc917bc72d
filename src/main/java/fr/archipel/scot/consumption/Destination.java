package fr.archipel.scot.consumption;

import java.util.Locale;

/** What the land was consumed for, as Cerema's file tells it. */
public enum Destination {
    HAB("Habitat"),
    ACT("Activité"),
    MIX("Mixte (habitat et activité)"),
    ROU("Routes"),
    FER("Voies ferrées"),
    INC("Destination inconnue");

    private final String title;

    Destination(String title) {
        this.title = title;
    }

    /** As tables and answers write it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String title() {
        return title;
    }
}
