package fr.archipel.scot.output;

import fr.archipel.document.Document;
import fr.archipel.document.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A section of a local report.
 *
 * @param lead what the law asks for here, in a sentence or two
 * @param figures the first ones to read
 * @param pictures drawings of the figures
 * @param reasons why figures are missing or doubtful
 * @param text what a person wrote; null for nothing
 */
record Section(
        Rubrique rubrique,
        String lead,
        List<Figure> figures,
        List<Table> tables,
        List<Document.Picture> pictures,
        List<String> reasons,
        @Nullable ReportText text) {

    Section {
        figures = List.copyOf(figures);
        tables = List.copyOf(tables);
        pictures = List.copyOf(pictures);
        reasons = List.copyOf(reasons);
    }

    static Section of(Rubrique rubrique, String lead) {
        return new Section(rubrique, lead, List.of(), List.of(), List.of(), List.of(), null);
    }

    Section with(@Nullable ReportText written) {
        return new Section(rubrique, lead, figures, tables, pictures, reasons, written);
    }
}
