package fr.archipel.feature;

import static fr.archipel.feature.Html.escape;
import static fr.archipel.feature.Html.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.layer.Field;
import fr.archipel.layer.FieldType;
import fr.archipel.layer.Layer;
import java.util.List;
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
                <li><a href="/ogc/functions?f=html">Fonctions des filtres</a></li>
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

    static String functions(ObjectNode document) {
        String rows = stream(document.path("functions"))
                .map(function -> "<tr><td><code>%s(%s)</code></td><td>%s</td></tr>"
                        .formatted(
                                escape(function.path("name").asText()),
                                stream(function.path("arguments"))
                                        .map(argument ->
                                                escape(argument.path("title").asText()))
                                        .collect(Collectors.joining(", ")),
                                escape(function.path("description").asText())))
                .collect(Collectors.joining());
        return Html.page(
                "Fonctions des filtres",
                "",
                "<p class=\"chapo\">Elles s’écrivent dans le paramètre <code>filter</code> des objets d’une couche. Les mesures sont"
                        + " prises en Lambert-93.</p><div class=\"defile\" tabindex=\"0\" role=\"region\" aria-label=\"Fonctions\">"
                        + "<table><thead><tr><th scope=\"col\">Fonction</th><th scope=\"col\">Ce qu’elle donne</th></tr></thead><tbody>"
                        + rows + "</tbody></table></div>" + json("/ogc/functions?f=json"));
    }

    /** The fields with their codes, and how to write a filter. */
    static String queryables(Layer layer) {
        String own = "/ogc/collections/" + layer.id();
        return Html.page(
                "Champs interrogeables : " + layer.title(), crumb(own + "?f=html", layer.title()), """
                <p class="chapo">Dans le paramètre <code>filter</code> des %s, en CQL2 ; aussi <code>id</code> et <code>geometry</code>.
                Les %s servent dans un filtre.</p>
                %s
                %s""".formatted(
                                link(own + "/items?f=html", "objets"),
                                link("/ogc/functions?f=html", "fonctions"),
                                fields(layer.fields()),
                                json(own + "/queryables?f=json")));
    }

    /** The fields that order the features. */
    static String sortables(Layer layer) {
        String own = "/ogc/collections/" + layer.id();
        return Html.page("Tri : " + layer.title(), crumb(own + "?f=html", layer.title()), """
                <p class="chapo">Dans le paramètre <code>sortby</code> des %s, séparés par des virgules ; « - » devant pour l’ordre inverse.</p>
                %s
                %s""".formatted(
                        link(own + "/items?f=html", "objets"),
                        fields(SortOrder.sortables(layer)),
                        json(own + "/sortables?f=json")));
    }

    /** The fields with what may be written in each. */
    static String schema(Layer layer) {
        String own = "/ogc/collections/" + layer.id();
        String rows = layer.fields().stream()
                .map(field -> "<tr><td><code>%s</code></td><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>"
                        .formatted(
                                escape(field.name()),
                                escape(field.title() + (field.unit() == null ? "" : " (" + field.unit() + ")")),
                                type(field.type()),
                                writing(layer, field),
                                codes(field)))
                .collect(Collectors.joining());
        return Html.page("Schéma : " + layer.title(), crumb(own + "?f=html", layer.title()), """
                <p class="chapo">%s Géométrie : <code>%s</code>.</p>
                <div class="defile" tabindex="0" role="region" aria-label="Champs"><table><caption>Champs</caption>
                <thead><tr><th scope="col">Champ</th><th scope="col">Nom</th><th scope="col">Type</th><th scope="col">Écriture</th>
                <th scope="col">Valeurs</th></tr></thead>
                <tbody>%s</tbody></table></div>%s""".formatted(
                        layer.editable()
                                ? "Les objets de cette couche se modifient avec une clé."
                                : "Les objets de cette couche se lisent ; ils ne se modifient pas d’ici.",
                        escape(layer.geometryType()),
                        rows,
                        json(own + "/schema?f=json")));
    }

    private static String writing(Layer layer, Field field) {
        if (LayerSchema.isReadOnly(layer, field)) {
            return field.computed() ? "tenu par la base" : "lecture seule";
        }
        return field.required() ? "nécessaire" : "facultatif";
    }

    /** A title that says the same as the code is left out. */
    private static String codes(Field field) {
        return field.codes().stream()
                .map(code -> "<code>" + escape(code.code()) + "</code>"
                        + (code.title().replace('’', '\'').equalsIgnoreCase(code.code())
                                ? ""
                                : " " + escape(code.title())))
                .collect(Collectors.joining(" · "));
    }

    private static String fields(List<Field> fields) {
        return """
                <div class="defile" tabindex="0" role="region" aria-label="Champs"><table><caption>Champs</caption>
                <thead><tr><th scope="col">Champ</th><th scope="col">Nom</th><th scope="col">Type</th><th scope="col">Sens</th></tr></thead>
                <tbody>%s</tbody></table></div>""".formatted(fields.stream().map(HtmlPages::field).collect(Collectors.joining()));
    }

    static String collection(ObjectNode document, Layer layer) {
        String items = "/ogc/collections/" + layer.id() + "/items";
        return Html.page(layer.title(), crumb("/ogc/collections?f=html", "Couches"), """
                <p class="chapo">%s</p>
                %s
                <p>%s · %s · %s · %s · %s</p>
                %s
                %s
                <p><small>%s. Licence : %s.</small></p>
                %s""".formatted(
                        escape(layer.description()),
                        Html.map(items + "?f=json&limit=1000"),
                        link(items + "?f=html", "Parcourir les objets"),
                        link(items + "?f=json", "GeoJSON"),
                        link("/ogc/collections/" + layer.id() + "/queryables?f=html", "Filtrer"),
                        link("/ogc/collections/" + layer.id() + "/sortables?f=html", "Trier"),
                        link("/ogc/collections/" + layer.id() + "/schema?f=html", "Schéma"),
                        fields(layer.fields()),
                        HtmlDownloads.list(layer, java.util.Map.of()),
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
