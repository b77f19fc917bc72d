package fr.archipel.feature.format;

import fr.archipel.feature.FeatureRow;
import fr.archipel.feature.GeoJsonFeatures;
import fr.archipel.geo.GeoJsonEncoder;
import fr.archipel.geo.ServedCrs;
import fr.archipel.geo.Utf8Writer;
import fr.archipel.json.Json;
import fr.archipel.layer.FieldType;
import fr.archipel.layer.Layer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The members of JSON-FG. In CRS84 the geometry stands in {@code geometry}, as readers of GeoJSON expect, and
 * {@code place} is null; in another system it stands in {@code place}, and {@code geometry} holds it in CRS84 too where
 * that can be had without asking the database again.
 */
final class JsonFgFeatures {
    private static final List<String> CONFORMANCE = List.of(
            "http://www.opengis.net/spec/json-fg-1/1.0/conf/core",
            "http://www.opengis.net/spec/json-fg-1/1.0/conf/types-schemas");

    private final Output what;
    private final Utf8Writer out;
    private final GeoJsonFeatures features;
    private final boolean crs84;
    private final GeoJsonEncoder served;
    private final @Nullable GeoJsonEncoder fallback;
    private final int time;

    JsonFgFeatures(Output what, Utf8Writer out) {
        this.what = what;
        this.out = out;
        ServedCrs crs = what.crs();
        this.features = new GeoJsonFeatures(what.fields(), crs, out);
        this.crs84 = crs.uri().equals(ServedCrs.CRS84_URI);
        this.served = new GeoJsonEncoder(crs.mapping(), crs.decimals());
        ServedCrs degrees = ServedCrs.crs84(crs.storedSrid());
        this.fallback = crs.isTransformedBySql() ? null : new GeoJsonEncoder(degrees.mapping(), degrees.decimals());
        this.time = time(what);
    }

    /** Where among the fields the layer's time is; -1 when it has none, or it was not asked for. */
    private static int time(Output what) {
        for (int i = 0; i < what.fields().size(); i++) {
            if (what.fields().get(i).name().equals(what.layer().time())) {
                return i;
            }
        }
        return -1;
    }

    /** What only the root object has. */
    void root() {
        Layer layer = what.layer();
        out.text(",\"conformsTo\":").raw(Json.bytes(CONFORMANCE));
        out.text(",\"featureType\":").jsonString(layer.id());
        if (!what.service().isEmpty()) {
            out.text(",\"featureSchema\":").jsonString(what.service() + "/ogc/collections/" + layer.id() + "/schema");
        }
        if (!crs84 && what.geometry()) {
            out.text(",\"coordRefSys\":").jsonString(what.crs().uri());
        }
    }

    /** Of a collection whose features all have the same. */
    void dimension() {
        String type = what.layer().geometryType();
        if (what.geometry() && !type.equals("Geometry")) {
            out.text(",\"geometryDimension\":")
                    .number(type.endsWith("Point") ? 0 : type.endsWith("LineString") ? 1 : 2);
        }
    }

    /** The members of a feature after its type. */
    void members(FeatureRow row) {
        out.text(",\"id\":").jsonString(row.key());
        out.text(",\"time\":");
        writeTime(time < 0 ? null : row.value(time));
        byte[] wkb = row.geometry();
        out.text(",\"place\":");
        geometry(crs84 ? null : served, wkb);
        out.text(",\"geometry\":");
        geometry(crs84 ? served : fallback, wkb);
        features.properties(row);
    }

    private void writeTime(byte @Nullable [] value) {
        if (value == null) {
            out.text("null");
            return;
        }
        boolean day = what.fields().get(time).type() == FieldType.DATE;
        out.text(day ? "{\"date\":" : "{\"timestamp\":").jsonString(value).ascii('}');
    }

    private void geometry(@Nullable GeoJsonEncoder encoder, byte @Nullable [] wkb) {
        if (encoder == null || wkb == null) {
            out.text("null");
        } else {
            encoder.encode(wkb, out);
        }
    }
}
