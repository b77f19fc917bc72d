package fr.archipel.feature.format;

import fr.archipel.feature.FeatureRow;
import fr.archipel.layer.Field;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a sheet, typed: numbers, dates and booleans are such; a text is a text, never a formula. Rows leave memory as it
 * goes.
 */
final class XlsxEncoder implements FeatureEncoder {
    private static final int ROWS_IN_MEMORY = 500;
    private static final int LONGEST_TEXT = 32_767;
    /** Before, dates have no number in a workbook. */
    private static final LocalDate FIRST_DATE = LocalDate.of(1900, 3, 1);

    private static final String FILL = "E4E8E3";

    private final Output what;
    private final Workbook workbook;
    private final Worksheet sheet;
    private int row = 1;
    private boolean cut;

    XlsxEncoder(Output what, OutputStream out) {
        this.what = what;
        this.workbook = new Workbook(new LeftOpen(out), "Archipel", "1.0");
        workbook.setGlobalDefaultFont("Calibri", 10);
        workbook.properties()
                .setTitle(what.layer().title())
                .setDescription(what.layer().attribution());
        this.sheet = workbook.newWorksheet(name(what.layer().title()));
        headings();
    }

    /** As Excel takes it: 31 signs, some refused. */
    private static String name(String title) {
        String plain = title.replaceAll("[\\[\\]:*?/\\\\']", " ").trim();
        return plain.length() <= 31 ? plain : plain.substring(0, 31).trim();
    }

    private void headings() {
        sheet.freezePane(0, 1);
        heading(0, "Identifiant", 18);
        List<String> titles = titles(what.fields());
        for (int i = 0; i < titles.size(); i++) {
            heading(i + 1, titles.get(i), width(what.fields().get(i)));
        }
    }

    private void heading(int column, String title, int width) {
        sheet.width(column, width);
        sheet.inlineString(0, column, title);
        sheet.style(0, column)
                .bold()
                .wrapText(true)
                .verticalAlignment("top")
                .fillColor(FILL)
                .set();
    }

    private static int width(Field field) {
        return switch (field.type()) {
            case TEXT, TEXTS -> 28;
            case TIMESTAMP -> 19;
            case DATE, INTEGER, DECIMAL, BOOLEAN -> 13;
        };
    }

    /** What people read, with the unit; two fields of one title get their names. */
    static List<String> titles(List<Field> fields) {
        List<String> titles = fields.stream()
                .map(field -> field.unit() == null ? field.title() : field.title() + " (" + field.unit() + ")")
                .toList();
        Set<String> seen = new HashSet<>(Set.of("identifiant"));
        Set<String> twice = titles.stream()
                .map(title -> title.toLowerCase(Locale.ROOT))
                .filter(title -> !seen.add(title))
                .collect(Collectors.toSet());
        return IntStream.range(0, fields.size())
                .mapToObj(i -> twice.contains(titles.get(i).toLowerCase(Locale.ROOT))
                        ? titles.get(i) + " [" + fields.get(i).name() + "]"
                        : titles.get(i))
                .toList();
    }

    @Override
    public void feature(FeatureRow feature) throws IOException {
        text(0, new String(feature.key(), StandardCharsets.UTF_8));
        for (int i = 0; i < what.fields().size(); i++) {
            value(i + 1, what.fields().get(i), feature.value(i));
        }
        row++;
        if (row % ROWS_IN_MEMORY == 0) {
            sheet.flush();
        }
    }

    private void value(int column, Field field, byte @Nullable [] value) {
        if (value == null) {
            return;
        }
        String text = new String(value, StandardCharsets.UTF_8);
        switch (field.type()) {
            case TEXT -> text(column, text);
            case TEXTS -> text(column, JoinedList.of(value));
            case INTEGER, DECIMAL -> sheet.value(row, column, new BigDecimal(text));
            case BOOLEAN -> sheet.value(row, column, Boolean.valueOf(text));
            case DATE -> day(column, text);
            case TIMESTAMP -> moment(column, text);
        }
    }

    private void text(int column, String text) {
        cut |= text.length() > LONGEST_TEXT;
        sheet.inlineString(row, column, text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text);
    }

    private void day(int column, String text) {
        LocalDate day = LocalDate.parse(text);
        if (day.isBefore(FIRST_DATE)) {
            text(column, text);
            return;
        }
        sheet.value(row, column, day);
        sheet.style(row, column).format("dd/mm/yyyy").set();
    }

    private void moment(int column, String text) {
        LocalDateTime moment = OffsetDateTime.parse(text).toLocalDateTime();
        if (moment.toLocalDate().isBefore(FIRST_DATE)) {
            text(column, text);
            return;
        }
        sheet.value(row, column, moment);
        sheet.style(row, column).format("dd/mm/yyyy hh:mm:ss").set();
    }

    @Override
    public void end(PageEnd end) throws IOException {
        if (row > 1) {
            sheet.setAutoFilter(0, 0, what.fields().size());
        }
        sheet.finish();
        XlsxNotice.write(workbook.newWorksheet("À propos"), what, end.returned(), cut);
        workbook.finish();
    }

    /** The workbook closes what it writes to; the answer is not its own. */
    private static final class LeftOpen extends FilterOutputStream {
        LeftOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
