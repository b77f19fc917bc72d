package fr.archipel.feature.format;

import fr.archipel.feature.FeatureRow;
import fr.archipel.geo.Utf8Writer;
import fr.archipel.json.Json;
import fr.archipel.request.Link;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * JSON-FG (OGC 21-045r1): GeoJSON that also says the type of its features, their time, and their place in another system.
 * Its media type is GeoJSON's (clause on media types); {@code f=jsonfg} or the types of its drafts ask for it.
 */
final class JsonFgFormat implements FeatureFormat {
    static final String PROFILE = "http://www.opengis.net/def/profile/OGC/0/jsonfg";

    @Override
    public String id() {
        return "jsonfg";
    }

    @Override
    public String extension() {
        return "jsonfg";
    }

    @Override
    public String mediaType() {
        return "application/geo+json";
    }

    @Override
    public List<String> aliases() {
        return List.of("application/vnd.ogc.fg+json", "application/fg+json");
    }

    @Override
    public String profile() {
        return PROFILE;
    }

    @Override
    public String title() {
        return "JSON-FG";
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
        JsonFgFeatures features = new JsonFgFeatures(what, text);
        text.text("{\"type\":\"Feature\"");
        features.root();
        features.members(row);
        text.text(",\"links\":").raw(Json.bytes(links)).ascii('}').flush();
    }

    private static final class Encoder implements FeatureEncoder {
        private final Output what;
        private final Utf8Writer out;
        private final JsonFgFeatures features;
        private boolean first = true;

        Encoder(Output what, Utf8Writer out) {
            this.what = what;
            this.out = out;
            this.features = new JsonFgFeatures(what, out);
            out.text("{\"type\":\"FeatureCollection\"");
            features.root();
            features.dimension();
            if (what.isExport()) {
                JsonNotice.write(what, out);
            }
            out.text(",\"features\":[");
        }

        @Override
        public void feature(FeatureRow row) throws IOException {
            out.text(first ? "{\"type\":\"Feature\"" : ",{\"type\":\"Feature\"");
            first = false;
            features.members(row);
            out.ascii('}');
            out.flushIfFull();
        }

        @Override
        public void end(PageEnd end) throws IOException {
            JsonEnd.write(what, end, out);
        }
    }
}
