package fr.archipel.scot.trajectory;

import java.util.Locale;

/** Where a perimeter stands on its trajectory. */
public enum Status {
    DEPASSE("Déjà dépassé"),
    RISQUE("Risque de dépassement"),
    BONNE_VOIE("En bonne voie"),
    INCONNU("Non renseigné");

    private final String title;

    Status(String title) {
        this.title = title;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String title() {
        return title;
    }
}
