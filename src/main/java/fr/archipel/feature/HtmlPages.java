package fr.archipel.feature;

import static fr.archipel.feature.Html.escape;
import static fr.archipel.feature.Html.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.layer.Field;
import fr.archipel.layer.FieldType;
import fr.archipel.layer.Layer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The documents of the API as pages a person can browse. */
final class HtmlPages {
    private HtmlPages() {}

    static String landing(ObjectNode document) {
        return Html.page(document.path("title").asText(), "", """
                <p class="chapo">%s</p>
                <ul class="liens">
                <li><a href="/ogc/collections?f=html">Couches</a> : les objets, à parcourir ou à charger dans un SIG</li>
                <li><a href="/ogc/api?f=html">Documentation du service</a> (<a href="/ogc/api?f=json">OpenAPI 3.0</a>)</li>
                <li><a href="/ogc/conformance?f=html">Classes de conformité</a></li>
                </ul>
                <p>Dans QGIS : <i>Couche › Ajouter une couche › WFS / OGC API – Features</i>, avec l’adresse de cette page.</p>
                %s""".formatted(
                        escape(document.path("description").asText()), json("/ogc?f=json")));
    }

    static String conformance(ObjectNode document) {
        String classes = stream(document.path("conformsTo"))
                .map(uri -> "<li><code>" + escape(uri.asText()) + "</code></li>")
                .collect(Collectors.joining());
        return Html.page("Classes de conformité", "", "<ul>" + classes + "</ul>" + json("/ogc/conformance?f=json"));
    }

    static String collections(ObjectNode document) {
        String rows = stream(document.path("collections"))
                .map(collection -> "<li><a href=\"/ogc/collections/%s?f=html\">%s</a><br><small>%s</small></li>"
                        .formatted(
                                escape(collection.path("id").asText()),
                                escape(collection.path("title").asText()),
                                escape(collection.path("description").asText())))
                .collect(Collectors.joining());
        return Html.page("Couches", "", "<ul class=\"liens\">" + rows + "</ul>" + json("/ogc/collections?f=json"));
    }

    static String collection(ObjectNode document, Layer layer) {
        String items = "/ogc/collections/" + layer.id() + "/items";
        String fields = layer.fields().stream().map(HtmlPages::field).collect(Collectors.joining());
        return Html.page(layer.title(), crumb("/ogc/collections?f=html", "Couches"), """
                <p class="chapo">%s</p>
                %s
                <p>%s · %s</p>
                <div class="defile" tabindex="0" role="region" aria-label="Champs"><table><caption>Champs</caption>
                <thead><tr><th scope="col">Champ</th><th scope="col">Nom</th><th scope="col">Type</th><th scope="col">Sens</th></tr></thead>
                <tbody>%s</tbody></table></div>
                <p><small>%s. Licence : %s.</small></p>
                %s""".formatted(
                        escape(layer.description()),
                        Html.map(items + "?f=json&limit=1000"),
                        link(items + "?f=html", "Parcourir les objets"),
                        link(items + "?f=json", "GeoJSON"),
                        fields,
                        escape(layer.attribution().replaceFirst("\\.$", "")),
                        escape(layer.licence().title()),
                        json("/ogc/collections/" + layer.id() + "?f=json")));
    }

    private static String field(Field field) {
        String unit = field.unit() == null ? "" : " (" + field.unit() + ")";
        return "<tr><td><code>%s</code></td><td>%s</td><td>%s</td><td>%s</td></tr>"
                .formatted(
                        escape(field.name()),
                        escape(field.title() + unit),
                        type(field.type()),
                        escape(field.meaning()));
    }

    private static String type(FieldType type) {
        return switch (type) {
            case TEXT -> "texte";
            case TEXTS -> "liste de textes";
            case INTEGER -> "entier";
            case DECIMAL -> "nombre";
            case BOOLEAN -> "oui ou non";
            case DATE -> "date";
            case TIMESTAMP -> "date et heure";
        };
    }

    /** Paths and methods, in words; the OpenAPI document has the rest. */
    static String api(ObjectNode document) {
        StringBuilder rows = new StringBuilder();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (method.getValue().has("summary")) {
                        rows.append("<tr><td>%s</td><td><code>%s</code></td><td>%s</td></tr>"
                                .formatted(
                                        escape(method.getKey().toUpperCase(java.util.Locale.ROOT)),
                                        escape(path.getKey()),
                                        escape(method.getValue().path("summary").asText())));
                    }
                }));
        return Html.page(
                "Documentation du service",
                "",
                "<div class=\"defile\" tabindex=\"0\" role=\"region\" aria-label=\"Adresses\"><table><thead><tr>"
                        + "<th scope=\"col\">Méthode</th><th scope=\"col\">Adresse</th><th scope=\"col\">Usage</th>"
                        + "</tr></thead><tbody>" + rows + "</tbody></table></div>" + json("/ogc/api?f=json"));
    }

    static String crumb(String href, String text) {
        return " › " + link(href, text);
    }

    private static String json(String href) {
        return "<p>" + link(href, "Ce document en JSON") + "</p>";
    }

    private static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
