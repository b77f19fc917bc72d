package fr.archipel.exchange.reader;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;

/** The objects of one kind, as their last tag closes. */
final class GpxObjects {
    /** What GPX says of a waypoint, a route or a track in words. */
    private static final Set<String> WORDS = Set.of(
            "name", "cmt", "desc", "src", "number", "type", "sym", "time", "ele", "url", "urlname", "text", "fix");

    private static final Set<String> OBJECTS = Set.of("wpt", "rte", "trk");

    private final GpxFile.Kind kind;
    private final RecordReader.Sink sink;
    private final Deque<String> path = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private Map<String, @Nullable Object> values = new LinkedHashMap<>();
    private List<LineString> lines = new ArrayList<>();
    private Vertices vertices = new Vertices();
    private long vertexCount;
    private long objects;
    private long tracks;
    private long segments;
    private boolean heights;

    GpxObjects(GpxFile.Kind kind, RecordReader.Sink sink) {
        this.kind = kind;
        this.sink = sink;
    }

    long number() {
        return objects + 1;
    }

    boolean sawHeights() {
        return heights;
    }

    void see(XMLStreamReader xml) throws IOException {
        switch (xml.getEventType()) {
            case XMLStreamConstants.START_ELEMENT -> start(xml);
            case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                if (text.length() < Limits.VALUE) {
                    text.append(xml.getText());
                }
            }
            default -> {}
        }
    }

    private void start(XMLStreamReader xml) {
        String tag = xml.getLocalName();
        text.setLength(0);
        if (OBJECTS.contains(tag)) {
            values = new LinkedHashMap<>();
            lines = new ArrayList<>();
            vertexCount = 0;
            segments = 0;
        }
        switch (tag) {
            case "wpt", "rte", "trkseg" -> vertices = new Vertices();
            default -> {}
        }
        switch (tag) {
            case "wpt" -> position(xml, GpxFile.Kind.WAYPOINTS);
            case "rtept" -> position(xml, GpxFile.Kind.ROUTES);
            case "trkpt" -> position(xml, kind == GpxFile.Kind.TRACKS ? kind : GpxFile.Kind.TRACK_SEGMENTS);
            case "link" -> {
                String href = xml.getAttributeValue(null, "href");
                if (href != null && path.size() == 2) {
                    values.putIfAbsent("link", href);
                }
            }
            default -> {}
        }
        path.push(tag);
        if (path.size() > 1_000) {
            throw new GeometryGuard.Broken("est dans des balises sans fin");
        }
    }

    /** Kept when its kind is the one that is read. */
    private void position(XMLStreamReader xml, GpxFile.Kind of) {
        if (of == kind) {
            vertices.add(degrees(xml, "lon", 180), degrees(xml, "lat", 90));
            GeometryGuard.checkVertices(++vertexCount);
        }
    }

    private static double degrees(XMLStreamReader xml, String attribute, double most) {
        String written = xml.getAttributeValue(null, attribute);
        double value = CoordinateText.number(written);
        if (!(Math.abs(value) <= most)) {
            throw new GeometryGuard.Broken("a une coordonnée impossible (%s = « %s »)".formatted(attribute, written));
        }
        return value;
    }

    private void end(String tag) throws IOException {
        path.poll();
        String parent = path.peek();
        if (parent != null && OBJECTS.contains(parent) && WORDS.contains(tag)) {
            String word = text.toString().strip();
            if (!word.isEmpty()) {
                values.put(tag, word);
            }
        } else if (tag.equals("ele")) {
            heights = true;
        }
        text.setLength(0);
        switch (tag) {
            case "wpt" -> object(GpxFile.Kind.WAYPOINTS, point());
            case "rte" -> object(GpxFile.Kind.ROUTES, vertices.line());
            case "trkseg" -> segment();
            case "trk" -> {
                tracks++;
                object(
                        GpxFile.Kind.TRACKS,
                        lines.isEmpty()
                                ? null
                                : Vertices.FACTORY.createMultiLineString(lines.toArray(new LineString[0])));
            }
            default -> {}
        }
    }

    private @Nullable Geometry point() {
        return vertices.count() == 0 ? null : Vertices.FACTORY.createPoint(vertices.at(0));
    }

    private void segment() throws IOException {
        segments++;
        LineString line = vertices.line();
        if (kind == GpxFile.Kind.TRACKS && line != null) {
            lines.add(line);
        }
        if (kind == GpxFile.Kind.TRACK_SEGMENTS) {
            Map<String, @Nullable Object> known = new LinkedHashMap<>(values);
            known.put("track", tracks + 1);
            known.put("segment", segments);
            objects++;
            sink.object(known, line);
        }
    }

    private void object(GpxFile.Kind of, @Nullable Geometry geometry) throws IOException {
        if (of == kind) {
            objects++;
            sink.object(values, geometry);
        }
    }
}
