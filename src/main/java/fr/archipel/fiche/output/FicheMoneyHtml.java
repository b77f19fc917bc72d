package fr.archipel.fiche.output;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.document.Drawing;
import fr.archipel.document.French;
import fr.archipel.document.Html;
import fr.archipel.document.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The money tables of a fiche, as its contract prints them: costs and receipts, échéancier, partners, maquette. A heading
 * never stands apart from its table.
 */
final class FicheMoneyHtml {
    private FicheMoneyHtml() {}

    /** {@code anchor}: name of the drawing of its échéancier, see {@link #bars}. */
    static void of(StringBuilder html, JsonNode fiche, String anchor) {
        List<String> empty = new ArrayList<>();
        for (JsonNode section : fiche.path("sections")) {
            String title = switch (section.path("section").asText()) {
                case "investissement" -> "Investissement";
                case "fonctionnement" -> "Fonctionnement";
                default -> "Budget";
            };
            String tax = tax(section.path("taxe").asText());
            for (String side : List.of("depenses", "recettes")) {
                String words = side.equals("depenses") ? "dépenses" : "recettes";
                if (isEmpty(section.path(side))) {
                    empty.add(title.toLowerCase(Locale.FRENCH) + " (" + words + ")");
                } else {
                    volet(html, title + " : " + words + tax, section.path(side));
                }
            }
        }
        if (!empty.isEmpty()) {
            html.append(Html.element(
                    "p", "empty", "Imprimés sans ligne, avec un total de 0 € : " + String.join(", ", empty) + "."));
        }
        schedule(html, fiche, anchor);
        partners(html, "Partenaires", fiche.path("partenaires"), fiche.path("partenaires_total"));
        partners(html, "Plan de financement du tableau récapitulatif", fiche.path("parts"), null);
        maquette(html, fiche.path("maquette"));
    }

    /** No line, and a total of 0: nothing to read in a table. */
    private static boolean isEmpty(JsonNode side) {
        JsonNode total = side.path("total").path("montant_eur");
        return side.path("lignes").isEmpty()
                && total.isNumber()
                && total.decimalValue().signum() == 0;
    }

    private static String tax(String tax) {
        return tax.equals("non_precise") ? "" : " (" + tax + ")";
    }

    private static void volet(StringBuilder html, String title, JsonNode volet) {
        if (volet.path("lignes").isEmpty() && !volet.path("total").isObject()) {
            return;
        }
        Grid grid = new Grid(title, List.of("Poste"), List.of("Montant"), 2);
        for (JsonNode line : volet.path("lignes")) {
            grid.add(List.of(words(line.path("libelle"))), List.of(amount(line)));
        }
        if (volet.path("total").isObject()) {
            grid.total(List.of("Total imprimé"), List.of(amount(volet.path("total"))));
        }
        grid.write(html, "");
    }

    private static void schedule(StringBuilder html, JsonNode fiche, String anchor) {
        JsonNode schedule = fiche.path("echeancier");
        if (!schedule.isObject() || schedule.path("lignes").isEmpty()) {
            return;
        }
        List<String> years = new ArrayList<>(List.of("Total"));
        schedule.path("annees").forEach(year -> years.add(year.asText()));
        Grid grid = new Grid("Échéancier" + tax(schedule.path("taxe").asText()), List.of(""), years, 1 + years.size());
        for (JsonNode line : schedule.path("lignes")) {
            List<String> cells = new ArrayList<>(List.of(amount(line.path("total"))));
            line.path("cases").forEach(cell -> cells.add(amount(cell)));
            grid.add(List.of(post(line.path("poste").asText())), cells);
        }
        grid.write(
                html, bars(fiche).map(drawing -> Page.drawing(anchor, drawing)).orElse(""));
    }

    /** The printed spending by year of a fiche, as a drawing; empty when it has none. */
    static Optional<Drawing> bars(JsonNode fiche) {
        for (JsonNode line : fiche.path("echeancier").path("lignes")) {
            if (line.path("poste").asText().equals("depenses")) {
                List<YearBars.Year> years = new ArrayList<>();
                for (JsonNode cell : line.path("cases")) {
                    JsonNode euros = cell.path("montant_eur");
                    years.add(new YearBars.Year(
                            cell.path("annee").asText(),
                            euros.isNumber()
                                    ? euros.decimalValue().movePointRight(2).longValueExact()
                                    : null,
                            null));
                }
                return YearBars.of(years, "Dépenses par année, celles du tableau ci-dessus, en barres.");
            }
        }
        return Optional.empty();
    }

    private static void partners(StringBuilder html, String title, JsonNode lines, @Nullable JsonNode total) {
        if (lines.isEmpty()) {
            return;
        }
        Grid grid = new Grid(
                title, List.of("Partenaire", "Dispositif", "État", "Délai et difficultés"), List.of("Montant"), 1);
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
            grid.add(
                    List.of(
                            name,
                            words(line.path("dispositif")),
                            state(line.path("etat").asText("")),
                            String.join(" ; ", more)),
                    List.of(amount(line)));
        }
        if (total != null && total.isObject()) {
            grid.total(List.of("Total imprimé", "", "", ""), List.of(amount(total)));
        }
        grid.write(html, "");
    }

    private static void maquette(StringBuilder html, JsonNode rows) {
        if (rows.isEmpty()) {
            return;
        }
        Grid grid = new Grid(
                "Dans le tableau récapitulatif", List.of("Libellé", "Année"), List.of("2021", "2022", "Coût total"), 1);
        for (JsonNode row : rows) {
            JsonNode costs = row.path("couts");
            grid.add(
                    List.of(words(row.path("libelle")), words(row.path("annee"))),
                    List.of(
                            amount(costs.path("cout_2021")),
                            amount(costs.path("cout_2022")),
                            amount(costs.path("cout_total"))));
        }
        grid.write(html, "");
    }

    /** What is printed, else the amount, else the mention; nothing for a blank cell. */
    private static String amount(JsonNode cell) {
        String printed = cell.path("imprime").asText("");
        if (!printed.isBlank() && !cell.path("imprime").isNull()) {
            return italic(printed);
        }
        List<String> parts = new ArrayList<>();
        if (cell.path("montant_eur").isNumber()) {
            parts.add(money(cell.path("montant_eur")));
        }
        if (cell.path("taux_pct").isNumber()) {
            parts.add(French.percent(cell.path("taux_pct").decimalValue()));
        }
        if (cell.path("mention").isTextual()) {
            parts.add(italic(Amounts.word(cell.path("mention").asText())));
        }
        return String.join(" ", parts);
    }

    /** A few words stay on one line. */
    static String italic(String words) {
        return Html.element("i", words.length() <= 16 ? "short" : "", words);
    }

    static String money(JsonNode euros) {
        return French.money(euros.decimalValue().movePointRight(2).longValueExact());
    }

    static String words(JsonNode value) {
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
