package fr.archipel.committee;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.document.Document;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What was decided, and what was said: the record of a meeting (relevé de décisions). */
final class RecordDocument {
    private RecordDocument() {}

    static Document of(JsonNode committee, LocalDate today) {
        List<Document.Block> blocks = new ArrayList<>();
        LocalDate day = LocalDate.parse(committee.path("date_comite").asText());
        if (committee.path("etat").asText().equals("prepare")) {
            blocks.add(new Document.Paragraph(
                    "Ce comité n'est pas encore marqué comme tenu : ce relevé est provisoire.", Document.Tone.MISSING));
        }
        blocks.add(new Document.Heading(1, "Présents"));
        String present = Texts.text(committee.path("presents"));
        if (present == null) {
            blocks.add(new Document.Paragraph("Non renseigné.", Document.Tone.MISSING));
        } else {
            blocks.addAll(Document.written(present));
        }
        blocks.add(new Document.Heading(1, "Décisions"));
        if (Tables.decisions(committee).isEmpty()) {
            blocks.add(new Document.Paragraph("Aucune décision n'est saisie.", Document.Tone.MISSING));
        } else {
            blocks.add(new Document.Grid(Tables.decisions(committee)));
        }
        blocks.add(new Document.Heading(1, "Point par point"));
        committee.path("points").forEach(point -> point(blocks, point));
        blocks.add(new Document.Paragraph("Source : " + Heading.SOURCE, Document.Tone.NOTE));
        return new Document(
                "comite-" + committee.path("id").asText() + "-releve",
                "Relevé de décisions : " + committee.path("titre").asText(),
                Heading.of(committee),
                day.isAfter(today) ? today : day,
                blocks);
    }

    private static void point(List<Document.Block> blocks, JsonNode point) {
        blocks.add(new Document.Heading(
                2, point.path("rang").asText() + ". " + point.path("titre").asText()));
        JsonNode fiche = point.path("fiche");
        if (fiche.isObject()) {
            blocks.add(Document.paragraph("Fiche " + Tables.name(fiche) + "."));
        }
        String asked = Texts.text(point.path("demande"));
        if (asked != null) {
            blocks.add(Document.paragraph("Demandé : " + asked));
        }
        String said = Texts.text(point.path("compte_rendu"));
        if (said != null) {
            blocks.addAll(Document.written(said));
        }
        JsonNode decision = point.path("decision");
        if (decision.isObject() && decision.path("annulee_le").isNull()) {
            blocks.add(new Document.Paragraph(
                    "Décision : la fiche passe de « %s » à « %s », le %s."
                            .formatted(
                                    StatusWords.of(decision.path("statut_avant").asText()),
                                    StatusWords.of(decision.path("statut").asText()),
                                    Tables.day(decision, "date_decision")),
                    Document.Tone.STRONG));
        } else if (point.path("statut_demande").isTextual()) {
            blocks.add(new Document.Paragraph("Pas de décision sur le statut.", Document.Tone.MISSING));
        }
        String record = Texts.text(point.path("releve"));
        if (record != null) {
            blocks.addAll(Document.written(record));
        }
    }
}
