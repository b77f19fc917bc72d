package fr.archipel.style;

import static fr.archipel.feature.Html.escape;
import static fr.archipel.feature.Html.link;

import fr.archipel.document.DrawingSvg;
import fr.archipel.feature.Html;
import fr.archipel.layer.Layer;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Legends as pages: a list of words, each beside its symbol, which aids need not see. */
final class StylePages {
    private StylePages() {}

    /** Of a layer; of the whole map when {@code layer} is null. */
    static String style(@Nullable Layer layer, List<Layer> layers) {
        String own = "/ogc" + StyleDocuments.path(layer) + "/" + StyleDocuments.ID;
        String others = layer == null
                ? ""
                : " · " + link(own + "?f=sld11", "SLD 1.1") + " · " + link(own + "?f=qml", "QGIS (QML)");
        return Html.page(StyleDocuments.title(layer), crumbs(layer), """
                <p class="chapo">%s</p>
                <h2>Légende</h2>
                %s
                <p>%s · %s</p>
                <h2>Pour un SIG ou une page web</h2>
                <p>%s%s</p>""".formatted(
                        escape(StyleDocuments.description(layer)),
                        legend(layers),
                        link(own + "/legend?f=png", "Légende en PNG"),
                        link(own + "/legend?f=svg", "en SVG"),
                        link(own + "?f=mapbox", "Style MapLibre"),
                        others));
    }

    static String styles(@Nullable Layer layer) {
        String own = "/ogc" + StyleDocuments.path(layer) + "/" + StyleDocuments.ID;
        return Html.page(
                layer == null ? "Styles" : "Styles : " + layer.title(),
                crumbs(layer),
                "<ul class=\"liens\"><li>" + link(own + "?f=html", StyleDocuments.title(layer)) + "</li></ul>");
    }

    private static String crumbs(@Nullable Layer layer) {
        return layer == null ? "" : " › " + link("/ogc/collections/" + layer.id() + "?f=html", layer.title());
    }

    private static String legend(List<Layer> layers) {
        return "<ul class=\"legende\">" + layers.stream().map(StylePages::layer).collect(Collectors.joining())
                + "</ul>";
    }

    private static String layer(Layer layer) {
        List<Legend.Entry> entries = Legend.entries(layer);
        if (!entries.get(0).within()) {
            return entry(entries.get(0));
        }
        return "<li><b>%s</b><ul class=\"legende\">%s</ul></li>"
                .formatted(
                        escape(layer.title()),
                        entries.stream().map(StylePages::entry).collect(Collectors.joining()));
    }

    private static String entry(Legend.Entry entry) {
        return "<li>" + DrawingSvg.inline(Legend.sign(entry)) + "<span>" + escape(entry.words()) + "</span></li>";
    }
}
