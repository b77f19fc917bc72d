package fr.archipel.participation;

import java.util.Arrays;
import java.util.List;

/**
 * What an idea is about: the five axes of the projet de territoire of Lens-Liévin ("Ensemble, participons à l'avenir du
 * territoire"), under the verbs its contract gives them, and the rest.
 */
public enum IdeeTheme {
    BOUGER("bouger", "Bouger", "Vélo, marche, bus, train, stationnement, accès"),
    TRAVAILLER("travailler", "Travailler", "Emploi, entreprises, commerces, formation"),
    RASSEMBLER("rassembler", "Rassembler", "Équipements, culture, sport, patrimoine, lieux où se retrouver"),
    RESPIRER("respirer", "Respirer", "Nature, parcs, terrils, eau, air, agriculture"),
    HABITER("habiter", "Habiter", "Logement, cités, centres-villes, espaces publics"),
    AUTRE("autre", "Autre chose", "Tout ce qui n'entre pas ailleurs");

    private final String id;
    private final String titre;
    private final String aide;

    IdeeTheme(String id, String titre, String aide) {
        this.id = id;
        this.titre = titre;
        this.aide = aide;
    }

    /** As answers and the table name it. */
    public String id() {
        return id;
    }

    public String titre() {
        return titre;
    }

    /** What belongs there, in words. */
    public String aide() {
        return aide;
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(IdeeTheme::id).toList();
    }

    /** Throws IllegalArgumentException for an id that is none. */
    static IdeeTheme of(String id) {
        return Arrays.stream(values())
                .filter(theme -> theme.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(id));
    }
}
