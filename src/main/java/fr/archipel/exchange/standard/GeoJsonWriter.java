package fr.archipel.exchange.standard;

import fr.archipel.geo.GeoJsonEncoder;
import fr.archipel.geo.ServedCrs;
import fr.archipel.geo.Utf8Writer;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * GeoJSON (RFC 7946): a feature a row, the table's fields as members in its order, but for the one that is the geometry.
 */
final class GeoJsonWriter implements StandardWriter {
    private final Utf8Writer out;
    private final boolean emptyMembers;
    private final GeoJsonEncoder shapes = new GeoJsonEncoder(ServedCrs.CRS84.mapping(), CsvWriter.DECIMALS);
    private @Nullable StandardTable table;
    private boolean first = true;

    /** {@code emptyMembers}: an unknown value is null; else it has no member. */
    GeoJsonWriter(OutputStream out, boolean emptyMembers) {
        this.out = new Utf8Writer(out);
        this.emptyMembers = emptyMembers;
    }

    @Override
    public void begin(StandardTable begun) {
        table = begun;
        out.text("{\"type\":\"FeatureCollection\",\"features\":[");
    }

    @Override
    public void row(StandardRow row) throws IOException {
        if (table == null) {
            throw new IllegalStateException("no table was begun");
        }
        out.text(first ? "\n" : ",\n").text("{\"type\":\"Feature\",\"properties\":{");
        first = false;
        boolean none = true;
        for (int i = 0; i < table.fields().size(); i++) {
            StandardField field = table.fields().get(i);
            String value = field.isGeometry() ? null : row.value(i);
            if (field.isGeometry() || (value == null && !emptyMembers)) {
                continue;
            }
            out.text(none ? "" : ",").jsonString(field.name()).ascii(':');
            none = false;
            value(field.kind(), value);
        }
        out.text("},\"geometry\":");
        byte[] wkb = row.geometry();
        if (wkb == null) {
            out.text("null");
        } else {
            shapes.encode(wkb, out);
        }
        out.ascii('}');
        out.flushIfFull();
    }

    private void value(FieldKind kind, @Nullable String value) {
        if (value == null) {
            out.text("null");
            return;
        }
        switch (kind) {
            case INTEGER, NUMBER, BOOLEAN, TEXTS -> out.text(value);
            case TEXT, DATE, YEAR, GEOMETRY -> out.jsonString(value);
        }
    }

    @Override
    public void end() throws IOException {
        out.text("\n]}\n");
        out.flush();
    }
}
