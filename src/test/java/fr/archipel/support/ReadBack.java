package fr.archipel.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.geo.GeoJsonReader;
import fr.archipel.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/** A file of ours as another program reads it: GDAL's ogr2ogr, which QGIS is built on. */
public final class ReadBack {

    /** {@code values}: as GDAL understood them, by the names it gives. */
    public record Read(
            Map<String, JsonNode> values, @Nullable Geometry geometry) {}

    private ReadBack() {}

    /** Skips the test where GDAL is absent. {@code options}: of ogr2ogr, before the names. In the order of the file. */
    public static List<Read> read(Path file, String... options) {
        Program.assumeOneOf("gdal-bin", List.of("ogr2ogr", "--version"));
        Path copy = file.resolveSibling(file.getFileName() + ".read.json");
        List<String> command = new ArrayList<>(List.of(
                "ogr2ogr",
                "-f",
                "GeoJSON",
                "-lco",
                "COORDINATE_PRECISION=9",
                "-lco",
                "WRITE_BBOX=NO",
                "-lco",
                "ID_FIELD=",
                "-nln",
                "read"));
        command.addAll(List.of(options));
        command.addAll(List.of(copy.toString(), file.toString()));
        String said = Program.run(command);
        assertThat(said).doesNotContain("ERROR");
        List<Read> all = new ArrayList<>();
        try {
            Json.read(Files.readAllBytes(copy)).path("features").forEach(feature -> all.add(of(feature)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static Read of(JsonNode feature) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        feature.path("properties").properties().forEach(e -> values.put(e.getKey(), e.getValue()));
        if (feature.has("id")) {
            values.putIfAbsent("(id)", feature.path("id"));
        }
        JsonNode geometry = feature.path("geometry");
        return new Read(values, geometry.isNull() ? null : GeoJsonReader.read(geometry));
    }

    /** Vertex by vertex, part by part, in the same order; {@code tolerance} in the units of the system. */
    public static void assertSame(@Nullable Geometry read, @Nullable Geometry stored, double tolerance, String what) {
        if (stored == null) {
            assertThat((Object) read).as(what).isNull();
            return;
        }
        assertThat((Object) read).as(what).isNotNull();
        assertThat(read.getGeometryType()).as(what).isEqualTo(stored.getGeometryType());
        assertSameVertices(read, stored, tolerance, what);
    }

    /** The same, whatever GDAL calls the whole. */
    public static void assertSameVertices(Geometry read, Geometry stored, double tolerance, String what) {
        Coordinate[] expected = stored.getCoordinates();
        Coordinate[] given = read.getCoordinates();
        assertThat(given).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            double off = Math.max(Math.abs(given[i].x - expected[i].x), Math.abs(given[i].y - expected[i].y));
            assertThat(off)
                    .as("%s, sommet %d : %s pour %s", what, i, given[i], expected[i])
                    .isLessThanOrEqualTo(tolerance);
        }
    }
}
