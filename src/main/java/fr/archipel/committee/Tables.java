package fr.archipel.committee;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.document.Cell;
import fr.archipel.document.Column;
import fr.archipel.document.French;
import fr.archipel.document.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The tables of a committee's files: the answer's own figures and sentences, none made again. */
final class Tables {
    private static final List<List<String>> SUMS = List.of(
            List.of("cout_eur", "Coût des fiches"),
            List.of("prevu_eur", "Dépenses prévues"),
            List.of("sollicite_eur", "Financements sollicités"),
            List.of("notifie_eur", "Financements notifiés"),
            List.of("engage_eur", "Financements engagés"),
            List.of("verse_eur", "Financements versés"),
            List.of("realise_eur", "Dépenses réalisées"),
            List.of("reste_a_financer_eur", "Reste à financer"));

    private Tables() {}

    static Table agenda(JsonNode committee, String title) {
        List<Table.Row> rows = new ArrayList<>();
        committee
                .path("points")
                .forEach(point -> rows.add(new Table.Row(
                        List.of(Cell.text(point.path("rang").asText()), Cell.text(title(point)), asked(point)))));
        return Table.flat(
                title,
                List.of(
                        Column.text("rang", "N°", 4),
                        Column.text("titre", "Point", 46),
                        Column.text("demande", "Ce qui est demandé", 40)),
                rows);
    }

    /** « Engagement · 1.1, Titre de la fiche ». */
    private static String title(JsonNode point) {
        JsonNode fiche = point.path("fiche");
        String own = point.path("titre").asText();
        return fiche.isObject() && !own.contains(fiche.path("titre").asText()) ? own + " · fiche " + name(fiche) : own;
    }

    static String name(JsonNode fiche) {
        return fiche.path("numero").asText() + ", " + fiche.path("titre").asText();
    }

    private static Cell asked(JsonNode point) {
        String status = point.path("statut_demande").isTextual()
                ? "Statut demandé : "
                        + StatusWords.of(point.path("statut_demande").asText())
                : "";
        String words = Texts.text(point.path("demande")) == null
                ? ""
                : point.path("demande").asText();
        String both = words.replaceFirst("[.\\s]+$", "") + (words.isEmpty() || status.isEmpty() ? "" : ". ") + status;
        return both.isEmpty() ? Cell.BLANK : Cell.text(both);
    }

    static Table figures(JsonNode situation) {
        JsonNode before = situation.path("chiffres").path("avant");
        JsonNode after = situation.path("chiffres").path("apres");
        List<Table.Row> rows = new ArrayList<>();
        for (List<String> sum : SUMS) {
            Long was = Amounts.cents(before.path(sum.get(0)));
            Long is = Amounts.cents(after.path(sum.get(0)));
            rows.add(new Table.Row(List.of(
                    Cell.text(sum.get(1)),
                    Cell.cents(was),
                    Cell.cents(is),
                    is == null && was == null
                            ? Cell.UNKNOWN
                            : Cell.cents((is == null ? 0 : is) - (was == null ? 0 : was)))));
        }
        return Table.flat(
                "Montants avant et après",
                List.of(
                        Column.text("montant", "Montant", 26),
                        Column.moneyApart("avant", "Au " + day(situation, "depuis")),
                        Column.moneyApart("apres", "Au " + day(situation, "date")),
                        Column.moneyApart("ecart", "Écart")),
                rows);
    }

    static Table statuses(JsonNode situation) {
        List<Table.Row> rows = new ArrayList<>();
        situation
                .path("chiffres")
                .path("statuts")
                .forEach(each -> rows.add(new Table.Row(List.of(
                        Cell.text(StatusWords.of(each.path("statut").asText())),
                        Cell.number(each.path("avant").asLong()),
                        Cell.number(each.path("apres").asLong())))));
        return Table.summed(
                "Fiches par statut",
                List.of(
                        Column.text("statut", "Statut", 26),
                        Column.count("avant", "Au " + day(situation, "depuis")),
                        Column.count("apres", "Au " + day(situation, "date"))),
                rows,
                "Total");
    }

    /** {@code most}: rows shown, the first ones; {@code longest}: letters of a fiche's title. */
    static Table section(Section section, JsonNode situation, int most, String title, int longest) {
        List<Table.Row> rows = new ArrayList<>();
        for (JsonNode item : situation.path(section.member()).path("items")) {
            if (rows.size() == most) {
                break;
            }
            List<String> reasons = new ArrayList<>();
            item.path("raisons")
                    .forEach(reason -> reasons.add(reason.path("phrase").asText()));
            rows.add(new Table.Row(List.of(
                    Cell.text(item.path("fiche").path("numero").asText()),
                    Cell.text(shorten(item.path("fiche").path("titre").asText(), longest)),
                    Cell.text(status(item)),
                    Cell.text(few(reasons)),
                    Cell.cents(Amounts.cents(item.path("apres").path("cout_eur"))))));
        }
        return Table.flat(
                title,
                List.of(
                        Column.text("numero", "N°", 6),
                        Column.text("titre", "Action", 34),
                        Column.text("statut", "Statut", 15),
                        Column.text("pourquoi", "Pourquoi", 48),
                        Column.moneyApart("cout", "Coût")),
                rows);
    }

    /** Where it went, when it moved. */
    private static String status(JsonNode item) {
        String before = item.path("statut_avant").asText("");
        String now = item.path("statut").asText("");
        return before.isEmpty() || before.equals(now)
                ? StatusWords.of(now)
                : StatusWords.of(before) + " → " + StatusWords.of(now);
    }

    private static String few(List<String> reasons) {
        int shown = Math.min(4, reasons.size());
        String words = String.join(". ", reasons.subList(0, shown));
        int rest = reasons.size() - shown;
        return rest == 0 ? words : words + ". Et %d autre%s".formatted(rest, rest > 1 ? "s" : "");
    }

    /** Changes of status decided in the meeting. */
    static Table decisions(JsonNode committee) {
        List<Table.Row> rows = new ArrayList<>();
        for (JsonNode point : committee.path("points")) {
            JsonNode decision = point.path("decision");
            boolean holds = decision.isObject() && decision.path("annulee_le").isNull();
            if (!holds && Texts.text(point.path("releve")) == null) {
                continue;
            }
            rows.add(new Table.Row(List.of(
                    Cell.text(point.path("rang").asText()),
                    Cell.text(title(point)),
                    holds
                            ? Cell.text("%s → %s"
                                    .formatted(
                                            StatusWords.of(decision.path("statut_avant")
                                                    .asText()),
                                            StatusWords.of(
                                                    decision.path("statut").asText())))
                            : Cell.BLANK,
                    Texts.text(point.path("releve")) == null
                            ? Cell.BLANK
                            : Cell.text(point.path("releve").asText()))));
        }
        return Table.flat(
                "Décisions",
                List.of(
                        Column.text("rang", "N°", 4),
                        Column.text("titre", "Point", 38),
                        Column.text("statut", "Statut", 18),
                        Column.text("releve", "Ce qui est décidé", 40)),
                rows);
    }

    static String shorten(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1).strip() + "…";
    }

    static String day(JsonNode node, String name) {
        return French.day(LocalDate.parse(node.path(name).asText()));
    }
}
