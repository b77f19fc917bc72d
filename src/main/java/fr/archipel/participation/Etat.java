package fr.archipel.participation;

import java.util.Arrays;
import java.util.List;

/** Where an idea stands. Only what is {@link #PUBLIEE} is public. */
public enum Etat {
    EN_ATTENTE("en_attente", "En attente", "attente"),
    PUBLIEE("publiee", "Publiée", "publier"),
    REFUSEE("refusee", "Refusée", "refuser"),
    ARCHIVEE("archivee", "Archivée", "archiver");

    private final String id;
    private final String titre;
    private final String decision;

    Etat(String id, String titre, String decision) {
        this.id = id;
        this.titre = titre;
        this.decision = decision;
    }

    public String id() {
        return id;
    }

    public String titre() {
        return titre;
    }

    /** The decision that leads there. */
    public String decision() {
        return decision;
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(Etat::id).toList();
    }

    static List<String> decisions() {
        return Arrays.stream(values()).map(Etat::decision).toList();
    }

    /** Throws IllegalArgumentException for an id that is none. */
    static Etat of(String id) {
        return Arrays.stream(values())
                .filter(etat -> etat.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(id));
    }

    /** Throws IllegalArgumentException for a decision that is none. */
    static Etat after(String decision) {
        return Arrays.stream(values())
                .filter(etat -> etat.decision.equals(decision))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(decision));
    }
}
