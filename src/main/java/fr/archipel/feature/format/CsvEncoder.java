package fr.archipel.feature.format;

import fr.archipel.document.SafeText;
import fr.archipel.feature.FeatureRow;
import fr.archipel.geo.Utf8Writer;
import fr.archipel.geo.WktEncoder;
import fr.archipel.layer.Field;
import fr.archipel.layer.FieldType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Lines of CSV. Unknown is an empty cell, an empty text {@code ""}. Lists are joined with {@code |}, one in a value being
 * written {@code \|}.
 *
 * <p>For Excel, a text that a spreadsheet would take for a formula gets an apostrophe before it, see {@link SafeText}.
 */
final class CsvEncoder implements FeatureEncoder {
    private static final byte[] END = {'\r', '\n'};
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final Output what;
    private final boolean excel;
    private final char separator;
    private final Utf8Writer out;
    private final WktEncoder geometries;

    CsvEncoder(Output what, CsvFormat.Dialect dialect, OutputStream out) {
        this.what = what;
        this.excel = dialect == CsvFormat.Dialect.EXCEL;
        this.separator = excel ? ';' : ',';
        this.out = new Utf8Writer(out);
        this.geometries = new WktEncoder(what.crs().eastFirst(), what.crs().decimals());
        if (excel) {
            this.out.raw(MARK);
        }
        header();
    }

    private void header() {
        cell(Columns.key(what.fields()).getBytes(StandardCharsets.UTF_8));
        for (Field field : what.fields()) {
            out.ascii(separator);
            cell(field.name().getBytes(StandardCharsets.UTF_8));
        }
        if (what.geometry()) {
            out.ascii(separator);
            cell(Columns.geometry(what.fields()).getBytes(StandardCharsets.UTF_8));
        }
        out.raw(END);
    }

    @Override
    public void feature(FeatureRow row) throws IOException {
        text(row.key());
        for (int i = 0; i < what.fields().size(); i++) {
            out.ascii(separator);
            value(what.fields().get(i).type(), row.value(i));
        }
        if (what.geometry()) {
            out.ascii(separator);
            geometry(row.geometry());
        }
        out.raw(END);
        out.flushIfFull();
    }

    @Override
    public void end(PageEnd end) throws IOException {
        out.flush();
    }

    private void value(FieldType type, byte @Nullable [] value) {
        if (value == null) {
            return;
        }
        switch (type) {
            case INTEGER, BOOLEAN, DATE, TIMESTAMP -> out.raw(value);
            case DECIMAL -> decimal(value);
            case TEXTS -> text(JoinedList.of(value).getBytes(StandardCharsets.UTF_8));
            case TEXT -> text(value);
        }
    }

    private void decimal(byte[] value) {
        if (!excel) {
            out.raw(value);
            return;
        }
        for (byte b : value) {
            out.ascii(b == '.' ? ',' : (char) b);
        }
    }

    private void text(byte[] value) {
        cell(excel ? SafeText.of(new String(value, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8) : value);
    }

    private void geometry(byte @Nullable [] wkb) {
        if (wkb == null) {
            return;
        }
        if (excel) {
            // Semicolons separate: the commas of WKT need no quotes.
            geometries.encode(wkb, out);
            return;
        }
        out.ascii('"');
        geometries.encode(wkb, out);
        out.ascii('"');
    }

    private void cell(byte[] text) {
        if (!mustBeQuoted(text)) {
            out.raw(text);
            return;
        }
        out.ascii('"');
        int from = 0;
        for (int i = 0; i < text.length; i++) {
            if (text[i] == '"') {
                out.raw(text, from, i + 1 - from).ascii('"');
                from = i + 1;
            }
        }
        out.raw(text, from, text.length - from).ascii('"');
    }

    private boolean mustBeQuoted(byte[] text) {
        if (text.length == 0 || text[0] == ' ' || text[text.length - 1] == ' ') {
            return true;
        }
        for (byte b : text) {
            if (b == '"' || b == separator || b == '\r' || b == '\n') {
                return true;
            }
        }
        return false;
    }
}
