package fr.archipel.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.db.Sql;
import fr.archipel.geo.CrsDefinition.Axes;
import fr.archipel.geo.ServedCrs;
import fr.archipel.layer.Layer;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import fr.archipel.support.TestServer.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OGC API – Features Part 2 (18-058r1), requirement by requirement, on the bundled territory. */
class CrsTest {
    private static final String EPSG = "http://www.opengis.net/def/crs/EPSG/0/";
    private static final String CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";

    private static final TestDatabase DATABASE = TestDatabase.loaded();

    private final TestServer server = TestServer.shared();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    static Stream<String> layers() {
        return TestDatabase.catalogue().listLayers().stream().map(Layer::id);
    }

    @Test
    void conf_crs_is_declared() {
        assertThat(server.get("/ogc/conformance").text())
                .contains("http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs");
    }

    @ParameterizedTest
    @MethodSource("layers")
    void req_crs_fc_md_crs_list_and_storageCrs(String layer) {
        JsonNode collection = server.get("/ogc/collections/" + layer).json();
        List<String> listed = texts(collection.path("crs"));
        assertThat(listed).contains(CRS84, EPSG + 4326, EPSG + 3857, EPSG + 2154, EPSG + 3950, EPSG + 3942);
        assertThat(collection.path("storageCrs").asText())
                .isEqualTo(EPSG + 2154)
                .isIn(listed);
        for (String uri : listed) {
            Answer answer = server.get("/ogc/collections/" + layer + "/items?limit=1&crs=" + uri);
            assertThat(answer.status()).as(uri).isEqualTo(200);
            assertThat(answer.header("Content-Crs")).isEqualTo("<" + uri + ">");
        }
    }

    @Test
    void req_crs_fc_md_crs_list_global() {
        JsonNode collections = server.get("/ogc/collections").json();
        assertThat(texts(collections.path("crs"))).hasSize(13).first().isEqualTo(CRS84);
        collections
                .path("collections")
                .forEach(collection -> assertThat(texts(collection.path("crs"))).containsExactly("#/crs"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/items", "/items?limit=1", "/items/62498", "/items/62498?f=html", "/items?f=html"})
    void req_crs_ogc_crs_header_and_fc_crs_default_value(String address) {
        assertThat(server.get("/ogc/collections/communes" + address).header("Content-Crs"))
                .isEqualTo("<" + CRS84 + ">");
    }

    @ParameterizedTest
    @CsvSource({"4326, 1e-9", "3857, 1e-4", "2154, 1e-4", "3950, 1e-4", "3035, 1e-4", "31370, 1e-4", "32631, 1e-4"})
    void req_crs_fc_crs_action(int srid, double decimals) {
        for (String layer : List.of("communes", "ev5", "friches")) {
            Layer description = TestDatabase.catalogue().getLayer(layer);
            JsonNode page = server.get("/ogc/collections/" + layer + "/items?crs=" + EPSG + srid)
                    .json();
            boolean northFirst = ServedCrs.of(srid).axes() == Axes.NORTH_EAST;
            assertThat(page.path("features")).hasSizeGreaterThan(3);
            page.path("features").forEach(feature -> {
                double[] expected = firstPoint(description, feature.path("id").asText(), srid);
                JsonNode first = feature.at("/geometry/coordinates");
                while (first.get(0).isArray()) {
                    first = first.get(0);
                }
                assertThat(new double[] {
                            first.get(northFirst ? 1 : 0).asDouble(),
                            first.get(northFirst ? 0 : 1).asDouble()
                        })
                        .as("%s %s", layer, feature.path("id"))
                        .containsExactly(expected, within(decimals));
            });
        }
    }

    private static double[] firstPoint(Layer layer, String key, int srid) {
        return DATABASE.database()
                .find(
                        Sql.of(
                                "SELECT ST_X(p), ST_Y(p) FROM (SELECT (SELECT geom FROM ST_DumpPoints(ST_Transform("
                                        + Sql.name(layer.storage().geometry())
                                        + ", ?::integer)) LIMIT 1) p FROM "
                                        + Sql.name(layer.storage().table())
                                        + " WHERE " + Sql.name(layer.storage().key()) + " = ?) q",
                                srid,
                                key),
                        row -> new double[] {row.getDouble(1), row.getDouble(2)})
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Lens: the same place in each system, axes in the authority's order
                CRS84 + "|2.78,50.41,2.86,50.45",
                EPSG + "4326|50.41,2.78,50.45,2.86",
                EPSG + "3857|309468.2,6523600.1,318373.8,6530591.3",
                EPSG + "3035|3060000,3808000,3072000,3819000"
            })
    void req_crs_fc_bbox_crs_action(String given) {
        String crs = given.substring(0, given.indexOf('|'));
        String box = given.substring(given.indexOf('|') + 1);
        TreeSet<String> found = ids("/ogc/collections/communes/items?bbox=" + box + "&bbox-crs=" + crs);
        ServedCrs system = ServedCrs.find(crs).orElseThrow();
        String[] n = box.split(",", -1);
        boolean swapped = system.axes() == Axes.NORTH_EAST;
        TreeSet<String> expected = new TreeSet<>(DATABASE.database()
                .list(
                        Sql.of(
                                """
                SELECT insee FROM commune WHERE ST_Intersects(geom, ST_Transform(ST_Segmentize(
                  ST_MakeEnvelope(?, ?, ?, ?, ?::integer), ?), 2154))""",
                                Double.valueOf(n[swapped ? 1 : 0]),
                                Double.valueOf(n[swapped ? 0 : 1]),
                                Double.valueOf(n[swapped ? 3 : 2]),
                                Double.valueOf(n[swapped ? 2 : 3]),
                                system.srid(),
                                system.angular() ? 0.004 : 300.0),
                        row -> row.getString(1)));
        assertThat(found).contains("62498").isEqualTo(expected);
    }

    @Test
    void a_box_of_six_numbers_ignores_heights_and_out_of_range_is_no_error() {
        assertThat(count("bbox=600000,6900000,-100,800000,7200000,9000&bbox-crs=" + EPSG + 2154))
                .isEqualTo(150);
        for (int srid : new int[] {2154, 3857, 3950, 3035, 32631}) {
            assertThat(count("bbox=-1e8,-1e8,1e8,1e8&bbox-crs=" + EPSG + srid))
                    .as("%d", srid)
                    .isEqualTo(150);
        }
        assertThat(count("bbox=-100,-400,100,400&bbox-crs=" + EPSG + 4326)).isEqualTo(150);
        assertThat(count("bbox=-90,170,90,-170&bbox-crs=" + EPSG + 4326)).isZero();
        assertThat(count("bbox=-90,170,90,10&bbox-crs=" + EPSG + 4326)).isEqualTo(150);
        assertThat(count("bbox=0,0,1,1&bbox-crs=" + EPSG + 3950)).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "crs=http://www.opengis.net/def/crs/0/unsupported | crs | nommé par son URI",
                "crs=EPSG:2154 | crs | nommé par son URI",
                "crs=http://www.opengis.net/def/crs/EPSG/0/999999 | crs | nommé par son URI",
                "crs=http://www.opengis.net/def/crs/EPSG/0/4978 | crs | nommé par son URI",
                "crs=http://www.opengis.net/def/crs/EPSG/0/2975 | crs | dont la zone d'usage rencontre la couche",
                "bbox=0,0,1,1&bbox-crs=http://www.opengis.net/def/crs/0/unsupported | bbox-crs | nommé par son URI",
                "bbox=0,0,1,1&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/2975 | bbox-crs | dont la zone d'usage",
                "bbox=2,1,1,3&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/2154 | bbox | l'ordre des axes",
                "filter=annee(now())=1&filter-crs=x | filter-crs | nommé par son URI"
            })
    void req_crs_crs_exception_and_bbox_crs_exception(String query, String parameter, String accepted) {
        Answer answer = server.get("/ogc/collections/communes/items?" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().path("parametre").asText()).isEqualTo(parameter);
        assertThat(answer.json().path("detail").asText()).contains(accepted);
    }

    @ParameterizedTest
    @CsvSource({"4326", "3857", "2154", "3950", "3035", "31370"})
    void a_filter_may_be_written_in_each_system(int srid) {
        boolean northFirst = ServedCrs.of(srid).axes() == Axes.NORTH_EAST;
        double[] lens = DATABASE.database()
                .find(
                        Sql.of(
                                "SELECT ST_X(p), ST_Y(p) FROM (SELECT ST_Transform(ST_PointOnSurface(geom), ?::integer) p"
                                        + " FROM commune WHERE insee = '62498') q",
                                srid),
                        row -> new double[] {row.getDouble(1), row.getDouble(2)})
                .orElseThrow();
        String point =
                "S_INTERSECTS(geometry, POINT(%s %s))".formatted(lens[northFirst ? 1 : 0], lens[northFirst ? 0 : 1]);
        assertThat(ids("/ogc/collections/communes/items?filter=" + encode(point) + "&filter-crs=" + EPSG + srid))
                .containsExactly("62498");
    }

    @Test
    void pages_and_links_keep_the_system() {
        JsonNode page = server.get("/ogc/collections/communes/items?limit=7&crs=" + EPSG + 2154)
                .json();
        String next = StreamSupport.stream(page.path("links").spliterator(), false)
                .filter(link -> link.path("rel").asText().equals("next"))
                .map(link -> link.path("href").asText())
                .findFirst()
                .orElseThrow();
        assertThat(next).contains("crs=http%3A%2F%2Fwww.opengis.net%2Fdef%2Fcrs%2FEPSG%2F0%2F2154");
        String html = server.get("/ogc/collections/communes/items?f=html&limit=7&crs=" + EPSG + 2154)
                .text();
        assertThat(html).contains("EPSG%2F0%2F2154&amp;f=html").contains("data-geojson=\"");
        assertThat(html.replaceFirst("(?s).*data-geojson=\"([^\"]*)\".*", "$1")).doesNotContain("crs=");
    }

    private int count(String query) {
        Answer answer = server.get("/ogc/collections/communes/items?limit=1&" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().path("numberMatched").asInt();
    }

    private TreeSet<String> ids(String address) {
        Answer answer = server.get(address);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        TreeSet<String> ids = new TreeSet<>();
        answer.json().path("features").forEach(f -> ids.add(f.path("id").asText()));
        return ids;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
