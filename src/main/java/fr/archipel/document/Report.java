package fr.archipel.document;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One document: tables one after the other, what there is to know about them, where they come from.
 *
 * @param id name of the file without its extension, such as {@code maquette-crte-call}
 * @param title on top of the first page and of every sheet
 * @param subtitle what was asked for (contract, year, filters), or null
 * @param date the day the figures are of
 * @param tables at least one; each is a sheet of the workbook
 * @param notes sentences to read with the figures; when there is no row, the first says why
 * @param sources where the figures come from
 */
public record Report(
        String id,
        String title,
        @Nullable String subtitle,
        LocalDate date,
        List<Table> tables,
        List<String> notes,
        List<String> sources) {

    public Report {
        tables = List.copyOf(tables);
        notes = List.copyOf(notes);
        sources = List.copyOf(sources);
        if (tables.isEmpty()) {
            throw new IllegalArgumentException("a report without a table");
        }
    }
}
