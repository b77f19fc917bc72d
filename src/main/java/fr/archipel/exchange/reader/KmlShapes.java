package fr.archipel.exchange.reader;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;

/** The geometry of one placemark, built as its tags come; coordinates are taken in pieces, however long their text. */
final class KmlShapes {
    /** Of each MultiGeometry that is open, its parts. */
    private final Deque<List<Geometry>> open = new ArrayDeque<>();

    private final List<Geometry> parts = new ArrayList<>();
    private List<LinearRing> holes = new ArrayList<>();
    private @Nullable LinearRing outline;
    private boolean polygon;
    private boolean inner;
    private boolean inCoordinates;
    private boolean track;
    private Vertices vertices = new Vertices();
    private final StringBuilder tuple = new StringBuilder();
    private long total;
    private boolean heights;

    boolean isInCoordinates() {
        return inCoordinates;
    }

    boolean sawHeights() {
        return heights;
    }

    /** Null without a shape. */
    @Nullable
    Geometry geometry() {
        return parts.isEmpty() ? null : parts.size() == 1 ? parts.get(0) : Vertices.FACTORY.buildGeometry(parts);
    }

    void start(String tag) {
        switch (tag) {
            case "MultiGeometry", "MultiTrack" -> {
                open.push(new ArrayList<>());
                if (open.size() > Limits.DEPTH) {
                    throw new GeometryGuard.Broken("est faite de collections sans fin");
                }
            }
            case "Polygon" -> {
                polygon = true;
                outline = null;
                holes = new ArrayList<>();
            }
            case "innerBoundaryIs" -> inner = true;
            case "outerBoundaryIs" -> inner = false;
            case "Point", "LineString", "LinearRing" -> vertices = new Vertices();
            case "Track" -> {
                track = true;
                vertices = new Vertices();
            }
            case "coordinates" -> inCoordinates = true;
            case "coord" -> inCoordinates = track;
            default -> {}
        }
    }

    void text(String piece) {
        for (int i = 0; i < piece.length(); i++) {
            char c = piece.charAt(i);
            // A track's coordinates are blanks apart, and have a tag each.
            if (Character.isWhitespace(c) && !track) {
                tuple();
            } else if (tuple.length() < 200) {
                tuple.append(c);
            } else {
                throw new GeometryGuard.Broken("a une coordonnée démesurée");
            }
        }
    }

    private void tuple() {
        String written = tuple.toString().strip();
        tuple.setLength(0);
        if (written.isEmpty()) {
            return;
        }
        String[] numbers = written.split(track ? "\\s+" : ",", -1);
        double x = numbers.length < 2 ? Double.NaN : CoordinateText.number(numbers[0]);
        double y = numbers.length < 2 ? Double.NaN : CoordinateText.number(numbers[1]);
        if (!(Math.abs(x) <= 180 && Math.abs(y) <= 90)) {
            throw new GeometryGuard.Broken("a une coordonnée impossible (« %s »)".formatted(written));
        }
        heights |= numbers.length > 2 && CoordinateText.number(numbers[2]) != 0;
        vertices.add(x, y);
        GeometryGuard.checkVertices(++total);
    }

    void end(String tag) {
        switch (tag) {
            case "coordinates", "coord" -> {
                tuple();
                inCoordinates = false;
            }
            case "Point" -> add(vertices.count() == 0 ? null : Vertices.FACTORY.createPoint(vertices.at(0)));
            case "LineString" -> add(vertices.line());
            case "Track" -> {
                track = false;
                add(vertices.line());
            }
            case "LinearRing" -> ring();
            case "Polygon" -> {
                polygon = false;
                add(outline == null ? null : Vertices.FACTORY.createPolygon(outline, holes.toArray(new LinearRing[0])));
            }
            case "MultiGeometry", "MultiTrack" -> {
                List<Geometry> members = open.poll();
                add(members == null || members.isEmpty() ? null : Vertices.FACTORY.buildGeometry(members));
            }
            default -> {}
        }
    }

    private void ring() {
        LinearRing ring = vertices.ring();
        if (ring == null) {
            return;
        }
        if (!polygon) {
            add(Vertices.FACTORY.createLineString(ring.getCoordinateSequence()));
        } else if (inner) {
            holes.add(ring);
        } else if (outline == null) {
            outline = ring;
        }
    }

    private void add(@Nullable Geometry geometry) {
        if (geometry != null) {
            (open.isEmpty() ? parts : open.peek()).add(geometry);
        }
    }
}
