package fr.archipel.exchange.standard;

import static fr.archipel.feature.Html.escape;
import static fr.archipel.feature.Html.link;

import fr.archipel.feature.Html;
import fr.archipel.request.Link;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The standard exports for people: what there is, and what each file lacks. */
final class StandardPages {
    private static final String NONE = "<i>rien dans Archipel</i>";

    private StandardPages() {}

    static String list(List<StandardSheet> sheets) {
        return Html.page("Exports aux formats des standards", "", """
                <p class="chapo">Les couches dans la forme que demande l’État. Ce qu’Archipel ne sait pas reste vide : le rapport de
                conformité de chaque standard dit quoi, ligne par ligne.</p>
                %s""".formatted(
                        sheets.stream().map(StandardPages::sheet).collect(Collectors.joining())));
    }

    private static String sheet(StandardSheet sheet) {
        return """
                <h2>%s %s</h2>
                <p>%s</p>
                <ul class="liens"><li>%s</li></ul>
                <p>%s · %s · %s · %d champs sur %d alimentés · %s</p>
                """.formatted(
                        escape(sheet.title()),
                        escape(sheet.version()),
                        escape(sheet.description()),
                        sheet.files().stream()
                                .map(file -> link(file.href(), file.name()))
                                .collect(Collectors.joining("</li><li>")),
                        link(sheet.conformity() + "?f=html", "Rapport de conformité"),
                        link(sheet.dcat(), "DCAT-AP"),
                        link(sheet.page(), "le standard"),
                        sheet.fillable(),
                        sheet.fields(),
                        escape(sheet.licence().title()));
    }

    static String conformity(ConformitySheet report) {
        String crumbs = " › " + link(StandardSheet.PATH + "?f=html", "Exports");
        return Html.page("Conformité : " + report.title() + " " + report.version(), crumbs, """
                <p class="chapo">%s</p>
                %s
                <h2>Fautes</h2>
                %s%s
                <p>%s</p>""".formatted(
                        summary(report),
                        leftOut(report),
                        faults(report),
                        report.tables().stream().map(StandardPages::table).collect(Collectors.joining()),
                        report.links().stream()
                                .filter(way -> !way.rel().equals("self"))
                                .map(StandardPages::way)
                                .collect(Collectors.joining(" · "))));
    }

    private static String way(Link way) {
        return link(way.href(), way.title() == null ? way.href() : way.title());
    }

    private static String summary(ConformitySheet report) {
        return "%d ligne%s, dont %d sans faute ; %d faute%s. Une valeur obligatoire qu’Archipel ne connaît pas est laissée vide, jamais inventée."
                .formatted(
                        report.rows(),
                        plural(report.rows()),
                        report.conforming(),
                        report.numberMatched(),
                        plural(report.numberMatched()));
    }

    private static String plural(long count) {
        return count > 1 ? "s" : "";
    }

    private static String leftOut(ConformitySheet report) {
        if (report.leftOut().isEmpty()) {
            return "";
        }
        return "<h2>Objets écartés</h2><ul>"
                + report.leftOut().stream()
                        .map(each ->
                                "<li><code>%s</code> : %s</li>".formatted(escape(each.object()), escape(each.reason())))
                        .collect(Collectors.joining())
                + "</ul>";
    }

    private static String table(ConformitySheet.Table table) {
        if (table.rows() == 0) {
            return "<h2>%s (<code>%s</code>)</h2><p>Aucune ligne.</p>"
                    .formatted(escape(table.title()), escape(table.name()));
        }
        return """
                <h2>%s (<code>%s</code>)</h2>
                <div class="defile" tabindex="0" role="region" aria-label="Champs"><table>
                <thead><tr><th scope="col">Champ</th><th scope="col">Obligatoire</th><th scope="col">Renseignés</th>
                <th scope="col">Vides</th><th scope="col">Ce qui le remplit</th><th scope="col">Fautes</th></tr></thead>
                <tbody>%s</tbody></table></div>%s""".formatted(
                        escape(table.title()),
                        escape(table.name()),
                        table.fields().stream()
                                .filter(field -> !isUnknown(field))
                                .map(StandardPages::field)
                                .collect(Collectors.joining()),
                        unknown(table));
    }

    /** Of no interest but by its name: nothing of ours fills it and the standard does not ask for it. */
    private static boolean isUnknown(ConformitySheet.Field field) {
        return field.from() == null && field.faults().isEmpty();
    }

    private static String unknown(ConformitySheet.Table table) {
        String names = table.fields().stream()
                .filter(StandardPages::isUnknown)
                .map(field -> "<code>" + escape(field.name()) + "</code>")
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : "<p>Champs facultatifs que rien dans Archipel ne remplit : " + names + ".</p>";
    }

    private static String field(ConformitySheet.Field field) {
        String faults = field.faults().stream()
                .map(each -> each.count() + " : " + each.title())
                .collect(Collectors.joining(" ; "));
        return "<tr><td><code>%s</code></td><td>%s</td><td class=\"nombre\">%d</td><td class=\"nombre\">%d</td><td>%s</td><td>%s</td></tr>"
                .formatted(
                        escape(field.name()),
                        field.required() ? "oui" : "",
                        field.filled(),
                        field.empty(),
                        orNone(field.from()),
                        escape(faults));
    }

    private static String orNone(@Nullable String from) {
        return from == null ? NONE : escape(from);
    }

    private static String faults(ConformitySheet report) {
        if (report.items().isEmpty()) {
            return "<p>Aucune.</p>";
        }
        return """
                <div class="defile" tabindex="0" role="region" aria-label="Fautes"><table>
                <thead><tr><th scope="col">Objet</th><th scope="col">Identifiant</th><th scope="col">Faute</th></tr></thead>
                <tbody>%s</tbody></table></div>""".formatted(report.items().stream()
                .map(fault -> "<tr><td><code>%s</code></td><td>%s</td><td>%s</td></tr>"
                        .formatted(
                                escape(fault.object()),
                                fault.key() == null ? "" : "<code>" + escape(fault.key()) + "</code>",
                                escape(fault.sentence())))
                .collect(Collectors.joining()));
    }
}
