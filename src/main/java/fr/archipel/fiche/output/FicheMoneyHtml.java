package fr.archipel.fiche.output;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.document.French;
import fr.archipel.document.Html;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The money tables of a fiche, as its contract prints them: costs and receipts, échéancier, partners, maquette. */
final class FicheMoneyHtml {
    private FicheMoneyHtml() {}

    static void of(StringBuilder html, JsonNode fiche) {
        for (JsonNode section : fiche.path("sections")) {
            String title = switch (section.path("section").asText()) {
                case "investissement" -> "Investissement";
                case "fonctionnement" -> "Fonctionnement";
                default -> "Budget";
            };
            String tax = section.path("taxe").asText();
            volet(html, title + " : dépenses" + tax(tax), section.path("depenses"));
            volet(html, title + " : recettes" + tax(tax), section.path("recettes"));
        }
        schedule(html, fiche.path("echeancier"));
        partners(html, "Partenaires", fiche.path("partenaires"), fiche.path("partenaires_total"));
        partners(html, "Plan de financement du tableau récapitulatif", fiche.path("parts"), null);
        maquette(html, fiche.path("maquette"));
    }

    private static String tax(String tax) {
        return tax.equals("non_precise") ? "" : " (" + tax + ")";
    }

    private static void volet(StringBuilder html, String title, JsonNode volet) {
        if (volet.path("lignes").isEmpty() && !volet.path("total").isObject()) {
            return;
        }
        start(html, title, List.of("Poste"), List.of("Montant"));
        for (JsonNode line : volet.path("lignes")) {
            row(html, "", List.of(words(line.path("libelle"))), List.of(amount(line)));
        }
        if (volet.path("total").isObject()) {
            row(html, "total", List.of("Total imprimé"), List.of(amount(volet.path("total"))));
        }
        html.append("</tbody></table>");
    }

    private static void schedule(StringBuilder html, JsonNode schedule) {
        if (!schedule.isObject() || schedule.path("lignes").isEmpty()) {
            return;
        }
        List<String> years = new ArrayList<>(List.of("Total"));
        schedule.path("annees").forEach(year -> years.add(year.asText()));
        start(html, "Échéancier" + tax(schedule.path("taxe").asText()), List.of(""), years);
        JsonNode spending = null;
        for (JsonNode line : schedule.path("lignes")) {
            List<String> cells = new ArrayList<>(List.of(amount(line.path("total"))));
            line.path("cases").forEach(cell -> cells.add(amount(cell)));
            row(html, "", List.of(post(line.path("poste").asText())), cells);
            spending = line.path("poste").asText().equals("depenses") ? line : spending;
        }
        html.append("</tbody></table>");
        if (spending != null) {
            bars(html, spending.path("cases"));
        }
    }

    /** Spending by year: a bar with its amount beside it; no bar for what is not an amount. */
    private static void bars(StringBuilder html, JsonNode cells) {
        BigDecimal most = BigDecimal.ZERO;
        for (JsonNode cell : cells) {
            most = cell.path("montant_eur").isNumber()
                    ? most.max(cell.path("montant_eur").decimalValue())
                    : most;
        }
        if (most.signum() == 0) {
            return;
        }
        html.append("<table class=\"bars\"><tbody>");
        for (JsonNode cell : cells) {
            JsonNode euros = cell.path("montant_eur");
            double share = euros.isNumber() ? 100 * euros.doubleValue() / most.doubleValue() : 0;
            html.append("<tr><th scope=\"row\">")
                    .append(cell.path("annee").asText())
                    .append("</th><td>");
            if (share > 0) {
                html.append("<div class=\"bar\" style=\"width:%.1f%%\"></div>"
                        .formatted(share)
                        .replace(',', '.'));
            }
            html.append("</td><td class=\"amount\">").append(amount(cell)).append("</td></tr>");
        }
        html.append("</tbody></table>");
    }

    private static void partners(StringBuilder html, String title, JsonNode lines, @Nullable JsonNode total) {
        if (lines.isEmpty()) {
            return;
        }
        start(html, title, List.of("Partenaire", "Dispositif", "État", "Délai et difficultés"), List.of("Montant"));
        for (JsonNode line : lines) {
            String name = line.path("parties").isEmpty()
                    ? words(line.path("nom_imprime"))
                    : FicheHtml.list(FicheHtml.texts(line.path("parties"), FicheHtml::name));
            List<String> more = new ArrayList<>();
            for (String member : List.of("delai", "difficultes")) {
                if (!line.path(member).asText("").isBlank()
                        && !line.path(member).isNull()) {
                    more.add(Html.escape(line.path(member).asText()));
                }
            }
            row(
                    html,
                    "",
                    List.of(
                            name,
                            words(line.path("dispositif")),
                            state(line.path("etat").asText("")),
                            String.join(" ; ", more)),
                    List.of(amount(line)));
        }
        if (total != null && total.isObject()) {
            row(html, "total", List.of("Total imprimé", "", "", ""), List.of(amount(total)));
        }
        html.append("</tbody></table>");
    }

    private static void maquette(StringBuilder html, JsonNode rows) {
        if (rows.isEmpty()) {
            return;
        }
        start(
                html,
                "Dans le tableau récapitulatif",
                List.of("Libellé", "Année"),
                List.of("2021", "2022", "Coût total"));
        for (JsonNode row : rows) {
            JsonNode costs = row.path("couts");
            row(
                    html,
                    "",
                    List.of(words(row.path("libelle")), words(row.path("annee"))),
                    List.of(
                            amount(costs.path("cout_2021")),
                            amount(costs.path("cout_2022")),
                            amount(costs.path("cout_total"))));
        }
        html.append("</tbody></table>");
    }

    private static void start(StringBuilder html, String title, List<String> texts, List<String> numbers) {
        html.append(Html.element("h2", "", title)).append("<table class=\"report\"><thead><tr>");
        texts.forEach(text ->
                html.append("<th scope=\"col\">").append(Html.escape(text)).append("</th>"));
        numbers.forEach(text -> html.append("<th scope=\"col\" class=\"number\">")
                .append(Html.escape(text))
                .append("</th>"));
        html.append("</tr></thead><tbody>");
    }

    private static void row(StringBuilder html, String css, List<String> texts, List<String> numbers) {
        html.append("<tr class=\"").append(css).append("\">");
        texts.forEach(text -> html.append("<td>").append(text).append("</td>"));
        numbers.forEach(
                text -> html.append("<td class=\"number\">").append(text).append("</td>"));
        html.append("</tr>");
    }

    /** What is printed, else the amount, else the mention; nothing for a blank cell. */
    private static String amount(JsonNode cell) {
        String printed = cell.path("imprime").asText("");
        if (!printed.isBlank() && !cell.path("imprime").isNull()) {
            return "<i>" + Html.escape(printed) + "</i>";
        }
        List<String> parts = new ArrayList<>();
        if (cell.path("montant_eur").isNumber()) {
            parts.add(money(cell.path("montant_eur")));
        }
        if (cell.path("taux_pct").isNumber()) {
            parts.add(French.percent(cell.path("taux_pct").decimalValue()));
        }
        if (cell.path("mention").isTextual()) {
            parts.add(Html.element("i", "", Amounts.word(cell.path("mention").asText())));
        }
        return String.join(" ", parts);
    }

    static String money(JsonNode euros) {
        return French.money(euros.decimalValue().movePointRight(2).longValueExact());
    }

    private static String words(JsonNode value) {
        return value.isNull() || value.isMissingNode() ? "" : Html.escape(value.asText());
    }

    private static String post(String code) {
        return switch (code) {
            case "depenses" -> "Dépenses";
            case "depenses_investissement" -> "Dépenses d'investissement";
            case "depenses_fonctionnement" -> "Dépenses de fonctionnement";
            case "recettes" -> "Recettes";
            case "recettes_investissement" -> "Recettes d'investissement";
            case "recettes_fonctionnement" -> "Recettes de fonctionnement";
            default -> "Sans libellé";
        };
    }

    private static String state(String code) {
        return switch (code) {
            case "a_rechercher" -> "à rechercher";
            case "a_solliciter" -> "à solliciter";
            case "sollicite" -> "sollicité";
            case "en_cours" -> "en cours";
            case "a_confirmer" -> "à confirmer";
            case "obtenu" -> "obtenu";
            default -> "";
        };
    }
}
