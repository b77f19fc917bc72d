package fr.archipel.fiche.output;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.document.Drawing;
import fr.archipel.document.French;
import fr.archipel.document.Html;
import fr.archipel.document.Page;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a fiche stands: status, last decision, fundings by step, spending. From {@code /api/fiches/{id}/suivi}. */
final class LifeHtml {
    private LifeHtml() {}

    static void of(StringBuilder html, Sheet sheet) {
        JsonNode life = sheet.life();
        html.append("<div class=\"block\">");
        html.append(Html.element("h2", "", "Suivi au " + French.day(sheet.date())));
        html.append("<p>Statut : ")
                .append(Html.escape(ConventionReport.status(life.path("statut").asText())))
                .append(". ")
                .append(Html.escape(decision(life.path("decisions"))))
                .append("</p>");
        totals(html, life.path("totaux"));
        html.append("</div>");
        fundings(html, life);
        spending(html, sheet);
    }

    /** The last one that stands. */
    static String decision(JsonNode decisions) {
        JsonNode last = null;
        for (JsonNode decision : decisions) {
            last = decision.path("annulee_le").isNull() ? decision : last;
        }
        if (last == null) {
            return "Aucune décision n'est enregistrée.";
        }
        String reason = last.path("motif").asText("");
        return "Dernière décision : %s, %s du %s%s."
                .formatted(
                        ConventionReport.status(last.path("statut").asText()),
                        last.path("instance").asText().equals("copil") ? "comité de pilotage" : "comité technique",
                        day(last.path("date_decision")),
                        reason.isEmpty() || last.path("motif").isNull()
                                ? ""
                                : " (« " + reason.replaceFirst("[. ]+$", "") + " »)");
    }

    private static String day(JsonNode date) {
        return French.day(LocalDate.parse(date.asText()));
    }

    private static void totals(StringBuilder html, JsonNode totals) {
        List<String> said = new ArrayList<>();
        add(said, "dépenses prévues", totals.path("prevu_eur"));
        add(said, "réalisées", totals.path("realise_eur"));
        add(said, "reste à financer", totals.path("reste_a_financer_eur"));
        html.append(Html.element("p", "", "Montants : " + String.join(" ; ", said) + "."));
    }

    private static void add(List<String> said, String label, @Nullable JsonNode euros) {
        said.add(label + " : " + (euros != null && euros.isNumber() ? FicheMoneyHtml.money(euros) : French.UNKNOWN));
    }

    private static void fundings(StringBuilder html, JsonNode life) {
        if (life.path("financements").isEmpty()) {
            html.append(Html.element("p", "", "Aucun financement n'est suivi."));
            return;
        }
        Grid grid = new Grid(
                "Financements par étape",
                List.of("Financeur", "Dispositif", "Année"),
                List.of("Attendu", "Sollicité", "Notifié", "Engagé", "Versé"),
                1);
        for (JsonNode funding : life.path("financements")) {
            String partners = String.join(" + ", FicheHtml.texts(funding.path("parties"), FicheHtml::name));
            List<String> cells = new ArrayList<>();
            Convention.STEPS.forEach(step -> cells.add(step(funding, step)));
            grid.add(
                    List.of(
                            partners.isEmpty() ? "<i>partenaire non renseigné</i>" : Html.escape(partners),
                            FicheMoneyHtml.words(funding.path("dispositif")),
                            FicheMoneyHtml.words(funding.path("annee"))),
                    cells);
        }
        List<String> totals = new ArrayList<>();
        for (String step : Convention.STEPS) {
            JsonNode total = life.path("totaux").path(step + "_eur");
            totals.add(total.isNumber() ? FicheMoneyHtml.money(total) : "");
        }
        grid.total(List.of("Total", "", ""), totals);
        grid.write(html, "");
    }

    /** The amount, else the words of the last entry of that step, else nothing. */
    private static String step(JsonNode funding, String step) {
        JsonNode amount = funding.path("montants").path(step + "_eur");
        if (amount.isNumber()) {
            return FicheMoneyHtml.money(amount);
        }
        String words = "";
        for (JsonNode entry : funding.path("etapes")) {
            if (entry.path("etape").asText().equals(step)
                    && entry.path("mention").isTextual()) {
                words = FicheMoneyHtml.italic(Amounts.word(entry.path("mention").asText()));
            }
        }
        return words;
    }

    /** Only when somebody entered some: what is printed alone stands in the échéancier. */
    private static void spending(StringBuilder html, Sheet sheet) {
        List<YearBars.Year> years = entered(sheet.life());
        if (!years.isEmpty()) {
            Grid grid = new Grid(
                    "Dépenses prévues et réalisées",
                    List.of("Année"),
                    List.of("Prévu (plein)", "Réalisé (hachuré)"),
                    3);
            years.forEach(year ->
                    grid.add(List.of(Html.escape(year.label())), List.of(money(year.planned()), money(year.actual()))));
            grid.write(
                    html,
                    bars(sheet.life())
                            .map(drawing -> Page.drawing(FichePages.lifeBars(sheet.fiche()), drawing))
                            .orElse(""));
        }
    }

    /** Spending planned and made; empty when nobody entered any. */
    static Optional<Drawing> bars(JsonNode life) {
        List<YearBars.Year> years = entered(life);
        return years.isEmpty()
                ? Optional.empty()
                : YearBars.of(
                        years,
                        "Dépenses par année, celles du tableau ci-dessus, en barres : prévues pleines, réalisées"
                                + " hachurées.");
    }

    private static List<YearBars.Year> entered(JsonNode life) {
        boolean entered = false;
        List<YearBars.Year> years = new ArrayList<>();
        for (JsonNode year : life.path("depenses").path("annees")) {
            entered |= year.path("realise_eur").isNumber()
                    || year.path("prevu_origine").asText("").equals("saisie");
            years.add(new YearBars.Year(
                    year.path("annee").asText(), cents(year.path("prevu_eur")), cents(year.path("realise_eur"))));
        }
        return entered ? years : List.of();
    }

    private static @Nullable Long cents(JsonNode euros) {
        return euros.isNumber() ? euros.decimalValue().movePointRight(2).longValueExact() : null;
    }

    private static String money(@Nullable Long cents) {
        return cents == null ? Html.element("span", "unknown", French.UNKNOWN_SHORT) : French.money(cents);
    }
}
