package fr.archipel.exchange.finding;

import java.util.Arrays;
import java.util.Optional;

/** What an import checks of a row. The id is what reports, choices and the database call it. */
public enum Rule {
    MISSING_VALUE("valeur-absente", Severity.ERROR, "Valeur nécessaire absente"),
    WRONG_TYPE("type", Severity.ERROR, "Valeur d'un autre type que celui du champ"),
    UNKNOWN_CODE("code-inconnu", Severity.ERROR, "Valeur hors de la liste de codes"),
    UNREADABLE_DATE("date-illisible", Severity.ERROR, "Date illisible"),
    COMPLETED_DATE("date-completee", Severity.NOTE, "Date complétée : année, mois ou numéro de jour"),
    OUT_OF_RANGE("hors-bornes", Severity.ERROR, "Valeur au-delà de ce que le champ admet"),
    TRANSLATED_CODE("code-traduit", Severity.NOTE, "Valeur traduite vers la liste de codes"),
    INSEE_LOST_ZERO("insee-zero-perdu", Severity.WARNING, "Code INSEE dont le zéro de tête est perdu, rétabli"),
    INSEE_FORMER("insee-ancienne-commune", Severity.WARNING, "Code d'une commune déléguée ou fusionnée, remplacé"),
    INSEE_UNKNOWN("insee-inconnu", Severity.WARNING, "Code INSEE qui n'est pas d'une commune du territoire"),
    COMMUNE_BY_NAME("commune-nommee", Severity.NOTE, "Commune trouvée d'après son nom"),
    COMMUNE_MISSPELT("commune-mal-ecrite", Severity.WARNING, "Commune dont le nom est mal écrit, reconnue"),
    COMMUNE_NOT_FOUND("commune-introuvable", Severity.WARNING, "Commune que son nom ne désigne pas"),
    KEY_MISSING("cle-absente", Severity.ERROR, "Objet sans identifiant"),
    KEY_TWICE("cle-en-double", Severity.ERROR, "Identifiant porté par plusieurs lignes du fichier"),
    KEY_UNKNOWN("cle-inconnue", Severity.WARNING, "Identifiant d'aucun objet connu"),
    KEY_AMBIGUOUS("cle-ambigue", Severity.ERROR, "Identifiant que plusieurs objets portent"),
    GEOMETRY_UNPLACED("geometrie-hors-systeme", Severity.ERROR, "Coordonnées que leur système ne place nulle part"),
    GEOMETRY_MISSING("geometrie-absente", Severity.ERROR, "Géométrie absente"),
    GEOMETRY_TYPE("geometrie-type", Severity.ERROR, "Géométrie d'une autre nature que celle de la couche"),
    GEOMETRY_DRAWN("geometrie-dessinee", Severity.NOTE, "Surface indicative dessinée autour d'un point"),
    GEOMETRY_INVALID("geometrie-invalide", Severity.ERROR, "Géométrie non valide"),
    GEOMETRY_REPAIRED("geometrie-reparee", Severity.WARNING, "Géométrie rendue valide"),
    OUTSIDE_TERRITORY("hors-territoire", Severity.NOTE, "Objet hors du territoire, laissé de côté"),
    OUTSIDE_COMMUNE("hors-commune", Severity.WARNING, "Objet hors de la commune qu'il déclare"),
    SAME_SHAPE("meme-geometrie", Severity.WARNING, "Même géométrie qu'une autre ligne du fichier"),
    LOOKS_ALIKE("ressemblance", Severity.WARNING, "Objet qui ressemble à un objet déjà là"),
    MISSING_KEPT("absent-garde", Severity.WARNING, "Objet absent du fichier, gardé parce que des fiches en parlent"),
    MISSING_PLACE("contour-absent", Severity.ERROR, "Objet sans nouveau contour, quand ses voisins en ont un"),
    MISSING_HERE("absent-du-fichier", Severity.WARNING, "Objet attendu, absent du fichier"),
    REFUSED_BY_DATABASE("regle-de-la-base", Severity.ERROR, "Valeurs que les règles de la couche refusent");

    private final String id;
    private final Severity severity;
    private final String title;

    Rule(String id, Severity severity, String title) {
        this.id = id;
        this.severity = severity;
        this.title = title;
    }

    public String id() {
        return id;
    }

    public Severity severity() {
        return severity;
    }

    /** French, for the head of a list of findings. */
    public String title() {
        return title;
    }

    public static Optional<Rule> find(String id) {
        return Arrays.stream(values()).filter(rule -> rule.id.equals(id)).findFirst();
    }
}
