package fr.archipel.territory.schematic;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.geo.GeoJsonReader;
import fr.archipel.geo.Projections;
import fr.archipel.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;

/** The bundled communes as the tests read them, and what they ask of a coverage. */
final class BundledContours {
    static final Path FOLDER = Path.of("gis-data/territoire");
    static final String GEOJSON = text(FOLDER.resolve("communes.geojson"));
    static final List<Seed> SEEDS = SeedFile.parse(text(FOLDER.resolve("communes.csv")));

    /** By INSEE code, in degrees, as stored. */
    static final Map<String, Polygon> CRS84 = read(GEOJSON, "insee");

    /** By INSEE code, in metres. */
    static final Map<String, Polygon> LAMBERT_93 = projected(CRS84);

    private BundledContours() {}

    static Map<String, Polygon> read(String geojson, String key) {
        Map<String, Polygon> polygons = new LinkedHashMap<>();
        for (JsonNode feature :
                Json.read(geojson.getBytes(StandardCharsets.UTF_8)).path("features")) {
            polygons.put(feature.path("properties").path(key).asText(), (Polygon)
                    GeoJsonReader.read(feature.path("geometry")));
        }
        return polygons;
    }

    static Map<String, Polygon> projected(Map<String, Polygon> crs84) {
        Map<String, Polygon> projected = new LinkedHashMap<>();
        crs84.forEach((key, polygon) -> projected.put(key, (Polygon) Projections.toLambert93(polygon)));
        return projected;
    }

    /** The pairs of polygons of a clean coverage that share at least an edge. */
    static Set<Set<String>> neighbours(Map<String, Polygon> coverage) {
        Map<Set<Coordinate>, Set<String>> owners = new HashMap<>();
        coverage.forEach((key, polygon) -> {
            Coordinate[] ring = polygon.getExteriorRing().getCoordinates();
            for (int i = 1; i < ring.length; i++) {
                owners.computeIfAbsent(Set.of(ring[i - 1], ring[i]), edge -> new TreeSet<>())
                        .add(key);
            }
        });
        Set<Set<String>> pairs = new HashSet<>(owners.values());
        pairs.removeIf(pair -> pair.size() < 2);
        return pairs;
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
