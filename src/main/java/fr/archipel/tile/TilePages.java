package fr.archipel.tile;

import static fr.archipel.feature.Html.escape;
import static fr.archipel.feature.Html.link;

import fr.archipel.feature.Html;
import fr.archipel.layer.Field;
import fr.archipel.layer.Layer;
import fr.archipel.request.Links;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The documents about tiles, for people. */
final class TilePages {
    private TilePages() {}

    static String tilesets(TileDocuments.Tileset tileset) {
        String own = "/ogc" + tileset.path() + "/" + MatrixSet.ID;
        return Html.page("Tuiles : " + tileset.title(), crumbs(tileset), """
            <p class="chapo">Tuiles vectorielles (Mapbox Vector Tile) pour les cartes.</p>
            <ul class="liens"><li>%s</li></ul>
            <p>%s</p>\
            """.formatted(
                        link(own + "?f=html", MatrixSet.ID), json("/ogc" + tileset.path())));
    }

    static String tileset(TileDocuments.Tileset tileset, String root) {
        String own = root + tileset.path() + "/" + MatrixSet.ID;
        Map<String, String> query = new TreeMap<>(tileset.query());
        String tiles = Links.withQuery(own + "/{z}/{y}/{x}", query);
        query.put("f", "tilejson");
        String tileJson = Links.withQuery(own, query);
        String rows = tileset.layers().stream().map(TilePages::row).collect(Collectors.joining());
        return Html.page(
                "Tuiles : " + tileset.title() + ", " + MatrixSet.ID,
                crumbs(tileset) + " › " + link("/ogc" + tileset.path() + "?f=html", "Tuiles"),
                """
                <p class="chapo">%s</p>
                <div class="carte" data-tilejson="%s" role="img" aria-label="Carte de ces tuiles"></div>
                <p>Adresse à donner à un client (z : zoom, y : ligne, x : colonne) :</p>
                <div class="defile" tabindex="0" role="region" aria-label="Adresse des tuiles"><code>%s</code></div>
                <p>MapLibre prend le %s.</p>
                <div class="defile" tabindex="0" role="region" aria-label="Couches des tuiles"><table><caption>Couches</caption>
                <thead><tr><th scope="col">Couche</th><th scope="col">Zooms</th><th scope="col">Champs, et le premier zoom qui les porte</th></tr></thead>
                <tbody>%s</tbody></table></div>
                <p>%s</p>\
                """.formatted(
                                escape(tileset.description()),
                                escape(tileJson),
                                escape(tiles),
                                link(tileJson, "TileJSON"),
                                rows,
                                json(own)));
    }

    private static String row(Layer layer) {
        String fields = layer.tiles().fieldsAt(TileId.MAXIMUM_ZOOM, layer.fields()).stream()
                .map((Field field) -> "<code>" + escape(field.name()) + "</code> "
                        + layer.tiles().fields().get(field.name()))
                .collect(Collectors.joining(" · "));
        return "<tr><td>%s</td><td>%d à %d</td><td>%s</td></tr>"
                .formatted(
                        link("/ogc/collections/" + layer.id() + "?f=html", layer.title()),
                        layer.tiles().minzoom(),
                        TileId.MAXIMUM_ZOOM,
                        fields);
    }

    static String matrixSets() {
        return Html.page(
                "Découpages en tuiles",
                "",
                "<ul class=\"liens\"><li>%s</li></ul><p>%s</p>"
                        .formatted(
                                link("/ogc/tileMatrixSets/" + MatrixSet.ID + "?f=html", MatrixSet.ID),
                                json("/ogc/tileMatrixSets")));
    }

    static String matrixSet() {
        StringBuilder rows = new StringBuilder();
        for (int zoom = 0; zoom <= TileId.MAXIMUM_ZOOM; zoom++) {
            rows.append("<tr><td>%d</td><td class=\"nombre\">1:%,d</td><td class=\"nombre\">%,d</td></tr>"
                    .formatted(zoom, Math.round(MatrixSet.scale(zoom)), 1 << zoom)
                    .replace(',', ' '));
        }
        return Html.page(
                MatrixSet.ID, " › " + link("/ogc/tileMatrixSets?f=html", "Découpages en tuiles"), """
                    <p class="chapo">Le découpage des cartes du Web : un carré du monde en EPSG:3857, coupé en quatre à chaque zoom.</p>
                    <div class="defile" tabindex="0" role="region" aria-label="Zooms"><table>
                    <thead><tr><th scope="col">Zoom</th><th scope="col">Échelle</th><th scope="col">Tuiles par côté</th></tr></thead>
                    <tbody>%s</tbody></table></div>
                    <p>%s</p>\
                    """.formatted(
                                rows, json("/ogc/tileMatrixSets/" + MatrixSet.ID)));
    }

    private static String crumbs(TileDocuments.Tileset tileset) {
        if (tileset.layers().size() != 1 || tileset.path().equals("/tiles")) {
            return "";
        }
        Layer layer = tileset.layers().get(0);
        return " › " + link("/ogc/collections?f=html", "Couches") + " › "
                + link("/ogc/collections/" + layer.id() + "?f=html", layer.title());
    }

    private static String json(String href) {
        return link(href + "?f=json", "Ce document en JSON");
    }
}
