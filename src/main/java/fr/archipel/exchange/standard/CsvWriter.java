package fr.archipel.exchange.standard;

import fr.archipel.geo.ServedCrs;
import fr.archipel.geo.Utf8Writer;
import fr.archipel.geo.WktEncoder;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * CSV as the standards' own examples are written: commas, UTF-8 without a mark, a header, quotes where they are needed;
 * the geometry as WKT in degrees, longitude first.
 */
final class CsvWriter implements StandardWriter {
    private static final byte[] END = {'\r', '\n'};
    /** A tenth of a millimetre: what comes back is the outline that left. */
    static final int DECIMALS = 9;

    private final Utf8Writer out;
    private final WktEncoder shapes = new WktEncoder(ServedCrs.CRS84.mapping(), DECIMALS);
    private @Nullable StandardTable table;

    CsvWriter(OutputStream out) {
        this.out = new Utf8Writer(out);
    }

    @Override
    public void begin(StandardTable begun) {
        table = begun;
        String separator = "";
        for (StandardField field : begun.fields()) {
            out.text(separator);
            cell(field.name());
            separator = ",";
        }
        out.raw(END);
    }

    @Override
    public void row(StandardRow row) throws IOException {
        if (table == null) {
            throw new IllegalStateException("no table was begun");
        }
        for (int i = 0; i < table.fields().size(); i++) {
            if (i > 0) {
                out.ascii(',');
            }
            if (table.fields().get(i).isGeometry()) {
                shape(row.geometry());
            } else {
                cell(row.value(i));
            }
        }
        out.raw(END);
        out.flushIfFull();
    }

    private void shape(byte @Nullable [] wkb) {
        if (wkb != null) {
            out.ascii('"');
            shapes.encode(wkb, out);
            out.ascii('"');
        }
    }

    private void cell(@Nullable String text) {
        if (text == null) {
            return;
        }
        boolean plain = !text.isEmpty()
                && text.equals(text.strip())
                && text.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
        out.text(plain ? text : '"' + text.replace("\"", "\"\"") + '"');
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }
}
