package fr.archipel.document;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A report as a workbook: a sheet a table, numbers as numbers, dates as dates, subtotals and totals as formulas with the
 * figure already computed beside them (a preview that does not calculate shows it too), headings frozen and repeated on
 * paper.
 */
final class XlsxWriter {
    private static final int LONGEST_SHEET_NAME = 31;

    private XlsxWriter() {}

    static void write(Report report, OutputStream out) throws IOException {
        Path raw = Files.createTempFile("archipel", ".xlsx");
        try {
            try (OutputStream file = Files.newOutputStream(raw)) {
                fill(report, file);
            }
            CachedFormulas.copy(raw, out);
        } finally {
            Files.delete(raw);
        }
    }

    private static void fill(Report report, OutputStream out) throws IOException {
        try (Workbook workbook = new Workbook(out, "Archipel", "1.0")) {
            workbook.setGlobalDefaultFont("Calibri", 10);
            workbook.properties()
                    .setTitle(report.title())
                    .setSubject(report.subtitle() == null ? report.title() : report.subtitle())
                    .setDescription(String.join(" ", report.notes()))
                    .setCompany("Archipel");
            List<String> names = sheetNames(report.tables());
            for (int i = 0; i < names.size(); i++) {
                Worksheet sheet = workbook.newWorksheet(names.get(i));
                new XlsxSheet(sheet, report, report.tables().get(i)).write(i == 0);
            }
        }
    }

    /** Titles without the signs Excel refuses, cut to 31, each once. */
    static List<String> sheetNames(List<Table> tables) {
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Table table : tables) {
            String name = table.title()
                    .replaceAll("[\\[\\]:*?/\\\\']", " ")
                    .replaceAll("\\s+", " ")
                    .trim();
            name = cut(name.isEmpty() ? "Tableau" : name, LONGEST_SHEET_NAME);
            for (int n = 2; !taken.add(name.toLowerCase(Locale.ROOT)); n++) {
                String suffix = " " + n;
                name = cut(name, LONGEST_SHEET_NAME - suffix.length()) + suffix;
            }
            names.add(name);
        }
        return names;
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length).trim();
    }
}
