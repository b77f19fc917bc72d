package fr.archipel.scot.output;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.document.Drawing;
import fr.archipel.document.French;
import fr.archipel.document.Html;
import fr.archipel.document.HtmlTable;
import fr.archipel.document.Page;
import fr.archipel.document.Pdf;
import fr.archipel.document.Table;
import fr.archipel.fiche.map.FicheDrawing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The check of a project on one page: its map, the sentence, what it takes and what it leaves, why, from where. Always one
 * page: what does not fit is counted, and the workbook holds it.
 */
final class CheckPage {
    private static final String CSS = """
            @page { margin: 12mm 13mm 13mm 13mm; }
            body { font-size: 8.4pt; line-height: 1.25; }
            h1 { font-size: 15pt; margin: 0 0 1mm 0; }
            h2 { font-size: 10pt; margin: 3mm 0 0.8mm 0; }
            .place { color: #50565e; margin: 0 0 2mm 0; }
            .sentence { font-size: 10pt; line-height: 1.3; border-left: 2pt solid #2b6e4f; padding-left: 3mm; margin: 0 0 2.5mm 0; }
            .caption { font-size: 6.5pt; color: #3b4148; margin: 0.5mm 0 0 0; }
            table.report th, table.report td { padding: 0.45mm 1mm; }
            table.report thead th { font-size: 7.6pt; }
            .grounds { margin: 2mm 0 0 0; }
            .more { font-size: 7.5pt; font-style: italic; color: #50565e; margin: 0.5mm 0 0 0; }
            ul { margin: 0; padding-left: 4mm; font-size: 7.6pt; }
            .sources { font-size: 6.8pt; color: #3b4148; border-top: 0.4pt solid #c9cdc8; margin-top: 2.5mm; padding-top: 1mm; }
            .sources p { margin: 0 0 0.4mm 0; }
            """;

    /** How much of each list is shown, from the most to the least. */
    private static final List<Limits> LIMITS = List.of(
            new Limits(14, 12, 10, 8, 900),
            new Limits(10, 9, 8, 6, 800),
            new Limits(8, 7, 6, 5, 700),
            new Limits(6, 6, 5, 4, 600),
            new Limits(5, 5, 4, 3, 500),
            new Limits(4, 4, 3, 2, 400),
            new Limits(3, 3, 2, 2, 350),
            new Limits(1, 2, 1, 1, 250));

    /** Lines that surely leave the page: such limits are not even tried. */
    private static final int MOST_LINES = 46;

    private record Limits(int communes, int envelopes, int projects, int reasons, int sentence) {}

    private final JsonNode check;
    private final @Nullable FicheDrawing map;
    private final LocalDate date;

    private CheckPage(JsonNode check, @Nullable FicheDrawing map, LocalDate date) {
        this.check = check;
        this.map = map;
        this.date = date;
    }

    /** The PDF. {@code map}: null for a project without footprint. */
    static byte[] pdf(JsonNode check, @Nullable FicheDrawing map, LocalDate date) throws IOException {
        CheckPage page = new CheckPage(check, map, date);
        byte[] file = new byte[0];
        for (Limits limits : LIMITS) {
            if (page.lines(limits) > MOST_LINES && !limits.equals(LIMITS.get(LIMITS.size() - 1))) {
                continue;
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Pdf.write(page.page(limits), out);
            file = out.toByteArray();
            if (Pdf.pages(file) == 1) {
                return file;
            }
        }
        return file;
    }

    /** About as many lines as the lists take: names wrap in the narrow tables. */
    private int lines(Limits limits) {
        int envelopes = 0;
        for (JsonNode envelope : check.path("enveloppes")) {
            envelopes += Math.max(1, envelope.path("hypotheses").size());
        }
        return Math.min(check.path("par_commune").size(), limits.communes())
                + Math.min(envelopes, limits.envelopes())
                + 2 * Math.min(check.path("projets").size(), limits.projects())
                + 2 * Math.min(check.path("raisons").size(), limits.reasons());
    }

    private Page page(Limits limits) {
        String title = CheckReport.heading(check) + " au regard du SCoT : " + cut(CheckReport.title(check), 160);
        StringBuilder body = new StringBuilder();
        body.append(Html.element("h1", "", title));
        body.append(Html.element("p", "place", place()));
        String sentence = Values.text(check, "phrase");
        if (sentence != null) {
            body.append(Html.element("p", "sentence", cutAtClause(sentence, limits.sentence())));
        }
        map(body);
        CheckTables.groundWords(check).ifPresent(words -> body.append(Html.element("p", "grounds", words)));
        table(body, Optional.of(CheckTables.communes(check)), limits.communes());
        table(body, EnvelopePaper.table(check, limits.envelopes()), limits.envelopes());
        table(body, CheckTables.projects(check), limits.projects());
        reasons(body, limits.reasons());
        sources(body);
        return new Page(
                title,
                "Archipel, " + French.day(date) + " ; règles : " + cut(CheckReport.rules(check), 90),
                false,
                false,
                CSS,
                List.of(),
                drawings(),
                body.toString());
    }

    private Map<String, Drawing> drawings() {
        return map == null ? Map.of() : Map.of("emprise", map.drawing());
    }

    private String place() {
        List<String> words = new java.util.ArrayList<>();
        String fiche = Values.text(check.path("fiche"), "id");
        if (fiche != null) {
            words.add("Fiche " + fiche);
        }
        Long area = Values.area(check, "surface_ha");
        words.add(area == null ? "Surface non renseignée" : French.hectares(area));
        int projects = check.path("projets").size();
        if (check.path("perimetre").isObject() || projects > 0) {
            // Each project of a set has its own nature and state, in its table.
            if (projects > 0) {
                words.add(projects == 1 ? "1 projet" : projects + " projets, chaque sol compté une fois");
            }
            return String.join(" · ", words);
        }
        String nature = Values.text(check, "nature");
        words.add("nature : " + (nature == null ? French.UNKNOWN : nature));
        String state = Values.text(check.path("etat"), "titre");
        words.add("état : " + (state == null ? French.UNKNOWN : state.toLowerCase(java.util.Locale.FRENCH)));
        String guard = Values.text(check.path("deja_dans_millesime"), "phrase");
        if (guard != null) {
            words.add(cut(guard, 200));
        }
        return String.join(" · ", words);
    }

    private void map(StringBuilder body) {
        if (map == null) {
            body.append(Html.element("p", "more", "Pas de carte : le projet n'a pas d'emprise."));
            return;
        }
        body.append(Page.drawing("emprise", map.drawing()));
        body.append(Html.element("p", "caption", cut(String.join(" ", map.caption()), 700)));
    }

    private static void table(StringBuilder body, Optional<Table> found, int most) {
        if (found.isEmpty() || found.get().isEmpty()) {
            return;
        }
        Table table = found.get();
        body.append(Html.element("h2", "", table.title()));
        List<Table.Row> rows = table.groups().get(0).rows();
        if (rows.size() <= most) {
            body.append(HtmlTable.of(table));
            return;
        }
        int left = rows.size() - most;
        body.append(HtmlTable.of(Table.flat(table.title(), table.columns(), shown(table, rows.subList(0, most)))));
        body.append(Html.element(
                "p",
                "more",
                (left == 1 ? "et 1 autre ligne" : "et " + left + " autres lignes")
                        + (table.total() == null ? "" : ", comprises dans le total")
                        + " : le classeur les donne toutes."));
    }

    /** The rows that are shown, and the total of all. */
    private static List<Table.Row> shown(Table table, List<Table.Row> rows) {
        List<Table.Row> shown = new java.util.ArrayList<>(rows);
        if (table.total() != null) {
            shown.add(table.total());
        }
        return shown;
    }

    private void reasons(StringBuilder body, int most) {
        List<String> reasons = new java.util.ArrayList<>(Values.texts(check.path("raisons")));
        for (JsonNode envelope : check.path("enveloppes")) {
            String reason = Values.text(envelope, "raison");
            if (reason != null && !reasons.contains(reason)) {
                reasons.add(reason);
            }
        }
        if (reasons.isEmpty()) {
            return;
        }
        body.append(Html.element("h2", "", "Pourquoi, et ce qui reste douteux")).append("<ul>");
        reasons.stream().limit(most).forEach(reason -> body.append(Html.element("li", "", cut(reason, 260))));
        body.append("</ul>");
        if (reasons.size() > most) {
            body.append(Html.element("p", "more", "et " + (reasons.size() - most) + " autres, dans le classeur."));
        }
    }

    private void sources(StringBuilder body) {
        body.append("<div class=\"sources\">");
        body.append(Html.element(
                "p",
                "",
                "Règles : " + CheckReport.rules(check) + ". "
                        + cut(Values.text(check.path("regle"), "description", ""), 260)));
        List<String> sources = CheckReport.sources(check);
        if (!sources.isEmpty()) {
            body.append(Html.element("p", "", cut("Sources : " + String.join(" ; ", sources), 420)));
        }
        body.append(Html.element(
                "p",
                "",
                "Mesures en Lambert-93, au m² près, chaque sol compté une fois. n. r. : non renseigné. Établi le "
                        + French.day(date) + "."));
        body.append("</div>");
    }

    /** Never inside a figure: at the end of a clause, else of a word. */
    static String cutAtClause(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        String start = text.substring(0, length);
        int end = Math.max(start.lastIndexOf(" ; "), start.lastIndexOf(". "));
        int word = start.lastIndexOf(' ');
        int at = end > length / 2 ? end : word > 0 ? word : length;
        return text.substring(0, at).strip() + "…";
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1).strip() + "…";
    }
}
