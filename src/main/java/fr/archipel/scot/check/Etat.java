package fr.archipel.scot.check;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where a project stands, from the least to the furthest along; {@link #ABANDONNE} comes from a fiche's status alone. */
enum Etat {
    PROJETE("projete", "Projeté"),
    ENGAGE("engage", "Engagé"),
    AUTORISE("autorise", "Autorisé"),
    REALISE("realise", "Réalisé"),
    ABANDONNE("abandonne", "Abandonné");

    private final String id;
    private final String titre;

    Etat(String id, String titre) {
        this.id = id;
        this.titre = titre;
    }

    /** Those that may be declared. */
    static List<String> ids() {
        return Arrays.stream(values())
                .filter(each -> each != ABANDONNE)
                .map(Etat::id)
                .toList();
    }

    static Optional<Etat> find(String id) {
        return Arrays.stream(values()).filter(each -> each.id.equals(id)).findFirst();
    }

    /** What a fiche's status says of the ground it takes. */
    static Etat ofStatut(String statut) {
        return switch (statut) {
            case "engagee", "en_travaux" -> ENGAGE;
            case "realisee" -> REALISE;
            case "abandonnee" -> ABANDONNE;
            default -> PROJETE;
        };
    }

    @JsonValue
    String id() {
        return id;
    }

    String titre() {
        return titre;
    }
}
