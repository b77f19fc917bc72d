package fr.archipel.metadata;

import static fr.archipel.feature.Html.escape;
import static fr.archipel.feature.Html.link;

import fr.archipel.feature.Html;
import fr.archipel.geo.Bbox;
import fr.archipel.layer.InspireTheme;
import fr.archipel.layer.Metadata;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The catalogue and its records for people. */
final class MetadataPages {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.FRENCH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.FRENCH);
    private static final String NOT_KNOWN = "<i>non renseigné</i>";

    private MetadataPages() {}

    static String catalogue(List<LayerRecord> datasets) {
        String rows = datasets.stream()
                .map(dataset -> "<tr><td>%s</td><td>%s</td><td class=\"nombre\">%d</td><td class=\"jour\">%s</td></tr>"
                        .formatted(
                                link(path(dataset) + "?f=html", dataset.layer().title()),
                                orUnknown(dataset.metadata().vintage()),
                                dataset.content().nombre(),
                                day(dataset.updatedDay())))
                .collect(Collectors.joining());
        return Html.page(
                "Catalogue", "", """
                <p class="chapo">Ce que chaque couche contient, d’où elle vient et qui en répond.</p>
                <div class="defile" tabindex="0" role="region" aria-label="Couches"><table>
                <thead><tr><th scope="col">Couche</th><th scope="col">Millésime</th><th scope="col">Objets</th><th scope="col">Mise à jour</th></tr></thead>
                <tbody>%s</tbody></table></div>
                <p>%s</p>""".formatted(rows, link("/ogc/catalog?f=json", "Ce catalogue en DCAT-AP (JSON-LD)")));
    }

    static String layer(LayerRecord dataset) {
        Metadata metadata = dataset.metadata();
        String collection = "/ogc/collections/" + dataset.layer().id();
        return Html.page(
                "Métadonnées : " + dataset.layer().title(),
                " › " + link("/ogc/catalog?f=html", "Catalogue") + " › "
                        + link(collection + "?f=html", dataset.layer().title()),
                """
                <p class="chapo">%s</p>
                <dl class="fiche">
                %s
                </dl>
                <h2>Obtenir la couche</h2>
                <ul class="liens">%s</ul>
                <p>%s · %s</p>""".formatted(
                                escape(dataset.layer().description()),
                                facts(dataset, metadata),
                                dataset.distributions().stream()
                                        .map(way -> "<li>" + link(way.url(), way.title()) + "</li>")
                                        .collect(Collectors.joining()),
                                link(path(dataset) + "?f=xml", "ISO 19139 (XML)"),
                                link(path(dataset) + "?f=json", "DCAT-AP (JSON-LD)")));
    }

    private static String facts(LayerRecord dataset, Metadata metadata) {
        return fact("Généalogie", escape(metadata.lineage()))
                + fact("Sources", sources(metadata.sources()))
                + fact("Millésime", orUnknown(metadata.vintage()))
                + fact("Mise à jour", day(dataset.updatedDay()))
                + fact("Objets", Long.toString(dataset.content().nombre()))
                + fact("Emprise", box(dataset.bbox()))
                + fact("Licence", licence(dataset))
                + fact("Attribution", escape(dataset.layer().attribution()))
                + fact("Contact", contact(dataset.contact()))
                + fact("Mots-clés", escape(String.join(", ", metadata.keywords())))
                + fact("Thème INSPIRE", theme(metadata.inspire()));
    }

    private static String fact(String name, String markup) {
        return "<dt>%s</dt><dd>%s</dd>".formatted(name, markup.isEmpty() ? NOT_KNOWN : markup);
    }

    private static String sources(List<Metadata.Source> sources) {
        return "<ul>" + sources.stream().map(MetadataPages::source).collect(Collectors.joining()) + "</ul>";
    }

    private static String source(Metadata.Source source) {
        String title = source.url() == null ? escape(source.title()) : link(source.url(), source.title());
        String publisher = source.publisher() == null ? "" : ", " + escape(source.publisher());
        return "<li>" + title + publisher + (source.date() == null ? "" : ", " + date(source.date())) + "</li>";
    }

    private static String date(String date) {
        return switch (date.length()) {
            case 10 -> day(LocalDate.parse(date));
            case 7 -> MONTH.format(YearMonth.parse(date));
            default -> escape(date);
        };
    }

    private static String day(@Nullable LocalDate day) {
        if (day == null) {
            return NOT_KNOWN;
        }
        return day.getDayOfMonth() == 1 ? "1er" + DAY.format(day).substring(1) : DAY.format(day);
    }

    private static String box(@Nullable Bbox box) {
        return box == null
                ? ""
                : String.format(
                        Locale.FRENCH,
                        "%.4f° à %.4f° de longitude, %.4f° à %.4f° de latitude",
                        box.west(),
                        box.east(),
                        box.south(),
                        box.north());
    }

    private static String licence(LayerRecord dataset) {
        String url = dataset.layer().licence().url();
        String title = dataset.layer().licence().title();
        return url == null ? escape(title) : link(url, title);
    }

    private static String contact(Contact contact) {
        return contact.email() == null
                ? ""
                : escape(contact.name()) + ", " + link("mailto:" + contact.email(), contact.email());
    }

    private static String theme(@Nullable InspireTheme theme) {
        return theme == null ? "hors des thèmes d’INSPIRE" : link(theme.uri(), theme.title());
    }

    private static String orUnknown(@Nullable String text) {
        return text == null ? NOT_KNOWN : escape(text);
    }

    private static String path(LayerRecord dataset) {
        return "/ogc/collections/" + dataset.layer().id() + "/metadata";
    }
}
