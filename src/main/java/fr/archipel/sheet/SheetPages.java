package fr.archipel.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.document.Drawing;
import fr.archipel.document.French;
import fr.archipel.document.Html;
import fr.archipel.document.HtmlTable;
import fr.archipel.document.Page;
import fr.archipel.document.Table;
import fr.archipel.fiche.map.TerritoryDrawing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The sheet on paper: figures and map on the first page, tables after. Good in black and white. */
final class SheetPages {
    private static final String CSS = """
            h2 { font-size: 12pt; margin: 6mm 0 1mm 0; }
            table.tiles { width: 100%; border-collapse: separate; border-spacing: 0; margin: 0 0 3mm 0; table-layout: fixed; }
            table.tiles td { border-top: 1pt solid #1f2328; padding: 1mm 2mm 2mm 0; vertical-align: top; }
            .tile-title { font-size: 8pt; color: #3b4148; }
            .tile-value { font-size: 14pt; font-weight: 600; }
            .tile-none { font-size: 10pt; font-style: italic; color: #50565e; }
            .tile-why { font-size: 7pt; color: #50565e; line-height: 1.2; }
            .caption { font-size: 7pt; color: #3b4148; line-height: 1.25; margin-top: 1mm; }
            .doubt { border-left: 1.6pt solid #c88a1e; padding-left: 2.5mm; }
            .picture, .whole { page-break-inside: avoid; }
            """;

    private final JsonNode sheet;
    private final Paper paper;
    private final StringBuilder body = new StringBuilder();
    private final Map<String, Drawing> drawings = new LinkedHashMap<>();
    private final List<Page.Bookmark> bookmarks = new ArrayList<>();

    private SheetPages(JsonNode sheet, Paper paper) {
        this.sheet = sheet;
        this.paper = paper;
    }

    static Page of(JsonNode sheet, Optional<TerritoryDrawing> map, Paper paper) {
        SheetPages pages = new SheetPages(sheet, paper);
        pages.write(map);
        LocalDate day = LocalDate.parse(sheet.path("date").asText());
        return new Page(
                pages.title(),
                "Archipel, " + French.day(day),
                false,
                paper == Paper.A3,
                CSS,
                pages.bookmarks,
                pages.drawings,
                pages.body.toString());
    }

    private String title() {
        return sheet.path("perimetre").path("titre").asText();
    }

    private void write(Optional<TerritoryDrawing> map) {
        body.append(Html.element("div", "running", title() + " · Portrait du territoire"));
        body.append(Html.element("h1", "", title()));
        body.append(Html.element("p", "subtitle", subtitle()));
        tiles();
        map.ifPresent(drawn -> {
            picture(drawn.drawing());
            body.append(Html.element("p", "caption", String.join(" ", drawn.caption())));
        });
        land();
        JsonNode years = sheet.path("argent").path("par_annee");
        section("Argent par année");
        MoneyBars.of(years, paper == Paper.A3 ? 900 : 640).ifPresent(this::picture);
        grid(SheetTables.years(sheet));
        note(Sheet.SHARES);
        section("Argent par partenaire");
        grid(SheetTables.partners(sheet));
        section("Fiches");
        grid(SheetTables.fiches(sheet, "Fiches"));
        section("Objets par couche");
        grid(SheetTables.layers(sheet));
        if (sheet.path("communes").size() > 1) {
            section("Communes");
            grid(SheetTables.communes(sheet));
        }
        checks();
        sources();
    }

    private String subtitle() {
        JsonNode perimeter = sheet.path("perimetre");
        List<String> parts = new ArrayList<>(List.of("Portrait du territoire"));
        if (perimeter.path("type").asText().startsWith("commune")) {
            perimeter.path("epci").forEach(epci -> parts.add(epci.path("nom").asText()));
        }
        if (!perimeter.path("type").asText().equals("scot")) {
            perimeter.path("scots").forEach(scot -> parts.add(scot.path("nom").asText()));
        }
        return String.join(" · ", parts) + " · Chiffres au "
                + French.day(LocalDate.parse(sheet.path("date").asText()));
    }

    private void tiles() {
        List<JsonNode> figures = new ArrayList<>();
        sheet.path("chiffres").forEach(figures::add);
        int columns = paper == Paper.A3 ? 6 : 4;
        body.append("<table class=\"tiles\">");
        for (int start = 0; start < figures.size(); start += columns) {
            body.append("<tr>");
            for (int i = start; i < start + columns; i++) {
                body.append("<td>");
                if (i < figures.size()) {
                    tile(figures.get(i));
                }
                body.append("</td>");
            }
            body.append("</tr>");
        }
        body.append("</table>");
    }

    private void tile(JsonNode figure) {
        body.append(Html.element("div", "tile-title", figure.path("titre").asText()));
        JsonNode value = figure.path("valeur");
        if (!value.isNumber()) {
            body.append(Html.element("div", "tile-none", French.UNKNOWN));
            body.append(Html.element("div", "tile-why", figure.path("raison").asText("")));
            return;
        }
        body.append(Html.element(
                "div",
                "tile-value",
                words(value.decimalValue(), figure.path("unite").asText(""))));
    }

    private static String words(BigDecimal value, String unit) {
        if (unit.equals("€")) {
            return French.integer(value.setScale(0, RoundingMode.HALF_UP).longValueExact()) + "\u00A0€";
        }
        BigDecimal plain = value.stripTrailingZeros();
        String number = plain.scale() <= 0 ? French.integer(plain.longValueExact()) : grouped(value);
        return unit.isEmpty() || unit.equals("null") ? number : number + "\u00A0" + unit;
    }

    /** At most two decimals; thousands apart. */
    private static String grouped(BigDecimal value) {
        String text = French.decimal(value);
        int comma = text.indexOf(',');
        String whole = comma < 0 ? text : text.substring(0, comma);
        return French.integer(Long.parseLong(whole.replace('\u2212', '-'))) + (comma < 0 ? "" : text.substring(comma));
    }

    private void land() {
        body.append("<div class=\"whole\">");
        section("Sobriété foncière");
        JsonNode land = sheet.path("foncier");
        if (SheetLand.measure(land, "consommation").path("valeur").isNumber()) {
            grid(SheetTables.land(sheet));
        } else {
            body.append(Html.element(
                    "p",
                    "doubt",
                    SheetLand.measure(land, "consommation").path("raison").asText("")));
        }
        land.path("doute").forEach(doubt -> note(doubt.asText()));
        body.append("</div>");
    }

    private void checks() {
        section("Anomalies, alertes et qualité");
        JsonNode counts = sheet.path("anomalies").path("par_severite");
        body.append(Html.element(
                "p",
                "",
                "Anomalies des contrats : %s (erreurs %s, avertissements %s, informations %s). Alertes du suivi : %s."
                        .formatted(
                                sheet.path("anomalies").path("nombre").asText(),
                                counts.path("erreur").asText(),
                                counts.path("avertissement").asText(),
                                counts.path("information").asText(),
                                sheet.path("alertes").path("nombre").asText())));
        grid(SheetTables.quality(sheet));
    }

    private void sources() {
        section("Sources");
        Set<String> sources = new LinkedHashSet<>();
        sheet.path("chiffres").forEach(figure -> {
            if (figure.path("source").isTextual()) {
                sources.add(figure.path("titre").asText() + " : "
                        + figure.path("source").asText() + ".");
            }
        });
        sheet.path("objets")
                .forEach(layer -> sources.add(layer.path("titre").asText() + " : "
                        + layer.path("source").asText()));
        sources.forEach(this::note);
        note(French.UNKNOWN_SHORT + " : " + French.UNKNOWN + ".");
    }

    private void section(String title) {
        String anchor = "partie-" + (bookmarks.size() + 1);
        bookmarks.add(new Page.Bookmark(title(), title, anchor));
        body.append("<h2 id=\"")
                .append(anchor)
                .append("\">")
                .append(Html.escape(title))
                .append("</h2>");
    }

    private void grid(Table table) {
        body.append(HtmlTable.of(table));
    }

    private void note(String text) {
        body.append(Html.element("p", "caption", text));
    }

    private void picture(Drawing drawing) {
        String name = "dessin-" + (drawings.size() + 1);
        drawings.put(name, drawing);
        body.append("<div class=\"picture\">")
                .append(Page.drawing(name, drawing))
                .append("</div>");
    }
}
