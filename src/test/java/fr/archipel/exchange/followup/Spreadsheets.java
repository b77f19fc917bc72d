package fr.archipel.exchange.followup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Workbooks as people keep them, made for a test. */
final class Spreadsheets {
    private Spreadsheets() {}

    /** A formula, and the value saved beside it. */
    record Formula(String text, String cached) {}

    /** A sheet; a cell is a String, a number, a LocalDate, a Formula, or null. */
    record Named(String name, List<? extends List<?>> rows) {}

    static byte[] xlsx(Named... sheets) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringBuilder formulas = new StringBuilder();
        try (Workbook workbook = new Workbook(out, "Essai", "1.0")) {
            for (Named named : sheets) {
                Worksheet sheet = workbook.newWorksheet(named.name);
                for (int row = 0; row < named.rows.size(); row++) {
                    for (int column = 0; column < named.rows.get(row).size(); column++) {
                        write(sheet, row, column, named.rows.get(row).get(column), formulas);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] file = out.toByteArray();
        for (String each : formulas.toString().split("\n")) {
            if (!each.isEmpty()) {
                String[] parts = each.split("\\|");
                file = edit(
                        file,
                        "xl/worksheets/sheet1.xml",
                        xml -> xml.replace(
                                "<f>" + parts[0] + "</f>", "<f>" + parts[0] + "</f><v>" + parts[1] + "</v>"));
            }
        }
        return file;
    }

    private static void write(Worksheet sheet, int row, int column, Object value, StringBuilder formulas) {
        if (value instanceof String text) {
            sheet.value(row, column, text);
        } else if (value instanceof BigDecimal || value instanceof Integer || value instanceof Double) {
            sheet.value(row, column, (Number) value);
        } else if (value instanceof LocalDate day) {
            sheet.value(row, column, day);
            sheet.style(row, column).format("dd/mm/yyyy").set();
        } else if (value instanceof Formula formula) {
            sheet.formula(row, column, formula.text);
            formulas.append(formula.text).append('|').append(formula.cached).append('\n');
        }
    }

    /** The same archive, one of its entries changed. */
    static byte[] edit(byte[] archive, String name, UnaryOperator<String> change) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            Path copy = Files.write(Files.createTempFile("essai", ".xlsx"), archive);
            try (ZipFile in = new ZipFile(copy.toFile());
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                for (ZipEntry entry : Collections.list(in.entries())) {
                    byte[] content = in.getInputStream(entry).readAllBytes();
                    zip.putNextEntry(new ZipEntry(entry.getName()));
                    zip.write(
                            entry.getName().equals(name)
                                    ? change.apply(new String(content, StandardCharsets.UTF_8))
                                            .getBytes(StandardCharsets.UTF_8)
                                    : content);
                }
            } finally {
                Files.delete(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
