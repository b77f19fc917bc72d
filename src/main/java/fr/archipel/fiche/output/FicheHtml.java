package fr.archipel.fiche.output;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.document.French;
import fr.archipel.document.Html;
import fr.archipel.document.Page;
import fr.archipel.fiche.map.FicheDrawing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** One fiche as XHTML, from the document of {@code /api/fiches/{id}}: what is empty is said or left out, never 0. */
final class FicheHtml {
    private static final String UNKNOWN = Html.element("span", "unknown", French.UNKNOWN);

    private FicheHtml() {}

    static String of(Sheet sheet, String css) {
        JsonNode fiche = sheet.fiche();
        StringBuilder html = new StringBuilder();
        html.append("<div class=\"")
                .append(css)
                .append("\" id=\"")
                .append(FichePages.anchor(fiche))
                .append("\">");
        String running = fiche.path("contrat_sigle").asText() + " · fiche " + FichePages.title(fiche);
        html.append(Html.element(
                "div",
                "running",
                running.length() <= 110 ? running : running.substring(0, 109).trim() + "…"));
        List<String> path = texts(fiche.path("strategie"), FicheHtml::node);
        html.append(Html.element("p", "place", String.join(" › ", path)));
        html.append(Html.element("h1", "", FichePages.title(fiche)));
        if (sheet.archived() != null) {
            html.append(Html.element(
                    "p",
                    "archived",
                    "Fiche archivée le " + French.day(sheet.archived())
                            + " : elle ne figure plus dans les listes, le recueil ni les totaux."));
        }
        map(html, sheet);
        facts(html, fiche);
        html.append("<h2>Description</h2>").append(text(fiche.path("description")));
        items(html, "Opérations", fiche.path("operations"));
        items(html, "Prérequis", fiche.path("prerequis"));
        html.append("<div class=\"below\">");
        FindingsHtml.of(html, sheet);
        LifeHtml.of(html, sheet);
        FicheMoneyHtml.of(html, fiche, FichePages.bars(fiche));
        html.append("</div>");
        sources(html, fiche);
        return html.append("</div>").toString();
    }

    private static void map(StringBuilder html, Sheet sheet) {
        html.append("<div class=\"map\">");
        FicheDrawing map = sheet.map();
        if (map == null) {
            html.append(Html.element("p", "", "Pas de carte : ni la fiche ni son agglomération n'ont de contour."));
        } else {
            html.append(Page.drawing(FichePages.anchor(sheet.fiche()), map.drawing()));
            if (sheet.fiche().path("portee").asText().equals("non_precise")
                    && sheet.fiche().path("geometrie_origine").asText().equals("epci")) {
                html.append(Html.element("p", "", "Le contrat ne dit pas où : la carte montre l'agglomération."));
            }
            map.caption().forEach(words -> html.append(Html.element("p", "", words)));
        }
        html.append("</div>");
    }

    private static void facts(StringBuilder html, JsonNode fiche) {
        html.append("<table class=\"facts\">");
        fact(html, "Contrat", text(fiche.path("contrat_titre")));
        fact(
                html,
                "Statut",
                Html.escape(ConventionReport.status(fiche.path("statut").asText())));
        fact(html, "Maîtres d'ouvrage", list(texts(fiche.path("maitres_ouvrage"), each -> name(each))));
        fact(html, "Localisation", place(fiche));
        fact(html, "Type d'opération", code(fiche.path("type_operation")));
        fact(html, "Année de lancement", text(fiche.path("annee_lancement")));
        fact(html, "Mise à jour", day(fiche.path("date_maj")));
        fact(html, "Objets concernés", list(texts(fiche.path("objets"), FicheHtml::object)));
        fact(
                html,
                "Coût total",
                fiche.path("montant_total_eur").isNumber()
                        ? FicheMoneyHtml.money(fiche.path("montant_total_eur"))
                        : code(fiche.path("montant_total_mention")));
        html.append("</table>");
    }

    private static void fact(StringBuilder html, String label, String value) {
        html.append("<tr><th scope=\"row\">").append(Html.escape(label)).append("</th><td>");
        html.append(value).append("</td></tr>");
    }

    private static String place(JsonNode fiche) {
        List<String> communes = new ArrayList<>();
        fiche.path("communes").forEach(commune -> {
            if (commune.path("role").asText().equals("localisation")) {
                communes.add(commune.path("nom").asText());
            }
        });
        if (!communes.isEmpty()) {
            return list(communes);
        }
        return fiche.path("portee").asText().equals("epci")
                ? Html.escape(
                        "toute l'agglomération, " + fiche.at("/epci/sigle").asText())
                : UNKNOWN;
    }

    private static String object(JsonNode object) {
        String role = switch (object.path("role").asText()) {
            case "dessert" -> " (desservi)";
            case "mentionne" -> " (mentionné)";
            default -> "";
        };
        return object.path("nom").asText() + role;
    }

    private static void items(StringBuilder html, String title, JsonNode texts) {
        if (!texts.isEmpty()) {
            html.append(Html.element("h2", "", title)).append("<ul>");
            texts.forEach(each ->
                    html.append(Html.element("li", "", each.path("texte").asText())));
            html.append("</ul>");
        }
    }

    private static void sources(StringBuilder html, JsonNode fiche) {
        html.append("<div class=\"sources\">");
        for (JsonNode source : fiche.path("provenance")) {
            int first = source.path("premiere_ligne").asInt();
            int last = source.path("derniere_ligne").asInt();
            String section = source.path("section").asText("");
            html.append(Html.element(
                    "p",
                    "",
                    "Source : " + source.at("/document/titre").asText()
                            + (source.path("section").isNull() || section.isEmpty() ? "" : ", " + section)
                            + (first == last ? ", ligne " + first : ", lignes " + first + " à " + last) + "."));
        }
        html.append(
                Html.element(
                        "p",
                        "",
                        "Les tableaux reprennent ce que le document imprime, totaux compris, justes ou faux ; descriptions et opérations sont résumées."));
        html.append("</div>");
    }

    /** « 1. Habiter » */
    static String node(JsonNode node) {
        String number = node.path("numero").asText("");
        String title = node.path("titre").asText();
        return number.isEmpty() || node.path("numero").isNull() ? title : number + ". " + title;
    }

    static String name(JsonNode party) {
        return party.path("nom").asText();
    }

    static List<String> texts(JsonNode array, Function<JsonNode, String> reader) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(reader.apply(each)));
        return texts;
    }

    /** Escaped; « non renseigné » for none. */
    static String list(List<String> texts) {
        return texts.isEmpty() ? UNKNOWN : Html.escape(String.join(", ", texts));
    }

    /** Escaped; « non renseigné » for null. */
    static String text(JsonNode value) {
        return value.isNull() || value.isMissingNode() || value.asText().isBlank()
                ? UNKNOWN
                : Html.escape(value.asText());
    }

    /** A code of the tables as words. */
    static String code(JsonNode value) {
        return switch (value.asText("")) {
            case "etude" -> "étude";
            case "ingenierie" -> "ingénierie";
            default -> value.isNull() ? UNKNOWN : Html.escape(Amounts.word(value.asText()));
        };
    }

    private static String day(JsonNode value) {
        return value.isNull() ? UNKNOWN : French.day(java.time.LocalDate.parse(value.asText()));
    }
}
