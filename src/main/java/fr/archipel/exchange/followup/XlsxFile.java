package fr.archipel.exchange.followup;

import fr.archipel.exchange.file.CellFormats;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/** Sheets of a workbook (ECMA-376), as last calculated: a formula is the value saved beside it. Hidden sheets are left. */
final class XlsxFile {
    private static final int MAXIMUM_SHEETS = 30;
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final LocalDate DAY_ZERO_1904 = LocalDate.of(1904, 1, 1);
    private static final BigDecimal LAST_SERIAL = new BigDecimal(2_958_465); // 9999-12-31

    private XlsxFile() {}

    static List<Grid> read(String file, byte[] bytes) {
        ZipGuard.check(file, bytes);
        try (ReadableWorkbook workbook =
                new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(true, true))) {
            LocalDate zero = workbook.isDate1904() ? DAY_ZERO_1904 : DAY_ZERO;
            List<Grid> grids = new ArrayList<>();
            for (Sheet sheet : workbook.getSheets()
                    .filter(s -> s.getVisibility() == SheetVisibility.VISIBLE)
                    .limit(MAXIMUM_SHEETS)
                    .toList()) {
                grids.add(read(sheet, zero));
            }
            return grids;
        } catch (IOException | UncheckedIOException | ExcelReaderException | IndexOutOfBoundsException e) {
            throw ZipGuard.unreadable(file, "le classeur est abîmé ou incomplet.");
        } catch (IllegalArgumentException | IllegalStateException | NullPointerException e) {
            // What the reader throws of a part that is missing or makes no sense.
            throw ZipGuard.unreadable(file, "le classeur est abîmé ou incomplet.");
        }
    }

    private static Grid read(Sheet sheet, LocalDate zero) throws IOException {
        List<Grid.Line> lines = new ArrayList<>();
        try (Stream<Row> rows = sheet.openStream()) {
            for (Iterator<Row> each = rows.iterator(); each.hasNext(); ) {
                Grid.Line line = line(each.next(), zero);
                if (!line.isEmpty()) {
                    if (lines.size() == Grid.MAXIMUM_LINES) {
                        return new Grid(sheet.getName(), lines, true);
                    }
                    lines.add(line);
                }
            }
        }
        return new Grid(sheet.getName(), lines, false);
    }

    private static Grid.Line line(Row row, LocalDate zero) {
        List<GridCell> cells = new ArrayList<>();
        for (int i = 0; i < Math.min(row.getCellCount(), Grid.MAXIMUM_COLUMNS); i++) {
            cells.add(row.getOptionalCell(i).map(cell -> cell(cell, zero)).orElse(GridCell.EMPTY));
        }
        return new Grid.Line(row.getRowNum(), cells);
    }

    private static GridCell cell(Cell cell, LocalDate zero) {
        Object value = cell.getValue();
        if (cell.getType() == CellType.ERROR) {
            return GridCell.error(String.valueOf(cell.getRawValue()));
        }
        if (value instanceof BigDecimal number) {
            return number(cell, number, zero);
        }
        if (value instanceof Boolean yes) {
            return GridCell.text(yes ? "vrai" : "faux");
        }
        String text = value == null ? "" : value.toString();
        return cell.getType() == CellType.FORMULA && text.matches("#[A-Z0-9/]+[!?A]?")
                ? GridCell.error(text)
                : GridCell.text(text);
    }

    private static GridCell number(Cell cell, BigDecimal number, LocalDate zero) {
        String format = cell.getDataFormatString();
        boolean dated = CellFormats.isDate(cell.getDataFormatId(), format);
        if (dated && number.signum() > 0 && number.compareTo(LAST_SERIAL) <= 0) {
            return GridCell.date(number, zero.plusDays(number.longValue()));
        }
        return GridCell.number(number, CellFormats.isPercent(format));
    }
}
