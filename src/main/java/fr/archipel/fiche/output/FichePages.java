package fr.archipel.fiche.output;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.document.Drawing;
import fr.archipel.document.French;
import fr.archipel.document.Html;
import fr.archipel.document.Page;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Fiches on paper: one alone, or a contract's whole collection with contents and bookmarks. A4, portrait. */
final class FichePages {
    private static final String CSS = """
            .fiche { page-break-before: always; }
            .fiche.first { page-break-before: auto; }
            .place { color: #50565e; margin-bottom: 1mm; }
            .map { float: right; width: 87mm; margin: 0 0 3mm 6mm; font-size: 6.5pt; line-height: 1.25; color: #3b4148;
                   page-break-inside: avoid; }
            .map p { margin: 0 0 0.4mm 0; }
            table.facts { width: 90mm; border-collapse: collapse; margin: 2mm 0 1mm 0; }
            table.facts th { text-align: left; font-weight: 600; width: 32mm; padding: 0.5mm 2mm 0.5mm 0; vertical-align: top; }
            table.facts td { padding: 0.5mm 0; vertical-align: top; }
            ul { margin: 0; padding-left: 5mm; }
            h2 { margin-top: 4mm; }
            .below { clear: both; }
            .block { page-break-inside: avoid; }
            .block object { margin-top: 2mm; }
            .empty { color: #50565e; margin-top: 3mm; }
            .sources p { margin: 0 0 0.5mm 0; }
            .archived { border: 1pt solid #1f2328; padding: 1mm 2mm; font-weight: 600; }
            ul.findings li { margin-bottom: 0.6mm; }
            ul.findings b { font-weight: 600; }
            .where { color: #50565e; font-size: 8pt; }
            .sources { font-size: 8pt; color: #3b4148; margin-top: 3mm; border-top: 0.4pt solid #c9cdc8; padding-top: 1.5mm;
                       page-break-inside: avoid; }
            .contents p { margin: 0 0 0.7mm 0; font-size: 8.5pt; line-height: 1.2; }
            .contents .level { font-weight: 600; margin-top: 2.2mm; page-break-after: avoid; }
            .contents a::after { content: leader('.') target-counter(attr(href), page); }
            """;

    private FichePages() {}

    static Page one(Sheet sheet, LocalDate today) {
        JsonNode fiche = sheet.fiche();
        return new Page(
                (sheet.archived() == null ? "" : "Fiche archivée : ") + title(fiche),
                "Archipel, " + French.day(today) + " ; source : "
                        + fiche.path("contrat_titre").asText(),
                false,
                false,
                CSS,
                List.of(),
                drawings(List.of(sheet)),
                FicheHtml.of(sheet, "fiche first"));
    }

    /** {@code fiches}: in the order of the contract's document. */
    static Page all(ContractHead contract, List<Sheet> fiches, LocalDate today) {
        StringBuilder body = new StringBuilder();
        body.append(Html.element("div", "running", "Recueil des fiches · " + contract.titre()));
        body.append(Html.element("h1", "", "Recueil des fiches : " + contract.name()));
        body.append(Html.element(
                "p", "subtitle", contract.titre() + " · " + fiches.size() + " fiches · " + French.day(today)));
        body.append("<div class=\"contents\">");
        List<Page.Bookmark> bookmarks = new ArrayList<>();
        String level = "";
        for (Sheet sheet : fiches) {
            JsonNode fiche = sheet.fiche();
            String root = FicheHtml.node(fiche.path("strategie").path(0));
            if (!root.equals(level)) {
                body.append(Html.element("p", "level", root));
                level = root;
            }
            body.append("<p><a href=\"#")
                    .append(anchor(fiche))
                    .append("\">")
                    .append(Html.escape(title(fiche)))
                    .append("</a></p>");
            bookmarks.add(new Page.Bookmark(root, title(fiche), anchor(fiche)));
        }
        body.append("</div>");
        fiches.forEach(fiche -> body.append(FicheHtml.of(fiche, "fiche")));
        return new Page(
                "Recueil des fiches : " + contract.name(),
                "Archipel, " + French.day(today) + " ; source : " + contract.titre(),
                false,
                false,
                CSS,
                bookmarks,
                drawings(fiches),
                body.toString());
    }

    private static Map<String, Drawing> drawings(List<Sheet> sheets) {
        Map<String, Drawing> drawings = new HashMap<>();
        for (Sheet sheet : sheets) {
            if (sheet.map() != null) {
                drawings.put(anchor(sheet.fiche()), sheet.map().drawing());
            }
            FicheMoneyHtml.bars(sheet.fiche()).ifPresent(drawing -> drawings.put(bars(sheet.fiche()), drawing));
            LifeHtml.bars(sheet.life()).ifPresent(drawing -> drawings.put(lifeBars(sheet.fiche()), drawing));
        }
        return drawings;
    }

    static String title(JsonNode fiche) {
        return fiche.path("numero").asText() + ". " + fiche.path("titre").asText();
    }

    /** Name of the drawing of its échéancier. */
    static String bars(JsonNode fiche) {
        return anchor(fiche) + "-bars";
    }

    /** Name of the drawing of its spending, planned and made. */
    static String lifeBars(JsonNode fiche) {
        return anchor(fiche) + "-suivi";
    }

    static String anchor(JsonNode fiche) {
        return "fiche-" + fiche.path("id").asText();
    }
}
