package fr.archipel.exchange.reader;

import fr.archipel.exchange.file.CellFormats;
import fr.archipel.exchange.file.FileProblems;
import fr.archipel.problem.ProblemException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/** The lines of a sheet. A number is written plainly, with the fifteen digits that spreadsheets keep; a day is a date. */
final class XlsxLines implements TableLines {
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final LocalDate DAY_ZERO_1904 = LocalDate.of(1904, 1, 1);
    private static final BigDecimal LAST_SERIAL = new BigDecimal(2_958_465); // 9999-12-31
    private static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_EVEN);
    private static final int SECONDS = 86_400;

    private final Path file;
    private final String name;
    private final String sheet;

    XlsxLines(Path file, String name, String sheet) {
        this.file = file;
        this.name = name;
        this.sheet = sheet;
    }

    /** Names of the visible sheets that hold a row. */
    static List<String> sheets(Path file, String name) {
        List<String> names = new ArrayList<>();
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true))) {
            for (Sheet each : visible(workbook)) {
                try (Stream<Row> rows = each.openStream()) {
                    if (rows.iterator().hasNext()) {
                        names.add(each.getName());
                    }
                }
            }
            return names;
        } catch (IOException | RuntimeException e) {
            throw damaged(name, e);
        }
    }

    private static List<Sheet> visible(ReadableWorkbook workbook) {
        return workbook.getSheets()
                .filter(each -> each.getVisibility() == SheetVisibility.VISIBLE)
                .toList();
    }

    /** What the library throws of parts that are missing or make no sense is of many kinds: all of them are the file's. */
    private static ProblemException damaged(String name, Exception e) {
        return e instanceof ProblemException known
                ? known
                : FileProblems.unreadable(name, "le classeur est abîmé ou incomplet.");
    }

    @Override
    public void read(Visitor visitor) throws IOException {
        try (ReadableWorkbook workbook = open()) {
            LocalDate zero = workbook.isDate1904() ? DAY_ZERO_1904 : DAY_ZERO;
            try (Stream<Row> rows = stream(workbook)) {
                Iterator<Row> each = rows.iterator();
                for (Row row = next(each); row != null; row = next(each)) {
                    List<@Nullable Object> cells = cells(row, zero);
                    if (cells.stream().anyMatch(Objects::nonNull) && !visitor.line(row.getRowNum(), cells)) {
                        return;
                    }
                }
            }
        }
    }

    private ReadableWorkbook open() {
        try {
            return new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
        } catch (IOException | RuntimeException e) {
            throw damaged(name, e);
        }
    }

    private Stream<Row> stream(ReadableWorkbook workbook) {
        try {
            return visible(workbook).stream()
                    .filter(each -> each.getName().equals(sheet))
                    .findFirst()
                    .orElseThrow()
                    .openStream();
        } catch (IOException | RuntimeException e) {
            throw damaged(name, e);
        }
    }

    /** Null at the end; the visitor's own exceptions are not mistaken for the file's. */
    private @Nullable Row next(Iterator<Row> rows) {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (RuntimeException e) {
            throw damaged(name, e);
        }
    }

    private List<@Nullable Object> cells(Row row, LocalDate zero) {
        try {
            List<@Nullable Object> cells = new ArrayList<>(row.getCellCount());
            for (int i = 0; i < row.getCellCount(); i++) {
                Cell cell = row.getOptionalCell(i).orElse(null);
                cells.add(cell == null ? null : value(cell, zero));
            }
            return cells;
        } catch (RuntimeException e) {
            throw damaged(name, e);
        }
    }

    private static @Nullable Object value(Cell cell, LocalDate zero) {
        Object value = cell.getValue();
        if (value == null || cell.getType() == CellType.ERROR) {
            return null;
        }
        if (value instanceof BigDecimal number) {
            return number(cell, number, zero);
        }
        if (value instanceof Boolean) {
            return value;
        }
        String text = value.toString().replace("\u0000", "");
        boolean failed = cell.getType() == CellType.FORMULA && text.matches("#[A-Z0-9/]+[!?A]?");
        return failed || text.isBlank() ? null : text;
    }

    private static Object number(Cell cell, BigDecimal number, LocalDate zero) {
        if (Math.abs((long) number.scale()) + number.precision() > 400) {
            return String.valueOf(cell.getRawValue());
        }
        boolean date = CellFormats.isDate(cell.getDataFormatId(), cell.getDataFormatString());
        if (date && number.signum() > 0 && number.compareTo(LAST_SERIAL) <= 0) {
            LocalDate day = zero.plusDays(number.longValue());
            long second = number.remainder(BigDecimal.ONE)
                    .multiply(BigDecimal.valueOf(SECONDS))
                    .setScale(0, RoundingMode.HALF_EVEN)
                    .longValue();
            return second == 0 ? day : day.atStartOfDay().plusSeconds(second).toString();
        }
        return plain(number.round(DIGITS));
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
