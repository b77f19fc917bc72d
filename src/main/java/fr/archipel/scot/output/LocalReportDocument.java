package fr.archipel.scot.output;

import fr.archipel.document.Document;
import fr.archipel.document.Document.Block;
import fr.archipel.document.Document.Heading;
import fr.archipel.document.Document.Items;
import fr.archipel.document.Document.Paragraph;
import fr.archipel.document.Document.Tone;
import java.util.ArrayList;
import java.util.List;

/** A local report as a text to print, to show or to correct by hand. */
final class LocalReportDocument {
    private LocalReportDocument() {}

    static Document of(LocalReport report) {
        List<Block> blocks = new ArrayList<>();
        report.sections().forEach(section -> section(blocks, section));
        blocks.add(new Heading(1, "Sources, règles et méthode"));
        if (report.sources().isEmpty()) {
            blocks.add(new Paragraph("Aucune donnée n'est importée.", Tone.MISSING));
        } else {
            blocks.add(new Items(report.sources()));
        }
        report.method().forEach(words -> blocks.add(Document.paragraph(words)));
        if (!report.doubts().isEmpty()) {
            blocks.add(new Heading(2, "Réserves"));
            blocks.add(new Items(report.doubts()));
        }
        return new Document(name(report), report.title(), subtitle(report), report.date(), blocks);
    }

    static String subtitle(LocalReport report) {
        return "Présenté en " + report.year() + ", années " + report.firstYear() + " à " + (report.year() - 1);
    }

    static String name(LocalReport report) {
        String perimeter = report.perimeter().id().replace(':', '-').replace(',', '-');
        return "rapport-local-" + (perimeter.length() > 60 ? perimeter.substring(0, 60) : perimeter) + "-"
                + report.year();
    }

    private static void section(List<Block> blocks, Section section) {
        blocks.add(new Heading(1, section.rubrique().title()));
        blocks.add(Document.paragraph(section.lead()));
        List<String> missing = new ArrayList<>();
        List<String> known = new ArrayList<>();
        section.figures().forEach(figure -> (figure.valeur() == null ? missing : known).add(figure.words()));
        if (!known.isEmpty()) {
            blocks.add(new Items(known));
        }
        missing(blocks, section.figures());
        section.pictures().forEach(blocks::add);
        section.tables().forEach(table -> blocks.add(new Document.Grid(table)));
        section.reasons().stream()
                .filter(reason -> section.figures().stream().noneMatch(figure -> reason.equals(figure.raison())))
                .forEach(reason -> blocks.add(new Paragraph(reason, Tone.NOTE)));
        ReportText text = section.text();
        if (text != null) {
            blocks.add(new Heading(2, "Commentaire"));
            blocks.addAll(Document.written(text.texte()));
        }
    }

    /** What lacks for one reason stands under it once. */
    private static void missing(List<Block> blocks, List<Figure> figures) {
        List<String> reasons = new ArrayList<>();
        for (Figure figure : figures) {
            String reason = figure.raison();
            if (figure.valeur() == null && reason != null && !reasons.contains(reason)) {
                reasons.add(reason);
            }
        }
        for (String reason : reasons) {
            List<String> titles = figures.stream()
                    .filter(figure -> figure.valeur() == null && reason.equals(figure.raison()))
                    .map(Figure::titre)
                    .toList();
            blocks.add(new Paragraph(String.join(" ; ", titles) + " : non renseigné. " + reason, Tone.MISSING));
        }
    }
}
