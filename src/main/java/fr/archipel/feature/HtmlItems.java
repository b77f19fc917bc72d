package fr.archipel.feature;

import static fr.archipel.feature.Html.escape;
import static fr.archipel.feature.Html.link;

import fr.archipel.geo.ServedCrs;
import fr.archipel.json.Json;
import fr.archipel.layer.Field;
import fr.archipel.layer.FieldType;
import fr.archipel.layer.Layer;
import fr.archipel.request.Links;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Features as pages: a table with its map, and a sheet for one object. */
final class HtmlItems {
    private static final String UNKNOWN = "<i class=\"inconnu\">non renseigné</i>";

    /** The small map draws longitudes and latitudes. */
    private static final Map<String, String> OF_MAP = Map.of("f", "json", "crs", "", "skipGeometry", "");

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.FRENCH);

    private final ItemsQuery query;
    private final Layer layer;
    private final Function<Map<String, String>, String> self;
    private final String downloads;

    /**
     * {@code self}: the address of this page with some parameters changed. {@code downloads}: markup under the table.
     */
    HtmlItems(ItemsQuery query, Function<Map<String, String>, String> self, String downloads) {
        this.downloads = downloads;
        this.query = query;
        this.layer = query.layer();
        this.self = self;
    }

    String page(FeatureStore store) {
        ItemsPage page = new ItemsPage(query);
        StringBuilder rows = new StringBuilder();
        store.page(query, row -> {
            if (page.take(row)) {
                rows.append("<tr><td>")
                        .append(link(address(row), text(row.key())))
                        .append("</td>");
                for (int i = 0; i < query.fields().size(); i++) {
                    Field field = query.fields().get(i);
                    rows.append(isNumber(field) ? "<td class=\"nombre\">" : "<td><div class=\"cellule\">")
                            .append(value(field, row.value(i)))
                            .append(isNumber(field) ? "</td>" : "</div></td>");
                }
                rows.append("</tr>");
            }
        });
        String head = query.fields().stream()
                .map(field -> "<th scope=\"col\">" + escape(field.title()) + "</th>")
                .collect(Collectors.joining());
        String next = page.next()
                .map(key -> link(self.apply(Map.of("f", "html", "after", key)), "Page suivante"))
                .orElse("");
        return Html.page(layer.title(), crumbs(), """
                <p>%s%s · %s%s</p>
                %s
                <div class="defile" tabindex="0" role="region" aria-label="Objets"><table>
                <thead><tr><th scope="col">Identifiant</th>%s</tr></thead><tbody>%s</tbody></table></div>
                <div>%s</div>""".formatted(
                        page.returned() == 1 ? "1 objet" : page.returned() + " objets",
                        page.matched(query, store).stream()
                                .mapToObj(" sur %d"::formatted)
                                .findFirst()
                                .orElse(""),
                        link(self.apply(Map.of("f", "json")), "GeoJSON"),
                        next.isEmpty() ? "" : " · " + next,
                        Html.map(self.apply(OF_MAP)),
                        head,
                        rows,
                        next + downloads));
    }

    String item(String id, FeatureStore store) {
        StringBuilder rows = new StringBuilder();
        String[] title = {id};
        Optional<String> state = store.item(query, id, row -> {
            for (int i = 0; i < query.fields().size(); i++) {
                Field field = query.fields().get(i);
                byte[] value = row.value(i);
                if (field.name().equals(layer.label()) && value != null) {
                    title[0] = text(value);
                }
                rows.append("<tr><th scope=\"row\">%s</th><td>%s</td></tr>"
                        .formatted(escape(field.title()), value(field, value)));
            }
        });
        if (state.isEmpty()) {
            throw FeatureRoutes.notFound(layer, id);
        }
        String json = self.apply(Map.of("f", "json"));
        return Html.page(
                title[0],
                crumbs() + HtmlPages.crumb(items() + "?f=html", "Objets"),
                Html.map(self.apply(OF_MAP)) + "<table><tbody>" + rows + "</tbody></table><p>" + link(json, "GeoJSON")
                        + "</p>");
    }

    private String crumbs() {
        return HtmlPages.crumb("/ogc/collections?f=html", "Couches")
                + HtmlPages.crumb("/ogc/collections/" + layer.id() + "?f=html", layer.title());
    }

    private String items() {
        return "/ogc/collections/" + layer.id() + "/items";
    }

    private String address(FeatureRow row) {
        Map<String, String> kept = new TreeMap<>(Map.of("f", "html"));
        if (!query.crs().uri().equals(ServedCrs.CRS84_URI)) {
            kept.put("crs", query.crs().uri());
        }
        if (query.fields().size() < layer.fields().size()) {
            kept.put("properties", query.fields().stream().map(Field::name).collect(Collectors.joining(",")));
        }
        return Links.withQuery(items() + "/" + Links.encode(text(row.key())), kept);
    }

    private static String value(Field field, byte @Nullable [] value) {
        if (value == null) {
            return UNKNOWN;
        }
        String text = text(value);
        return switch (field.type()) {
            case TEXTS -> list(value);
            case BOOLEAN -> text.equals("true") ? "oui" : "non";
            case DECIMAL, INTEGER -> escape((isYear(field) ? text : number(text)) + unit(field));
            case DATE -> escape(DATE.format(LocalDate.parse(text)));
            case TEXT, TIMESTAMP -> escape(title(field, text));
        };
    }

    private static String list(byte[] json) {
        String words = StreamSupport.stream(Json.read(json).spliterator(), false)
                .map(node -> node.asText())
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? UNKNOWN : escape(words);
    }

    private static boolean isNumber(Field field) {
        return (field.type() == FieldType.DECIMAL || field.type() == FieldType.INTEGER) && !isYear(field);
    }

    /** A year is no quantity: it is not cut into thousands. */
    private static boolean isYear(Field field) {
        return field.name().startsWith("annee");
    }

    /** {@code 12345.6} as {@code 12 345,6}, with narrow no-break spaces; every digit stays. */
    static String number(String text) {
        int point = text.indexOf('.');
        String whole = point < 0 ? text : text.substring(0, point);
        String rest = point < 0 ? "" : "," + text.substring(point + 1);
        return whole.replaceAll("(?<=\\d)(?=(\\d{3})+$)", "\u202f") + rest;
    }

    private static String unit(Field field) {
        return field.unit() == null ? "" : "\u202f" + field.unit();
    }

    private static String title(Field field, String code) {
        Optional<Field.Code> known = field.type() == FieldType.TEXT
                ? field.codes().stream().filter(c -> c.code().equals(code)).findFirst()
                : Optional.empty();
        return known.map(Field.Code::title).orElse(code);
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
