package fr.archipel.feature;

import com.fasterxml.jackson.databind.node.TextNode;
import fr.archipel.geo.GeoJsonEncoder;
import fr.archipel.geo.ServedCrs;
import fr.archipel.geo.Utf8Writer;
import fr.archipel.layer.Field;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Rows to GeoJSON features (RFC 7946), bytes to bytes. One for each answer; not for two threads. */
public final class GeoJsonFeatures {
    private static final byte[] START = "{\"type\":\"Feature\",\"id\":".getBytes(StandardCharsets.UTF_8);
    private static final byte[] GEOMETRY = ",\"geometry\":".getBytes(StandardCharsets.UTF_8);
    private static final byte[] PROPERTIES = ",\"properties\":{".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NULL = "null".getBytes(StandardCharsets.UTF_8);

    private final Utf8Writer out;
    private final byte[][] names;
    private final boolean[] quoted;
    private final GeoJsonEncoder geometries;

    /** {@code fields}: those of the rows. */
    public GeoJsonFeatures(List<Field> fields, ServedCrs crs, Utf8Writer out) {
        this.out = out;
        geometries = new GeoJsonEncoder(crs.mapping(), crs.decimals());
        names = new byte[fields.size()][];
        quoted = new boolean[fields.size()];
        for (int i = 0; i < names.length; i++) {
            // A published file may have put a quote or a backslash in a name.
            String name = TextNode.valueOf(fields.get(i).name()).toString();
            names[i] = ((i == 0 ? "" : ",") + name + ":").getBytes(StandardCharsets.UTF_8);
            quoted[i] = switch (fields.get(i).type()) {
                case TEXT, DATE, TIMESTAMP -> true;
                case INTEGER, DECIMAL, BOOLEAN, TEXTS -> false;
            };
        }
    }

    /** A feature, its closing brace left open for members that follow. */
    public void open(FeatureRow row) {
        out.raw(START).jsonString(row.key()).raw(GEOMETRY);
        byte[] wkb = row.geometry();
        if (wkb == null) {
            out.raw(NULL);
        } else {
            geometries.encode(wkb, out);
        }
        properties(row);
    }

    /** The member {@code properties}, after others: begins with a comma. */
    public void properties(FeatureRow row) {
        out.raw(PROPERTIES);
        for (int i = 0; i < names.length; i++) {
            out.raw(names[i]);
            byte[] value = row.value(i);
            if (value == null) {
                out.raw(NULL);
            } else if (quoted[i]) {
                out.jsonString(value);
            } else {
                out.raw(value);
            }
        }
        out.ascii('}');
    }

    public void feature(FeatureRow row) {
        open(row);
        out.ascii('}');
    }
}
