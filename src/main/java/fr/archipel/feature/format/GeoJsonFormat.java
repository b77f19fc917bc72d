package fr.archipel.feature.format;

import fr.archipel.feature.FeatureRow;
import fr.archipel.feature.GeoJsonFeatures;
import fr.archipel.geo.Utf8Writer;
import fr.archipel.json.Json;
import fr.archipel.request.Link;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** GeoJSON (RFC 7946); a system other than CRS84 is by prior arrangement: the request named it. */
final class GeoJsonFormat implements FeatureFormat {

    @Override
    public String id() {
        return "json";
    }

    @Override
    public String extension() {
        return "geojson";
    }

    @Override
    public String mediaType() {
        return "application/geo+json";
    }

    @Override
    public String title() {
        return "GeoJSON";
    }

    @Override
    public boolean paged() {
        return true;
    }

    @Override
    public FeatureEncoder open(Output what, OutputStream out) {
        return new Encoder(what, new Utf8Writer(out));
    }

    @Override
    public void single(Output what, FeatureRow row, List<Link> links, OutputStream out) throws IOException {
        Utf8Writer text = new Utf8Writer(out);
        new GeoJsonFeatures(what.fields(), what.crs(), text).open(row);
        text.text(",\"links\":").raw(Json.bytes(links)).ascii('}').flush();
    }

    private static final class Encoder implements FeatureEncoder {
        private final Output what;
        private final Utf8Writer out;
        private final GeoJsonFeatures features;
        private boolean first = true;

        Encoder(Output what, Utf8Writer out) {
            this.what = what;
            this.out = out;
            this.features = new GeoJsonFeatures(what.fields(), what.crs(), out);
            out.text("{\"type\":\"FeatureCollection\"");
            if (what.isExport()) {
                JsonNotice.write(what, out);
            }
            out.text(",\"features\":[");
        }

        @Override
        public void feature(FeatureRow row) throws IOException {
            if (!first) {
                out.ascii(',');
            }
            first = false;
            features.feature(row);
            out.flushIfFull();
        }

        @Override
        public void end(PageEnd end) throws IOException {
            JsonEnd.write(what, end, out);
        }
    }
}
