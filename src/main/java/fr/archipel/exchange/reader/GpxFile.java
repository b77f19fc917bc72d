package fr.archipel.exchange.reader;

import fr.archipel.exchange.file.FileProblems;
import fr.archipel.exchange.file.SafeXml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A GPX 1.0 or 1.1: its waypoints, its routes, its tracks whole, its tracks piece by piece. */
final class GpxFile {
    static final FileCrs DEGREES = new FileCrs(java.util.OptionalInt.of(4326), "WGS 84");

    /** What an object is, under the name its layer has. */
    enum Kind {
        WAYPOINTS("waypoints", "Point"),
        ROUTES("routes", "LineString"),
        TRACKS("tracks", "MultiLineString"),
        TRACK_SEGMENTS("track_segments", "LineString");

        final String layer;
        final String type;

        Kind(String layer, String type) {
            this.layer = layer;
            this.type = type;
        }
    }

    private GpxFile() {}

    /** One kind of objects needs no name; a track is a track before it is pieces. */
    static LayerReader open(Path file, @Nullable String layer) {
        String name = LayerFile.name(file);
        List<FileLayer> layers = contents(file);
        List<String> whole = new ArrayList<>();
        List<String> all = new ArrayList<>();
        for (FileLayer each : layers) {
            all.add(each.name());
            if (!each.name().equals(Kind.TRACK_SEGMENTS.layer)) {
                whole.add(each.name());
            }
        }
        String wanted = layer == null && whole.size() == 1 ? whole.get(0) : LayerFile.only(all, layer);
        for (Kind kind : Kind.values()) {
            if (kind.layer.equals(wanted)) {
                return RecordReader.ofShapes(name, wanted, DEGREES, (sink, notes) -> pass(file, kind, sink, notes));
            }
        }
        throw new IllegalStateException("no such kind: " + wanted);
    }

    static List<FileLayer> contents(Path file) {
        Map<Kind, Long> counts = new LinkedHashMap<>();
        try {
            for (Kind kind : Kind.values()) {
                long[] count = {0};
                pass(file, kind, (values, geometry) -> count[0]++, new Notes());
                counts.put(kind, count[0]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<FileLayer> layers = new ArrayList<>();
        counts.forEach((kind, count) -> {
            if (count > 0) {
                layers.add(new FileLayer(kind.layer, kind.type, OptionalLong.of(count)));
            }
        });
        if (layers.isEmpty()) {
            throw FileProblems.unreadable(
                    LayerFile.name(file), "ce GPX ne contient ni points, ni itinéraires, ni traces.");
        }
        return layers;
    }

    private static void pass(Path file, Kind kind, RecordReader.Sink sink, Notes notes) throws IOException {
        String name = LayerFile.name(file);
        GpxObjects objects = new GpxObjects(kind, sink);
        try {
            SafeXml.read(file, name, objects::see);
        } catch (GeometryGuard.Broken e) {
            throw FileProblems.unreadable(
                    name, "la géométrie de l'objet %d %s.".formatted(objects.number(), e.getMessage()));
        }
        if (objects.sawHeights()) {
            notes.add("Les altitudes (Z) ne sont pas gardées", 1);
        }
    }
}
