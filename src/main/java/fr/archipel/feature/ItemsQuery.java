package fr.archipel.feature;

import fr.archipel.db.DatabaseException;
import fr.archipel.db.Sql;
import fr.archipel.geo.CrsBox;
import fr.archipel.geo.ServedCrs;
import fr.archipel.layer.Field;
import fr.archipel.layer.Layer;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Parameters;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request for a page of a layer's features, read and checked.
 *
 * @param after position of the last feature of the page before, or null on the first page
 * @param condition that a row {@code t} must meet besides, or null
 * @param crs what coordinates are served in, over what the layer is stored in
 * @param fields those asked for, in the layer's order: {@link FeatureRow#value} counts them
 * @param skipGeometry whether features come without their geometry
 * @param sort what orders the features before their key; empty for the layer's own order
 * @param unusual the reference systems it names besides the common ones, by parameter: to be held against the layer
 */
public record ItemsQuery(
        Layer layer,
        int limit,
        @Nullable String after,
        @Nullable CrsBox bbox,
        @Nullable TimeInterval datetime,
        List<Equals> filters,
        @Nullable Sql condition,
        ServedCrs crs,
        List<Field> fields,
        boolean skipGeometry,
        List<SortKey> sort,
        Map<String, ServedCrs> unusual) {
    static final int DEFAULT_LIMIT = 500;
    static final int MAXIMUM_LIMIT = 10_000;

    /** Those of every layer; a field of one of these names has no parameter of its own. */
    static final List<String> OWN_PARAMETERS = List.of(
            "f",
            "limit",
            "after",
            "bbox",
            "bbox-crs",
            "datetime",
            "filter",
            "filter-lang",
            "filter-crs",
            "crs",
            "properties",
            "skipGeometry",
            "sortby");

    /** Those of a single feature. */
    static final List<String> ITEM_PARAMETERS = List.of("f", "crs", "properties", "skipGeometry");

    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,18}");

    /** A field and the value it must have; for a list, contain. The value is of the field's SQL type. */
    public record Equals(Field field, Object value) {}

    /** A field that orders the features; those without a value come last, whichever the direction. */
    public record SortKey(Field field, boolean descending) {}

    public ItemsQuery {
        filters = List.copyOf(filters);
        fields = List.copyOf(fields);
        sort = List.copyOf(sort);
        unusual = Map.copyOf(unusual);
    }

    /** The same for that many features, more than a page holds if need be. */
    ItemsQuery withLimit(int features) {
        return new ItemsQuery(
                layer, features, after, bbox, datetime, filters, condition, crs, fields, skipGeometry, sort, unusual);
    }

    /**
     * Whether its best plan depends on its values: how much of the layer a filter keeps. A page of a box needs no such
     * plan, and saves the time to make one.
     */
    boolean wantsItsOwnPlan() {
        return condition != null || !sort.isEmpty() || !filters.isEmpty() || datetime != null;
    }

    /** Whether the page follows the layer's order in space rather than its key. */
    boolean isRanked() {
        return bbox != null
                && sort.isEmpty()
                && layer.storage().order() != null
                && layer.storage().srid() == Layer.Storage.LAMBERT_93;
    }

    /** The names this layer's items accept. */
    public static List<String> parameters(Layer layer) {
        List<String> names = new ArrayList<>(OWN_PARAMETERS);
        layer.fields().stream()
                .map(Field::name)
                .filter(name -> !OWN_PARAMETERS.contains(name))
                .forEach(names::add);
        return names;
    }

    public static ItemsQuery read(Layer layer, Parameters parameters) {
        ServedCrs crs = CrsParameter.of(layer, parameters, "crs");
        ServedCrs bboxCrs = CrsParameter.of(layer, parameters, "bbox-crs");
        ServedCrs filterCrs = CrsParameter.of(layer, parameters, "filter-crs");
        List<Equals> filters = new ArrayList<>();
        for (Field field : layer.fields()) {
            if (!OWN_PARAMETERS.contains(field.name())) {
                parameters
                        .find(field.name(), accepted(field), text -> value(field, text))
                        .ifPresent(value -> filters.add(new Equals(field, value)));
            }
        }
        return new ItemsQuery(
                layer,
                limit(parameters),
                parameters.find("after").orElse(null),
                parameters
                        .find("bbox", CrsBox.accepted(bboxCrs), text -> Optional.of(CrsBox.parse(text, bboxCrs)))
                        .orElse(null),
                parameters
                        .find(
                                "datetime",
                                "une date ou un instant RFC 3339, ou un intervalle debut/fin (« .. » pour une borne ouverte, P2D pour une durée)",
                                text -> Optional.of(TimeInterval.parse(text)))
                        .orElse(null),
                filters,
                LayerQueryables.condition(layer, parameters, new FilterLiterals(filterCrs)),
                crs,
                Selection.fields(layer, parameters),
                Selection.skipsGeometry(parameters),
                SortOrder.of(layer, parameters),
                CrsParameter.unusual(Map.of("crs", crs, "bbox-crs", bboxCrs, "filter-crs", filterCrs)));
    }

    /** Above the maximum is no error: the page is then as long as it may be (17-069r4, permission 7). */
    private static int limit(Parameters parameters) {
        return parameters
                .find(
                        "limit",
                        "un entier de 1 à " + MAXIMUM_LIMIT,
                        text -> Optional.of(text)
                                .filter(t -> INTEGER.matcher(t).matches())
                                .map(Long::valueOf)
                                .filter(n -> n >= 1))
                .map(n -> (int) Math.min(n, MAXIMUM_LIMIT))
                .orElse(DEFAULT_LIMIT);
    }

    /** A value that the database could not take is a parameter's: a page's start, or what a filter computes. */
    RuntimeException explain(DatabaseException e) {
        if (e.isBadValue() && condition != null) {
            return new ProblemException(new Problem.InvalidFilter(
                    "dans un calcul", "une valeur sort de ce qui se calcule (nombre trop grand, motif inachevé)."));
        }
        if (e.isBadValue() && after != null) {
            return invalidAfter(after);
        }
        // PostGIS could not carry a coordinate over: "internal error" is its own word for it.
        return e.state().startsWith("XX")
                ? unusual.entrySet().stream()
                        .findFirst()
                        .<RuntimeException>map(each -> new ProblemException(new Problem.InvalidParameter(
                                each.getKey(),
                                each.getValue().uri(),
                                "un système de coordonnées dont la zone d'usage couvre la couche")))
                        .orElse(e)
                : e;
    }

    static ProblemException invalidAfter(String after) {
        return new ProblemException(
                new Problem.InvalidParameter("after", after, "la valeur que donne le lien « next »"));
    }

    private static String accepted(Field field) {
        if (!field.codes().isEmpty()) {
            return String.join(
                    ", ", field.codes().stream().map(Field.Code::code).toList());
        }
        return switch (field.type()) {
            case TEXT, TEXTS -> "un texte";
            case INTEGER -> "un entier";
            case DECIMAL -> "un nombre, avec un point décimal";
            case BOOLEAN -> "true ou false";
            case DATE -> "une date AAAA-MM-JJ";
            case TIMESTAMP -> "un instant RFC 3339";
        };
    }

    private static Optional<Object> value(Field field, String text) {
        if (!field.codes().isEmpty()
                && field.codes().stream().noneMatch(code -> code.code().equals(text))) {
            return Optional.empty();
        }
        return switch (field.type()) {
            case TEXT, TEXTS -> Optional.of(text);
            case INTEGER ->
                Optional.of(text).filter(t -> INTEGER.matcher(t).matches()).map(Long::valueOf);
            case DECIMAL ->
                Optional.of(new BigDecimal(text))
                        .filter(n -> Math.abs(n.scale()) < 100)
                        .map(n -> n);
            case BOOLEAN ->
                switch (text) {
                    case "true" -> Optional.of(true);
                    case "false" -> Optional.of(false);
                    default -> Optional.empty();
                };
            case DATE -> Optional.of(LocalDate.parse(text));
            case TIMESTAMP -> Optional.of(OffsetDateTime.parse(text));
        };
    }
}
