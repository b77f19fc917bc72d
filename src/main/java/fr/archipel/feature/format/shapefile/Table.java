package fr.archipel.feature.format.shapefile;

import fr.archipel.feature.format.binary.Bytes;
import fr.archipel.feature.format.binary.Spool;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code .dbf} of one shapefile. Its header names the width of each column, so that values wait until the last one is
 * known. The text is UTF-8, which the {@code .cpg} beside it says: the table's own language byte has no value for it. Not for
 * two threads.
 */
final class Table implements Closeable {
    private static final int NO_LANGUAGE = 0;
    private static final int CHUNK = 64 << 10;

    private final List<TableColumn> columns;
    private final Spool rows = new Spool();
    private final Bytes row = new Bytes();
    private int count;

    Table(List<TableColumn> columns) {
        this.columns = columns;
    }

    List<TableColumn> columns() {
        return columns;
    }

    int count() {
        return count;
    }

    /** {@code values}: one for each column, in canonical form. */
    void add(List<byte @Nullable []> values) throws IOException {
        row.clear();
        for (int i = 0; i < columns.size(); i++) {
            byte[] value = columns.get(i).take(values.get(i));
            if (value == null) {
                row.putShort(0xFFFF);
            } else {
                row.putShort(value.length).put(value);
            }
        }
        rows.write(row);
        count++;
    }

    /** Throws when the table would be longer than its readers can follow. */
    void check() {
        if ((long) width() * count > Shapes.MAXIMUM_BYTES) {
            throw Shapes.tooLarge();
        }
    }

    private int width() {
        return 1 + columns.stream().mapToInt(TableColumn::width).sum();
    }

    void writeTo(OutputStream out, LocalDate day) throws IOException {
        int width = width();
        header(width, day).writeTo(out);
        byte[] record = new byte[width];
        byte[] value = new byte[TableColumn.LONGEST_TEXT + CHUNK];
        try (InputStream in = rows.read()) {
            for (int i = 0; i < count; i++) {
                Arrays.fill(record, (byte) ' ');
                int at = 1;
                for (TableColumn column : columns) {
                    int length = in.read() | in.read() << 8;
                    if (length < 0xFFFF) {
                        in.readNBytes(value, 0, length);
                        column.write(value, length, record, at);
                    } else if (column.type() == 'L') {
                        record[at] = '?';
                    }
                    at += column.width();
                }
                out.write(record);
            }
        }
        out.write(0x1A);
    }

    private Bytes header(int width, LocalDate day) {
        Bytes header = new Bytes()
                .putByte(3)
                .putByte(day.getYear() - 1900)
                .putByte(day.getMonthValue())
                .putByte(day.getDayOfMonth())
                .putInt(count)
                .putShort(33 + 32 * columns.size())
                .putShort(width);
        header.skip(17);
        header.putByte(NO_LANGUAGE).putShort(0);
        for (TableColumn column : columns) {
            byte[] name = column.name().getBytes(StandardCharsets.US_ASCII);
            header.put(Arrays.copyOf(name, 11)).putByte(column.type()).putInt(0);
            header.putByte(column.width()).putByte(column.places());
            header.skip(14);
        }
        return header.putByte(0x0D);
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
