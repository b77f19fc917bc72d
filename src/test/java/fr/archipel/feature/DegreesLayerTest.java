package fr.archipel.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.db.Sql;
import fr.archipel.geo.ServedCrs;
import fr.archipel.http.Rooms;
import fr.archipel.http.Server;
import fr.archipel.layer.CatalogueStore;
import fr.archipel.metadata.Contact;
import fr.archipel.support.SharedData;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import fr.archipel.support.TestServer.Answer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The reference points of the national mapping agency, both ways, from a layer stored in Lambert-93 and from one stored in
 * degrees, to the millimetre; and what else such a layer must answer.
 */
class DegreesLayerTest {
    private static final TestDatabase DATABASE = TestDatabase.empty();
    private static final String EPSG = "http://www.opengis.net/def/crs/EPSG/0/";
    private static final Pattern POINT = Pattern.compile("POINT\\(([-\\d.]+) ([-\\d.]+)\\)");
    private static final double MILLIMETRE = 1e-3;
    private static final double MILLIMETRE_IN_DEGREES = 1e-8;

    private static final List<Reference> REFERENCES = new ArrayList<>();
    private static TestServer server;

    /** A point in degrees and in another system, as published. */
    private record Reference(String id, double lon, double lat, int srid, double x, double y) {}

    @BeforeAll
    static void publish() throws IOException {
        List<String> lines = Files.readAllLines(SharedData.file("formats/l93_reference_points.csv"));
        List<String> systems = List.of(lines.get(0).split(",", -1));
        for (int i = 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).split(",", -1);
            for (int column = 1; column < cells.length; column++) {
                Matcher degrees = POINT.matcher(cells[0]);
                Matcher metres = POINT.matcher(cells[column]);
                if (degrees.matches() && metres.matches()) {
                    REFERENCES.add(new Reference(
                            "p%03d".formatted(i),
                            Double.parseDouble(degrees.group(1)),
                            Double.parseDouble(degrees.group(2)),
                            Integer.parseInt(systems.get(column).substring("EPSG:".length())),
                            Double.parseDouble(metres.group(1)),
                            Double.parseDouble(metres.group(2))));
                }
            }
        }
        table("reperes", 4326, "Point");
        table("reperes93", 2154, "Point");
        table("carres", 4326, "Polygon");
        for (Reference each : REFERENCES) {
            DATABASE.database()
                    .update(Sql.of(
                            "INSERT INTO reperes (id, code, geom) VALUES (?, ?, ST_SetSRID(ST_MakePoint(?, ?), 4326))",
                            each.id,
                            each.srid,
                            each.lon,
                            each.lat));
            if (each.srid == 2154) {
                DATABASE.database()
                        .update(Sql.of(
                                "INSERT INTO reperes93 (id, code, geom) VALUES (?, 2154, ST_SetSRID(ST_MakePoint(?, ?), 2154))",
                                each.id,
                                each.x,
                                each.y));
            }
        }
        // Squares of 100 m, one every 200 m, measured in Lambert-93.
        DATABASE.database().update(Sql.of("""
                        INSERT INTO carres (id, code, geom)
                        SELECT 'c' || i || '-' || j, i, ST_Transform(ST_MakeEnvelope(
                          680000 + 200 * i, 7040000 + 200 * j, 680100 + 200 * i, 7040100 + 200 * j, 2154), 4326)
                        FROM generate_series(0, 9) i, generate_series(0, 9) j"""));
        server = TestServer.of(Server.start(
                "127.0.0.1",
                0,
                Rooms.all(
                        DATABASE.database(),
                        CatalogueStore.read(DATABASE.database()),
                        Path.of("web", "dist"),
                        Path.of("target", "state"),
                        Contact.UNKNOWN)));
    }

    private static void table(String name, int srid, String type) {
        DATABASE.database()
                .update(Sql.of("CREATE TABLE " + name + " (id text PRIMARY KEY, code integer NOT NULL, geom geometry("
                        + type + ", " + srid + ") NOT NULL)"));
        DATABASE.database().update(Sql.of("CREATE INDEX ON " + name + " USING gist (geom)"));
        DATABASE.database()
                .update(Sql.of("INSERT INTO couche_publiee (id, description) VALUES (?, ?::jsonb)", name, """
                        {"id": "%1$s", "title": "Essai", "description": "Essai",
                         "storage": {"table": "%1$s", "key": "id", "geometry": "geom", "srid": %2$d},
                         "geometryType": "%3$s", "label": "id", "time": null,
                         "licence": {"title": "Essai", "url": null}, "attribution": "Essai",
                         "fields": [{"name": "code", "type": "integer", "title": "Code"}],
                         "style": null}""".formatted(
                                name, srid, type)));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
        DATABASE.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reperes", "reperes93"})
    void reference_points_come_out_to_the_millimetre(String layer) {
        for (int srid : new int[] {2154, 32620, 2972, 2975, 4471}) {
            if (srid != 2154 && layer.equals("reperes93")) {
                continue;
            }
            JsonNode page = get(layer, "crs=" + EPSG + srid + "&filter=code=" + srid);
            assertThat(page.path("features")).hasSize(20);
            page.path("features").forEach(feature -> {
                Reference reference = reference(feature);
                assertThat(pair(feature))
                        .as("%s %s", reference.id, srid)
                        .containsExactly(new double[] {reference.x, reference.y}, within(MILLIMETRE));
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"reperes", "reperes93"})
    void degrees_hold_a_millimetre_latitude_first_and_seven_decimals_in_CRS84(String layer) {
        get(layer, "filter=code=2154").path("features").forEach(feature -> {
            Reference reference = reference(feature);
            assertThat(pair(feature)).containsExactly(new double[] {reference.lon, reference.lat}, within(0.6e-7));
            feature.at("/geometry/coordinates")
                    .forEach(n -> assertThat(n.decimalValue().scale()).isLessThanOrEqualTo(7));
        });
        get(layer, "filter=code=2154&crs=" + EPSG + 4326).path("features").forEach(feature -> {
            Reference reference = reference(feature);
            assertThat(pair(feature))
                    .containsExactly(new double[] {reference.lat, reference.lon}, within(MILLIMETRE_IN_DEGREES));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"reperes", "reperes93"})
    void the_other_common_systems_agree_with_PostGIS_to_the_millimetre(String layer) {
        for (int srid : new int[] {3857, 3950, 3949, 3946, 3942}) {
            get(layer, "filter=code=2154&crs=" + EPSG + srid).path("features").forEach(feature -> {
                Reference reference = reference(feature);
                assertThat(pair(feature)).containsExactly(transformed(reference, srid), within(MILLIMETRE));
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"reperes", "reperes93"})
    void a_box_of_two_millimetres_finds_its_point_in_each_system(String layer) {
        for (Reference reference : REFERENCES) {
            if (layer.equals("reperes93") && reference.srid != 2154) {
                continue;
            }
            assertFound(layer, reference, reference.srid, new double[] {reference.x, reference.y});
            if (reference.srid == 2154) {
                for (int srid : new int[] {3857, 3950, 3942, 3035}) {
                    double[] place = transformed(reference, srid);
                    assertFound(layer, reference, srid, srid == 3035 ? new double[] {place[1], place[0]} : place);
                }
                assertFound(layer, reference, 4326, new double[] {reference.lat, reference.lon});
            }
        }
    }

    private static void assertFound(String layer, Reference reference, int srid, double[] at) {
        double around = ServedCrs.of(srid).angular() ? MILLIMETRE_IN_DEGREES : MILLIMETRE;
        String box = "bbox=%s,%s,%s,%s&bbox-crs=%s"
                .formatted(at[0] - around, at[1] - around, at[0] + around, at[1] + around, EPSG + srid);
        assertThat(ids(layer, box)).as("%s %d", reference.id, srid).containsExactly(reference.id);
        String beside = "bbox=%s,%s,%s,%s&bbox-crs=%s"
                .formatted(at[0] + 2 * around, at[1] - around, at[0] + 4 * around, at[1] + around, EPSG + srid);
        assertThat(ids(layer, beside)).as("%s %d", reference.id, srid).isEmpty();
    }

    @Test
    void its_own_system_and_extent_are_said_and_it_is_found_around_the_world() {
        JsonNode collection = server.get("/ogc/collections/reperes").json();
        assertThat(collection.path("storageCrs").asText()).isEqualTo("http://www.opengis.net/def/crs/OGC/1.3/CRS84");
        JsonNode extent = collection.at("/extent/spatial/bbox/0");
        assertThat(extent.get(0).asDouble()).isBetween(-64.0, -61.0);
        assertThat(extent.get(1).asDouble()).isBetween(-22.0, -20.0);
        assertThat(extent.get(2).asDouble()).isBetween(55.0, 56.0);
        assertThat(extent.get(3).asDouble()).isBetween(50.0, 52.0);
        assertThat(ids("reperes", "bbox=50,-30,60,-10")).hasSize(20);
        assertThat(ids("reperes", "bbox=50,-30,-40,30"))
                .as("across the antimeridian")
                .hasSize(60);
        assertThat(ids("reperes", "bbox=-180,-90,180,90")).hasSize(100);
        assertThat(ids("reperes", "bbox=-3e7,-3e7,3e7,3e7&bbox-crs=" + EPSG + 3857))
                .hasSize(100);
        assertThat(ids("reperes", "bbox=-1e7,-1e7,1e7,1e8&bbox-crs=" + EPSG + 2154))
                .hasSizeGreaterThanOrEqualTo(20);
    }

    @Test
    void measures_are_metres_and_filters_may_be_written_in_any_system() {
        assertThat(ids("carres", filter("surface_ha(geometry) BETWEEN 0.99 AND 1.01")))
                .hasSize(100);
        assertThat(ids("carres", filter("perimetre_km(geometry) BETWEEN 0.398 AND 0.402")))
                .hasSize(100);
        assertThat(ids(
                        "carres",
                        "filter-crs=" + EPSG + "2154&" + filter("S_INTERSECTS(geometry, POINT(680250 7040450))")))
                .containsExactly("c1-2");
        assertThat(ids(
                        "carres",
                        "filter-crs=" + EPSG + "2154&"
                                + filter("S_WITHIN(geometry, BBOX(679999, 7039999, 680301, 7040101))")))
                .containsExactly("c0-0", "c1-0");
        // From 50 m left of c0-0's side: only it lies within 60 m; with 260 m, its two neighbours too.
        String left = "POINT(679950 7040050)";
        for (String metre : List.of("distance_m(geometry, %s) <= 60", "proche(geometry, %s, 60)")) {
            assertThat(ids("carres", "filter-crs=" + EPSG + "2154&" + filter(metre.formatted(left))))
                    .containsExactly("c0-0");
        }
        assertThat(ids(
                        "carres",
                        "filter-crs=" + EPSG + "2154&" + filter("S_INTERSECTS(geometry, tampon(" + left + ", 260))")))
                .containsExactly("c0-0", "c0-1", "c1-0");
        assertThat(ids(
                        "carres",
                        "filter-crs=" + EPSG + "32631&"
                                + filter("S_INTERSECTS(geometry, " + inUtm(680_250, 7_040_450) + ")")))
                .containsExactly("c1-2");
    }

    private static String inUtm(double x, double y) {
        return DATABASE.database()
                .find(
                        Sql.of(
                                "SELECT 'POINT(' || ST_X(p) || ' ' || ST_Y(p) || ')' FROM (SELECT ST_Transform("
                                        + "ST_SetSRID(ST_MakePoint(?, ?), 2154), 32631) p) q",
                                x,
                                y),
                        row -> row.getString(1))
                .orElseThrow();
    }

    private static double[] transformed(Reference reference, int srid) {
        return DATABASE.database()
                .find(
                        Sql.of(
                                "SELECT ST_X(p), ST_Y(p) FROM (SELECT ST_Transform(ST_SetSRID(ST_MakePoint(?, ?), 2154),"
                                        + " ?::integer) p) q",
                                reference.x,
                                reference.y,
                                srid),
                        row -> new double[] {row.getDouble(1), row.getDouble(2)})
                .orElseThrow();
    }

    private static Reference reference(JsonNode feature) {
        return REFERENCES.stream()
                .filter(each -> each.id.equals(feature.path("id").asText()))
                .findFirst()
                .orElseThrow();
    }

    private static double[] pair(JsonNode feature) {
        JsonNode coordinates = feature.at("/geometry/coordinates");
        return new double[] {coordinates.get(0).asDouble(), coordinates.get(1).asDouble()};
    }

    private static String filter(String cql2) {
        return "filter=" + URLEncoder.encode(cql2, StandardCharsets.UTF_8);
    }

    private static List<String> ids(String layer, String query) {
        return get(layer, query).path("features").findValuesAsText("id");
    }

    private static JsonNode get(String layer, String query) {
        Answer answer = server.get("/ogc/collections/" + layer + "/items?limit=1000&" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }
}
