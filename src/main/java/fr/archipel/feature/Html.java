package fr.archipel.feature;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** HTML as text, everything escaped unless it is markup of ours. */
public final class Html {
    private Html() {}

    public static String escape(@Nullable String text) {
        if (text == null) {
            return "";
        }
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    public static String link(String href, String text) {
        return "<a href=\"" + escape(href) + "\">" + escape(text) + "</a>";
    }

    /** A whole page; {@code crumbs} and {@code body} are markup. */
    public static String page(String title, String crumbs, String body) {
        return """
                <!doctype html>
                <html lang="fr">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%1$s – Archipel</title>
                <link rel="stylesheet" href="/ogc/style.css">
                <link rel="stylesheet" href="/ogc-map.css">
                <script type="module" src="/ogc-map.js"></script>
                </head>
                <body>
                <header><a class="marque" href="/">Archipel</a> <nav aria-label="Fil d'Ariane"><a href="/ogc?f=html">API</a>%2$s</nav></header>
                <main>
                <h1>%1$s</h1>
                %3$s
                </main>
                </body>
                </html>
                """.formatted(escape(title), crumbs, body);
    }

    /** The style of these pages, at {@code /ogc/style.css}. */
    static byte[] stylesheet() {
        try (InputStream in = Html.class.getResourceAsStream("style.css")) {
            return Objects.requireNonNull(in, "style.css").readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The small map that {@code ogc-map.js} fills with the features of {@code geojson}. */
    static String map(String geojson) {
        return "<div class=\"carte\" data-geojson=\"" + escape(geojson)
                + "\" role=\"img\" aria-label=\"Carte des objets de cette page\"></div>";
    }
}
