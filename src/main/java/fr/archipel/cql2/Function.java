package fr.archipel.cql2;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The functions a filter may call (OGC 19-079r2, 6.7: /functions). Measures are taken in Lambert-93, the system the
 * geometries are stored in; on the ellipsoid, for the layers stored in degrees.
 */
public enum Function {
    CASEI("casei", "Le texte sans égard à la casse", Type.TEXT, "cql2_casei(%s)", text("texte")),
    ACCENTI("accenti", "Le texte sans égard aux accents", Type.TEXT, "cql2_accenti(%s)", text("texte")),
    LENGTH("nombre_caracteres", "Nombre de caractères d'un texte", Type.NUMBER, "char_length(%s)", text("texte")),
    DISTANCE(
            "distance_m",
            "Distance entre deux géométries, en mètres",
            Type.NUMBER,
            "ST_Distance(%s, %s)",
            geometry("a"),
            geometry("b")),
    NEAR(
            "proche",
            "Vrai si les deux géométries sont à cette distance au plus, en mètres",
            Type.BOOLEAN,
            "ST_DWithin(%s, %s, %s)",
            geometry("a"),
            geometry("b"),
            number("distance_m")),
    AREA("surface_ha", "Surface, en hectares", Type.NUMBER, "(ST_Area(%s) / 10000)", geometry("geometrie")),
    LINE_LENGTH(
            "longueur_km",
            "Longueur d'une ligne, en kilomètres",
            Type.NUMBER,
            "(ST_Length(%s) / 1000)",
            geometry("geometrie")),
    PERIMETER(
            "perimetre_km",
            "Périmètre, en kilomètres",
            Type.NUMBER,
            "(ST_Perimeter(%s) / 1000)",
            geometry("geometrie")),
    BUFFER(
            "tampon",
            "Ce qui est à cette distance au plus de la géométrie, en mètres",
            Type.GEOMETRY,
            "ST_Buffer(%s, %s)",
            geometry("geometrie"),
            number("distance_m")),
    CENTROID("centroide", "Centre de gravité", Type.GEOMETRY, "ST_Centroid(%s)", geometry("geometrie")),
    YEAR("annee", "Année d'une date ou d'un instant", Type.NUMBER, "extract(year FROM %s)", instant("date")),
    MONTH(
            "mois",
            "Mois, de 1 à 12, d'une date ou d'un instant",
            Type.NUMBER,
            "extract(month FROM %s)",
            instant("date")),
    TODAY("aujourdhui", "La date d'aujourd'hui, à Paris", Type.DATE, "(now() AT TIME ZONE 'Europe/Paris')::date"),
    NOW("maintenant", "L'instant présent", Type.TIMESTAMP, "now()"),
    COUNT(
            "nombre",
            "Nombre d'éléments d'une liste",
            Type.NUMBER,
            "cardinality(%s)",
            new Argument("liste", Set.of(Type.TEXTS))),
    ABSOLUTE("absolu", "Valeur absolue", Type.NUMBER, "abs(%s)", number("nombre")),
    ROUND("arrondi", "Nombre arrondi à l'entier", Type.NUMBER, "round((%s)::numeric)", number("nombre"));

    /** @param types those accepted */
    public record Argument(String name, Set<Type> types) {}

    private final String id;
    private final String description;
    private final Type result;
    private final String sql;

    @SuppressWarnings("ImmutableEnumChecker") // List.of and Set.of give lists and sets that never change
    private final List<Argument> arguments;

    Function(String id, String description, Type result, String sql, Argument... arguments) {
        this.id = id;
        this.description = description;
        this.result = result;
        this.sql = sql;
        this.arguments = List.of(arguments);
    }

    public String id() {
        return id;
    }

    public String description() {
        return description;
    }

    public Type result() {
        return result;
    }

    public List<Argument> arguments() {
        return arguments;
    }

    /** A text with one {@code %s} an argument. {@code geodesic}: geometries are in degrees, measures in metres. */
    String sql(boolean geodesic) {
        if (!geodesic) {
            return sql;
        }
        return switch (this) {
            case DISTANCE -> "ST_Distance((%s)::geography, (%s)::geography)";
            case NEAR -> "ST_DWithin((%s)::geography, (%s)::geography, %s)";
            case AREA -> "(ST_Area((%s)::geography) / 10000)";
            case LINE_LENGTH -> "(ST_Length((%s)::geography) / 1000)";
            case PERIMETER -> "(ST_Perimeter((%s)::geography) / 1000)";
            case BUFFER -> "ST_Buffer((%s)::geography, (%s)::double precision)::geometry";
            default -> sql;
        };
    }

    static Optional<Function> find(String name) {
        return Arrays.stream(values())
                .filter(each -> each.id.equalsIgnoreCase(name))
                .findFirst();
    }

    private static Argument text(String name) {
        return new Argument(name, Set.of(Type.TEXT));
    }

    private static Argument number(String name) {
        return new Argument(name, Set.of(Type.NUMBER));
    }

    private static Argument geometry(String name) {
        return new Argument(name, Set.of(Type.GEOMETRY));
    }

    private static Argument instant(String name) {
        return new Argument(name, Set.of(Type.DATE, Type.TIMESTAMP));
    }
}
