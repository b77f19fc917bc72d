package fr.archipel.feature;

import static fr.archipel.feature.Html.escape;
import static fr.archipel.feature.Html.link;

import fr.archipel.feature.format.FeatureFormat;
import fr.archipel.feature.format.Formats;
import fr.archipel.layer.Layer;
import fr.archipel.request.Links;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** On the pages: a layer's files, a link a format. */
final class HtmlDownloads {
    /** What belongs to a page and not to a file. */
    private static final List<String> OF_PAGES = List.of("f", "after", "limit");

    private HtmlDownloads() {}

    /** {@code query}: the parameters of the page, which its files keep. */
    static String list(Layer layer, Map<String, String> query) {
        Map<String, String> kept = new TreeMap<>(query);
        OF_PAGES.forEach(kept::remove);
        Formats.optionNames().forEach(kept::remove);
        String links = Formats.ALL.stream()
                .map(format -> link(Links.withQuery(address(layer, format), kept), format.title()))
                .collect(Collectors.joining(" · "));
        return "<p class=\"telecharger\"><b>" + escape("Télécharger") + "</b> : " + links + "</p>";
    }

    static String address(Layer layer, FeatureFormat format) {
        return "/layers/" + layer.id() + "." + format.extension();
    }
}
