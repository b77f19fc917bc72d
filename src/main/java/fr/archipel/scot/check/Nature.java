package fr.archipel.scot.check;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a project is declared to be. The order is that in which one has the ground it shares with another: what is charged to
 * the envelope first, so that nothing leaves it by an overlap.
 */
enum Nature {
    EXTENSION("extension", "Extension urbaine"),
    DENSIFICATION("densification", "Densification"),
    FRICHE("friche", "Reconversion de friche"),
    PHOTOVOLTAIQUE("photovoltaique", "Installation photovoltaïque au sol"),
    PENE("pene", "Projet d'envergure nationale ou européenne"),
    RENATURATION("renaturation", "Renaturation");

    private final String id;
    private final String titre;

    Nature(String id, String titre) {
        this.id = id;
        this.titre = titre;
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(Nature::id).toList();
    }

    static Optional<Nature> find(String id) {
        return Arrays.stream(values()).filter(each -> each.id.equals(id)).findFirst();
    }

    @JsonValue
    String id() {
        return id;
    }

    String titre() {
        return titre;
    }
}
