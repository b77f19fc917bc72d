package fr.archipel.tile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.db.Sql;
import fr.archipel.support.Program;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import fr.archipel.support.VectorTile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The requirements of OGC 20-057 by their names, and what a tile owes to those who keep it. */
class TileApiTest {
    private static final TestDatabase TEST = TestDatabase.loaded();
    private static final TestServer SERVER = TestServer.on(TEST.database());
    private static final String LENS = "/WebMercatorQuad/12/1380/2080";

    @AfterAll
    static void close() {
        SERVER.close();
        TEST.close();
    }

    private static JsonNode json(String path) {
        TestServer.Answer answer = SERVER.get(path, "Accept", "application/json");
        assertThat(answer.status()).as(path).isEqualTo(200);
        return answer.json();
    }

    private static JsonNode link(JsonNode document, String rel) {
        for (JsonNode link : document.path("links")) {
            if (link.path("rel").asText().equals(rel)) {
                return link;
            }
        }
        throw new AssertionError("no link " + rel + " in " + document);
    }

    private static String path(JsonNode link) {
        return link.path("href").asText().replaceFirst("^http://[^/]*", "");
    }

    @Test
    void req_dataset_tilesets_landingpage_and_req_geodata_tilesets_desc_links() {
        String rel = "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector";
        assertThat(path(link(json("/ogc"), rel))).isEqualTo("/ogc/tiles");
        json("/ogc/collections")
                .path("collections")
                .forEach(collection -> assertThat(path(link(collection, rel)))
                        .isEqualTo("/ogc/collections/" + collection.path("id").asText() + "/tiles"));
        List<String> classes = new ArrayList<>();
        json("/ogc/conformance").path("conformsTo").forEach(each -> classes.add(each.asText()));
        assertThat(classes)
                .contains(
                        "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/core",
                        "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/geodata-tilesets",
                        "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/mvt")
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ogc/tiles", "/ogc/collections/friches/tiles"})
    void req_tilesets_list_tileset_links_and_req_core_tc_success(String address) {
        JsonNode tileset = json(address).path("tilesets").get(0);
        assertThat(tileset.path("dataType").asText()).isEqualTo("vector");
        assertThat(tileset.path("tileMatrixSetId").asText()).isEqualTo("WebMercatorQuad");
        assertThat(tileset.path("tileMatrixSetURI").asText())
                .isEqualTo("http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad");
        JsonNode template = link(tileset, "item");
        assertThat(template.path("templated").asBoolean()).isTrue();
        assertThat(template.path("href").asText()).endsWith("/{tileMatrix}/{tileRow}/{tileCol}");
        assertThat(tileset.path("tileMatrixSetLimits").size()).isEqualTo(23);
        JsonNode whole = json(path(link(tileset, "self")));
        assertThat(whole.path("tileMatrixSetLimits")).isEqualTo(tileset.path("tileMatrixSetLimits"));
        for (JsonNode limits : tileset.path("tileMatrixSetLimits")) {
            int zoom = limits.path("tileMatrix").asInt();
            int row = limits.path("maxTileRow").asInt();
            int col = limits.path("minTileCol").asInt();
            String prefix = address + "/WebMercatorQuad/" + zoom + "/";
            assertThat(SERVER.get(prefix + row + "/" + col).status()).isEqualTo(200);
            assertThat(SERVER.get(prefix + (row + 1) + "/" + col).status()).isEqualTo(404);
        }
    }

    @Test
    void req_tileset_description() {
        JsonNode tileset = json("/ogc/collections/ev5/tiles/WebMercatorQuad");
        assertThat(tileset.path("layers").get(0).path("id").asText()).isEqualTo("ev5");
        assertThat(tileset.path("layers").get(0).path("geometryDimension").asInt())
                .isEqualTo(1);
        assertThat(tileset.at("/layers/0/propertiesSchema/properties/ordre/type")
                        .asText())
                .isEqualTo("integer");
        assertThat(tileset.at("/layers/0/propertiesSchema/properties").has("sources"))
                .isFalse();
        assertThat(tileset.at("/boundingBox/lowerLeft/0").asDouble()).isBetween(2.2, 2.9);
        assertThat(json("/ogc/tiles/WebMercatorQuad").path("layers").size())
                .isEqualTo(TestDatabase.catalogue().listLayers().size());
        assertThat(json("/ogc/tiles/WebMercatorQuad?collections=ev5,zae")
                        .path("layers")
                        .size())
                .isEqualTo(2);
    }

    @Test
    void req_tileset_tmxslink_the_tile_matrix_set_is_the_registered_one() {
        JsonNode entry = json("/ogc/tileMatrixSets").path("tileMatrixSets").get(0);
        assertThat(path(link(entry, "item"))).isEqualTo("/ogc/tileMatrixSets/WebMercatorQuad");
        JsonNode set = json(path(link(entry, "self")));
        assertThat(set.path("tileMatrices").size()).isEqualTo(23);
        JsonNode zoom = set.path("tileMatrices").get(18);
        // OGC 17-083r4, table D.1.
        assertThat(zoom.path("scaleDenominator").asDouble())
                .isCloseTo(2132.72958385, org.assertj.core.data.Offset.offset(1e-6));
        assertThat(zoom.path("cellSize").asDouble())
                .isCloseTo(0.59716428339, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(zoom.path("matrixWidth").asLong()).isEqualTo(262144);
        assertThat(set.at("/tileMatrices/0/pointOfOrigin/0").asDouble())
                .isCloseTo(-20037508.3427892, org.assertj.core.data.Offset.offset(1e-6));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "/ogc/tiles/WebMercatorQuad/0/0/0, 200",
        "/ogc/tiles/WebMercatorQuad/22/1413300/2130000, 200",
        "/ogc/tiles/WebMercatorQuad/0/1/0, 404",
        "/ogc/tiles/WebMercatorQuad/23/0/0, 404",
        "/ogc/tiles/WebMercatorQuad/12/0/0, 404",
        "/ogc/tiles/WebMercatorQuad/12/2147483647/2147483647, 404",
        "/ogc/tiles/WebMercatorQuad/12/99999999999999999999/0, 400",
        "/ogc/tiles/WebMercatorQuad/12/-1/0, 400",
        "/ogc/tiles/WebMercatorQuad/12/1380.5/2080, 400",
        "/ogc/tiles/WebMercatorQuad/x/1380/2080, 400",
        "/ogc/tiles/WorldCRS84Quad/0/0/0, 404",
        "/ogc/tiles/WorldCRS84Quad, 404",
        "/ogc/tileMatrixSets/WorldCRS84Quad, 404",
        "/ogc/collections/inconnue/tiles/WebMercatorQuad/0/0/0, 404",
        "/ogc/collections/friches/tiles/WebMercatorQuad/12/1380/2080?nom=a, 400",
        "/ogc/tiles/WebMercatorQuad/12/1380/2080?collections=inconnue, 400",
        "/ogc/tiles/WebMercatorQuad?f=mvt, 400"
    })
    void req_core_tc_error_what_is_no_tile_of_ours_is_a_problem_document(String address, int status) {
        TestServer.Answer answer = SERVER.get(address);
        assertThat(answer.status()).isEqualTo(status);
        if (status >= 400) {
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.json().path("detail").asText()).isNotEmpty();
        }
    }

    @Test
    void req_mvt_and_req_collections_selection_a_tile_of_all_layers_or_of_those_asked_for() {
        TestServer.Answer all = SERVER.get("/ogc/tiles/WebMercatorQuad/0/0/0");
        assertThat(all.header("Content-Type")).isEqualTo("application/vnd.mapbox-vector-tile");
        assertThat(VectorTile.read(all.response().body()))
                .containsOnlyKeys(
                        "cites-minieres",
                        "communes",
                        "epci",
                        "ev5",
                        "fiches",
                        "friches",
                        "parcs",
                        "scot",
                        "scot-consommation",
                        "scot-projets",
                        "zae");
        TestServer.Answer two = SERVER.get("/ogc/tiles/WebMercatorQuad/0/0/0?collections=zae,friches");
        assertThat(VectorTile.read(two.response().body())).containsOnlyKeys("friches", "zae");
        TestServer.Answer one = SERVER.get("/ogc/collections/friches/tiles/WebMercatorQuad/0/0/0");
        assertThat(VectorTile.read(one.response().body()).get("friches"))
                .hasSameSizeAs(VectorTile.read(two.response().body()).get("friches"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/ogc/tiles", "/ogc/tiles?collections=cites-minieres,ev5", "/ogc/collections/friches/tiles"})
    void every_tile_within_the_limits_is_an_answer(String address) {
        String[] parts = address.split("\\?", -1);
        String query = parts.length > 1 ? "?" + parts[1] : "";
        JsonNode limits = json(parts[0] + "/WebMercatorQuad" + query).at("/tileMatrixSetLimits/11");
        int tiles = 0;
        for (int row = limits.path("minTileRow").asInt();
                row <= limits.path("maxTileRow").asInt();
                row++) {
            for (int col = limits.path("minTileCol").asInt();
                    col <= limits.path("maxTileCol").asInt();
                    col++) {
                String tile = parts[0] + "/WebMercatorQuad/11/" + row + "/" + col + query;
                assertThat(SERVER.get(tile).status()).as(tile).isEqualTo(200);
                tiles++;
            }
        }
        assertThat(tiles).isGreaterThan(5);
    }

    @Test
    void an_empty_tile_inside_the_limits_is_an_answer() {
        JsonNode limits = json("/ogc/collections/scot/tiles").at("/tilesets/0/tileMatrixSetLimits/14");
        String corner = "/ogc/collections/scot/tiles/WebMercatorQuad/14/"
                + limits.path("minTileRow").asInt() + "/"
                + limits.path("minTileCol").asInt();
        TestServer.Answer answer = SERVER.get(corner);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ogc/tiles", "/ogc/collections/communes/tiles"})
    void TileJSON_names_the_tiles_and_their_fields(String address) {
        JsonNode document = json(address + "/WebMercatorQuad?f=tilejson");
        assertThat(document.path("tilejson").asText()).isEqualTo("3.0.0");
        String tiles = document.path("tiles").get(0).asText();
        assertThat(tiles).endsWith(address + "/WebMercatorQuad/{z}/{y}/{x}");
        JsonNode bounds = document.path("bounds");
        assertThat(bounds.get(0).asDouble()).isLessThan(bounds.get(2).asDouble());
        JsonNode communes = null;
        for (JsonNode layer : document.path("vector_layers")) {
            communes = layer.path("id").asText().equals("communes") ? layer : communes;
        }
        assertThat(communes).isNotNull();
        assertThat(communes.at("/fields/population").asText()).isEqualTo("Number");
        assertThat(communes.at("/fields/nom").asText()).isEqualTo("String");
        assertThat(document.path("maxzoom").asInt()).isEqualTo(16);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ogc/tiles",
                "/ogc/tiles/WebMercatorQuad",
                "/ogc/collections/friches/tiles",
                "/ogc/collections/friches/tiles/WebMercatorQuad",
                "/ogc/tileMatrixSets",
                "/ogc/tileMatrixSets/WebMercatorQuad"
            })
    void every_document_is_a_page_too(String address) {
        TestServer.Answer page = SERVER.get(address, "Accept", "text/html");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.text())
                .contains("WebMercatorQuad")
                .doesNotContain("null")
                .doesNotContain("%s");
    }

    @Test
    void a_tile_kept_by_the_client_is_asked_for_again_and_not_sent_again() {
        String address = "/ogc/collections/friches/tiles" + LENS;
        TestServer.Answer first = SERVER.get(address);
        assertThat(first.header("Cache-Control")).isEqualTo("public, max-age=0, must-revalidate");
        assertThat(first.header("ETag")).matches("\"[^\"]+\"");
        TestServer.Answer again = SERVER.get(address, "If-None-Match", "\"autre\", W/" + first.header("ETag"));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.response().body()).isEmpty();
        assertThat(SERVER.get(address, "If-None-Match", "\"autre\"").status()).isEqualTo(200);
        // Another tile, another layer: another validator.
        assertThat(SERVER.get(address.replace("2080", "2081")).header("ETag")).isNotEqualTo(first.header("ETag"));
        assertThat(SERVER.get(address.replace("friches", "zae")).header("ETag")).isNotEqualTo(first.header("ETag"));
    }

    @Test
    void a_compressed_tile_is_the_same_tile_under_a_validator_of_its_own() throws IOException {
        String address = "/ogc/tiles" + LENS;
        byte[] plain = SERVER.get(address).response().body();
        TestServer.Answer compressed = SERVER.get(address, "Accept-Encoding", "br, gzip");
        assertThat(compressed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(compressed.header("Vary")).contains("Accept-Encoding");
        byte[] body = compressed.response().body();
        assertThat(body.length).isLessThan(plain.length * 3 / 4);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes())
                .isEqualTo(plain);
        assertThat(compressed.header("ETag")).isNotEqualTo(SERVER.get(address).header("ETag"));
        assertThat(SERVER.get(address, "If-None-Match", compressed.header("ETag"))
                        .status())
                .isEqualTo(304);
        assertThat(SERVER.get(address, "Accept-Encoding", "gzip;q=0").header("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void an_edit_shows_in_the_next_tile_whoever_made_it() {
        String one = "/ogc/collections/zae/tiles" + LENS;
        String all = "/ogc/tiles" + LENS;
        List<VectorTile.Feature> before =
                VectorTile.read(SERVER.get(one).response().body(), "zae");
        String key = before.get(0).key();
        String tag = SERVER.get(one).header("ETag");
        String tagOfAll = SERVER.get(all).header("ETag");

        TEST.database().update(Sql.of("UPDATE zae SET site_nom = 'Zone renommée' WHERE id = ?", key));
        TestServer.Answer after = SERVER.get(one, "If-None-Match", tag);
        assertThat(after.status()).isEqualTo(200);
        assertThat(VectorTile.read(after.response().body(), "zae"))
                .filteredOn(feature -> feature.key().equals(key))
                .allSatisfy(feature -> assertThat(feature.properties()).containsEntry("site_nom", "Zone renommée"));
        assertThat(SERVER.get(all, "If-None-Match", tagOfAll).status()).isEqualTo(200);
        // A layer that did not change is not sent again.
        String parcs = "/ogc/collections/parcs/tiles" + LENS;
        String tagOfParcs = SERVER.get(parcs).header("ETag");
        TEST.database().update(Sql.of("UPDATE zae SET remarque = 'Vue' WHERE id = ?", key));
        assertThat(SERVER.get(parcs, "If-None-Match", tagOfParcs).status()).isEqualTo(304);

        TEST.database().update(Sql.of("UPDATE zae SET geom = ST_Translate(geom, 200000, 0) WHERE id = ?", key));
        assertThat(VectorTile.read(SERVER.get(one).response().body(), "zae"))
                .extracting(VectorTile.Feature::key)
                .doesNotContain(key);
    }

    @Test
    void those_who_ask_for_a_tile_together_wait_for_one_computation() throws Exception {
        TileCache cache = new TileCache(1 << 20);
        AtomicInteger computed = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Tile>> asked = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                asked.add(threads.submit(() -> cache.get("a", () -> {
                    computed.incrementAndGet();
                    sleep();
                    return new Tile(new byte[10], "a");
                })));
            }
            for (Future<Tile> tile : asked) {
                assertThat(tile.get().tag()).isEqualTo("a");
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(computed).hasValue(1);
    }

    private static void sleep() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void the_cache_is_bounded_by_bytes() {
        TileCache cache = new TileCache(100_000);
        AtomicInteger computed = new AtomicInteger();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 100; i++) {
                String tag = "t" + i;
                cache.get(tag, () -> {
                    computed.incrementAndGet();
                    return new Tile(new byte[10_000], tag);
                });
            }
        }
        // Six fit: of the hundred asked for twice, most were computed twice.
        assertThat(computed.get()).isGreaterThan(180);
    }

    @Test
    void a_failed_computation_is_not_kept() {
        TileCache cache = new TileCache(1 << 20);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> cache.get("a", () -> {
                    throw new IllegalStateException("non");
                }))
                .hasMessage("non");
        assertThat(cache.get("a", () -> new Tile(new byte[0], "a")).isEmpty()).isTrue();
    }

    @Test
    void GDAL_reads_a_tile_where_it_lies(@TempDir Path folder) throws IOException {
        Program.assumeOneOf("gdal-bin", List.of("ogrinfo", "--version"));
        Path file = Files.createDirectories(folder.resolve("12/2080")).resolve("1380.pbf");
        byte[] mvt = SERVER.get("/ogc/tiles" + LENS).response().body();
        Files.write(file, mvt);
        Map<String, List<VectorTile.Feature>> read = VectorTile.read(mvt);
        for (Map.Entry<String, List<VectorTile.Feature>> layer : read.entrySet()) {
            String output = Program.run(List.of(
                    "ogrinfo",
                    "-ro",
                    "-so",
                    "-oo",
                    "X=2080",
                    "-oo",
                    "Y=1380",
                    "-oo",
                    "Z=12",
                    file.toString(),
                    layer.getKey()));
            assertThat(output)
                    .contains("Feature Count: " + layer.getValue().size())
                    .doesNotContain("ERROR");
        }
        String output = Program.run(List.of(
                "ogrinfo", "-ro", "-so", "-oo", "X=2080", "-oo", "Y=1380", "-oo", "Z=12", file.toString(), "communes"));
        // Lens lies about 315 000 east, 6 530 000 north in EPSG:3857.
        assertThat(output).containsPattern("Extent: \\(31\\d{4}\\.").contains("population: Integer");
    }
}
