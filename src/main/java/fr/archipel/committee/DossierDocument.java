package fr.archipel.committee;

import static fr.archipel.document.Document.paragraph;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.document.Document;
import fr.archipel.document.Drawing;
import fr.archipel.fiche.map.FicheDrawing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What members read before a meeting: its agenda with a map a fiche, the figures, what moved, is late, does not balance. */
final class DossierDocument {
    private static final int CHART_WIDTH = 650;
    private static final int CHART_HEIGHT = 240;
    /** Rows of a section: more than a contract has fiches. */
    static final int MOST = 500;

    private final List<Document.Block> blocks = new ArrayList<>();

    private DossierDocument() {}

    /** {@code maps}: by id of fiche; those that are missing have no place. */
    static Document of(JsonNode committee, JsonNode situation, Map<String, FicheDrawing> maps, LocalDate today) {
        DossierDocument made = new DossierDocument();
        made.agenda(committee);
        made.figures(situation);
        made.items(committee, maps);
        for (Section section : List.of(Section.TO_DECIDE, Section.MOVED, Section.LATE, Section.UNBALANCED)) {
            made.section(section, situation);
        }
        made.heading(1, "Comment ces chiffres sont faits");
        situation.path("regles").forEach(rule -> made.note(rule.asText()));
        made.note("Source : " + Heading.SOURCE);
        return new Document(
                "comite-" + committee.path("id").asText() + "-dossier",
                committee.path("titre").asText(),
                Heading.of(committee),
                Heading.day(situation, today),
                made.blocks);
    }

    private void heading(int level, String text) {
        blocks.add(new Document.Heading(level, text));
    }

    private void note(String text) {
        blocks.add(new Document.Paragraph(text, Document.Tone.NOTE));
    }

    private void missing(String text) {
        blocks.add(new Document.Paragraph(text, Document.Tone.MISSING));
    }

    private void agenda(JsonNode committee) {
        heading(1, "Ordre du jour");
        if (committee.path("points").isEmpty()) {
            missing("Aucun point n'est encore à l'ordre du jour.");
        } else {
            blocks.add(new Document.Grid(Tables.agenda(committee, "Points")));
        }
    }

    private void figures(JsonNode situation) {
        heading(1, "Depuis le " + Tables.day(situation, "depuis"));
        blocks.add(new Document.Grid(Tables.figures(situation)));
        blocks.add(new Document.Grid(Tables.statuses(situation)));
        Drawing chart = MoneyChart.of(situation.path("chiffres").path("annees"), CHART_WIDTH, CHART_HEIGHT);
        if (chart != null) {
            blocks.add(new Document.Picture(chart, "Dépenses par année, prévues et réalisées, toutes fiches."));
        }
    }

    /** The fiches of the agenda, one by one. */
    private void items(JsonNode committee, Map<String, FicheDrawing> maps) {
        List<JsonNode> about = new ArrayList<>();
        committee.path("points").forEach(point -> {
            if (point.path("fiche").isObject()) {
                about.add(point);
            }
        });
        if (about.isEmpty()) {
            return;
        }
        heading(1, "Les fiches de l'ordre du jour");
        for (JsonNode point : about) {
            JsonNode fiche = point.path("fiche");
            heading(2, point.path("rang").asText() + ". " + point.path("titre").asText());
            blocks.add(paragraph("Fiche %s. Statut : %s."
                    .formatted(
                            Tables.name(fiche),
                            StatusWords.of(point.path("statut").asText()))));
            String asked = Texts.text(point.path("demande"));
            if (asked != null) {
                blocks.addAll(Document.written(asked));
            }
            if (point.path("statut_demande").isTextual()) {
                blocks.add(new Document.Paragraph(
                        "Statut demandé : "
                                + StatusWords.of(point.path("statut_demande").asText()) + ".",
                        Document.Tone.STRONG));
            }
            FicheDrawing map = maps.get(fiche.path("id").asText());
            if (map == null) {
                missing("Cette fiche n'a pas de lieu connu.");
            } else {
                blocks.add(new Document.Picture(map.drawing(), String.join(" ", map.caption())));
            }
        }
    }

    private void section(Section section, JsonNode situation) {
        JsonNode part = situation.path(section.member());
        heading(1, section.title);
        int matched = part.path("numberMatched").asInt();
        if (matched == 0) {
            missing("Rien pour cette période.");
            return;
        }
        blocks.add(new Document.Grid(Tables.section(
                section, situation, MOST, matched + (matched > 1 ? " fiches" : " fiche"), Integer.MAX_VALUE)));
        if (matched > MOST) {
            note("Les %d premières fiches sur %d.".formatted(MOST, matched));
        }
    }
}
