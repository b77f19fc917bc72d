package fr.archipel.feature;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.db.Sql;
import fr.archipel.geo.CrsDefinition.Axes;
import fr.archipel.geo.ServedCrs;
import fr.archipel.json.Json;
import fr.archipel.layer.Layer;
import fr.archipel.support.Program;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The programs people read our layers with, run against the real server: GDAL (and so QGIS's way of asking), OWSLib. */
class ClientsTest {
    private static final Pattern LAYER = Pattern.compile("^Layer name: (\\S+)$", Pattern.MULTILINE);
    private static final Pattern COUNT = Pattern.compile("^Feature Count: (\\d+)$", Pattern.MULTILINE);

    /** Prints {@code {"layers": {id: [numberMatched, ids read, numberMatched in a box]}, "conformsTo": n, "openapi": v}}. */
    private static final String OWSLIB = """
            import json, sys
            from owslib.ogcapi.features import Features
            service = Features(sys.argv[1])
            layers = {}
            for layer in service.feature_collections():
                assert service.collection(layer)['id'] == layer
                page = service.collection_items(layer, limit=10000)
                ids = [feature['id'] for feature in page['features']]
                assert service.collection_item(layer, ids[0])['id'] == ids[0]
                boxed = service.collection_items(layer, bbox=[2.7, 50.3, 2.9, 50.5])
                for crs in service.collection(layer)['crs']:
                    again = service.collection_items(layer, limit=10000, crs=crs)
                    assert [feature['id'] for feature in again['features']] == ids, crs
                layers[layer] = [page['numberMatched'], len(set(ids)), boxed['numberMatched']]
            print(json.dumps({'layers': layers, 'conformsTo': len(service.conformance()['conformsTo']),
                              'openapi': service.api()['openapi']}))
            """;

    private static final TestDatabase DATABASE = TestDatabase.loaded();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @TempDir
    Path folder;

    private final TestServer server = TestServer.shared();

    static Stream<String> layers() {
        return TestDatabase.catalogue().listLayers().stream().map(Layer::id);
    }

    @Test
    void ogrinfo_lists_every_layer_with_all_its_objects() {
        Program.assumeOneOf("gdal-bin", List.of("ogrinfo", "--version"));
        String output = Program.run(List.of("ogrinfo", "-ro", "-al", "-so", source()));
        Map<String, Integer> counts = new TreeMap<>();
        Matcher layer = LAYER.matcher(output);
        Matcher count = COUNT.matcher(output);
        while (layer.find() && count.find(layer.end())) {
            counts.put(layer.group(1), Integer.valueOf(count.group(1)));
        }
        assertThat(counts).isEqualTo(matched());
        assertThat(output).doesNotContain("ERROR").doesNotContain("Warning");
    }

    @ParameterizedTest
    @MethodSource("layers")
    void GDAL_reads_past_its_first_page(String layer) {
        Program.assumeOneOf("gdal-bin", List.of("ogrinfo", "--version"));
        String output =
                Program.run(List.of("ogrinfo", "-ro", "-al", "-geom=NO", "-oo", "PAGE_SIZE=2", source(), layer));
        assertThat(output.lines().filter(line -> line.startsWith("OGRFeature(")))
                .hasSize(matched(layer));
        assertThat(output).doesNotContain("ERROR");
    }

    @ParameterizedTest
    @MethodSource("layers")
    void ogr2ogr_copies_a_whole_layer_to_a_GeoPackage_in_Lambert_93(String layer) {
        Program.assumeOneOf("gdal-bin", List.of("ogr2ogr", "--version"));
        String copy = folder.resolve(layer + ".gpkg").toString();
        Program.run(List.of("ogr2ogr", "-t_srs", "EPSG:2154", copy, source(), layer));
        String output = Program.run(List.of("ogrinfo", "-so", "-al", copy));
        assertThat(output).contains("Feature Count: " + matched(layer)).contains("\"EPSG\",2154");
        Matcher extent = Pattern.compile("Extent: \\((\\d+)\\.\\d+, (\\d+)\\.").matcher(output);
        assertThat(extent.find()).isTrue();
        assertThat(Integer.parseInt(extent.group(1))).isBetween(640_000, 720_000);
        assertThat(Integer.parseInt(extent.group(2))).isBetween(7_020_000, 7_080_000);
    }

    static Stream<Arguments> systems() {
        return layers().flatMap(layer -> Stream.of(0, 4326, 3857, 2154, 3950).map(srid -> Arguments.of(layer, srid)));
    }

    /** GDAL gives the coordinates as they come: here the database says what they are. */
    @ParameterizedTest
    @MethodSource("systems")
    void GDAL_reads_every_layer_in_each_system_as_the_database_has_it(String layer, int srid) throws IOException {
        Program.assumeOneOf("gdal-bin", List.of("ogr2ogr", "--version"));
        ServedCrs crs = srid == 0 ? ServedCrs.CRS84 : ServedCrs.of(srid);
        String csv = folder.resolve(layer + srid + ".csv").toString();
        String items = server.url(
                        "/ogc/collections/" + layer + "/items?f=json&limit=10000&properties=" + field(layer) + "&crs=")
                + crs.uri();
        Program.run(List.of(
                "ogr2ogr",
                "-f",
                "CSV",
                csv,
                items,
                "-lco",
                "GEOMETRY=AS_WKT",
                "-lco",
                "SEPARATOR=TAB",
                "-dsco",
                "GEOMETRY=AS_WKT",
                "-oo",
                "NATIVE_DATA=NO"));
        List<String> rows = Files.readAllLines(Path.of(csv));
        Layer.Storage storage = TestDatabase.catalogue().getLayer(layer).storage();
        String far = "SELECT max(ST_HausdorffDistance(ST_GeomFromText(recu.wkt, ?::integer), CASE WHEN ? THEN"
                + " ST_FlipCoordinates(voulu.geom) ELSE voulu.geom END)), count(*) FROM unnest(?) WITH ORDINALITY AS"
                + " recu(wkt, rang) JOIN (SELECT row_number() OVER (ORDER BY " + Sql.name(storage.key()) + ") AS rang,"
                + " ST_Transform(" + Sql.name(storage.geometry()) + ", ?::integer) AS geom FROM "
                + Sql.name(storage.table()) + ") voulu USING (rang)";
        String[] shapes = rows.stream()
                .skip(1)
                .map(row -> row.split("\t", -1)[0].replace("\"", ""))
                .toArray(String[]::new);
        double[] found = DATABASE.database()
                .find(Sql.of(far, crs.srid(), crs.axes() == Axes.NORTH_EAST, shapes, crs.srid()), row ->
                        new double[] {row.getDouble(1), row.getDouble(2)})
                .orElseThrow();
        assertThat(found[1]).isEqualTo(matched(layer));
        // 7 decimals of a degree in CRS84 (RFC 7946), a millimetre elsewhere.
        assertThat(found[0]).isLessThan(srid == 0 ? 1e-7 : crs.angular() ? 1e-8 : 1e-3);
    }

    private static String field(String layer) {
        return TestDatabase.catalogue().getLayer(layer).fields().get(0).name();
    }

    @Test
    void OWSLib_reads_the_documents_and_every_layer_whole() {
        // A `python3` put before the system's does not see the system's libraries.
        String python = Program.assumeOneOf(
                        "python3-owslib",
                        List.of("/usr/bin/python3", "-c", "import owslib"),
                        List.of("python3", "-c", "import owslib"))
                .get(0);
        String printed = Program.run(List.of(python, "-c", OWSLIB, server.url("/ogc")));
        JsonNode read =
                Json.read(printed.substring(printed.lastIndexOf("{\"layers\"")).getBytes(StandardCharsets.UTF_8));
        assertThat(read.path("openapi").asText()).startsWith("3.0.");
        assertThat(read.path("conformsTo").asInt())
                .isEqualTo(
                        server.get("/ogc/conformance").json().path("conformsTo").size());
        assertThat(read.path("layers").size()).isEqualTo(matched().size());
        matched().forEach((layer, count) -> {
            JsonNode counts = read.path("layers").path(layer);
            assertThat(counts.get(0).asInt()).as(layer).isEqualTo(count);
            assertThat(counts.get(1).asInt()).as(layer).isEqualTo(count);
            assertThat(counts.get(2).asInt()).as(layer).isBetween(1, count);
        });
    }

    private String source() {
        return "OAPIF:" + server.url("/ogc");
    }

    private Map<String, Integer> matched() {
        Map<String, Integer> counts = new TreeMap<>();
        layers().forEach(layer -> counts.put(layer, matched(layer)));
        return counts;
    }

    private int matched(String layer) {
        int count = server.get("/ogc/collections/" + layer + "/items?limit=1")
                .json()
                .path("numberMatched")
                .asInt();
        assertThat(count).as(layer).isPositive();
        return count;
    }
}
