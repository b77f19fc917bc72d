package fr.archipel.scot.footprint;

import static fr.archipel.support.SquareTerritory.square;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.geo.Projections;
import fr.archipel.support.SquareTerritory;
import fr.archipel.support.TestServer;
import fr.archipel.support.TestServer.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;

/** The footprint of a check as a file of any format: 3 ha in commune Ouest, two squares, one of them an urbanised friche. */
class FootprintFileTest {
    private static final String BOUNDARY = "emprise";
    private static final Geometry FRICHE = square(500, 100, 100, 100);
    private static final Geometry FIELD = square(100, 500, 200, 100);

    private static SquareTerritory territory;
    private static TestServer server;

    @BeforeAll
    static void open() {
        territory = new SquareTerritory();
        territory.friche("friche-urbaine", "urbanisee", FRICHE);
        // The footprint itself as a layer: the service writes the files that it must read.
        territory.zone("zae-a", "en projet", null, FRICHE);
        territory.zone("zae-b", "en projet", null, FIELD);
        server = TestServer.on(territory.database());
    }

    @AfterAll
    static void close() {
        server.close();
        territory.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zae.zip",
                "zae.gpkg",
                "zae.geojson",
                "zae.gpkg?crs=http://www.opengis.net/def/crs/EPSG/0/3950",
                "zae.zip?crs=http://www.opengis.net/def/crs/EPSG/0/2154"
            })
    void what_the_service_writes_it_checks(String address) {
        byte[] file = server.get("/layers/" + address).response().body();
        assertThreeHectares(sent("", address.replaceFirst("\\?.*", ""), file), 2);
    }

    @Test
    void kml_gpx_and_wkt_are_read_as_well() {
        assertThreeHectares(sent("", "emprise.kml", text(kml())), 2);
        assertThreeHectares(sent("", "releve.gpx", text(gpx())), 2);
        assertThreeHectares(sent("", "emprise.csv", text(csv(true))), 2);
        assertThreeHectares(sent("?crs=EPSG:2154", "emprise.csv", text(csv(false))), 2);
    }

    @Test
    void the_file_is_told_of_beside_the_check() {
        JsonNode answer = json(sent("", "Projet Sud.kml", text(kml())));
        assertThat(answer.at("/titre").asText()).startsWith("Projet Sud");
        assertThat(answer.at("/fichier/nom").asText()).isEqualTo("Projet Sud.kml");
        assertThat(answer.at("/fichier/crs").asText()).isEqualTo("EPSG:4326");
        assertThat(answer.at("/fichier/objets").asInt()).isEqualTo(2);
    }

    @Test
    void what_is_said_of_the_project_goes_with_it() {
        JsonNode answer = json(server.send(
                form("/api/scot/verifier", "e.kml", text(kml()), "{\"titre\":\"Lot 2\",\"nature\":\"pene\"}")));
        assertThat(answer.at("/titre").asText()).isEqualTo("Lot 2");
        assertThat(answer.at("/nature").asText()).isEqualTo("pene");
        assertThat(answer.at("/charge_ha/maximum").asDouble()).isZero();
        Answer refused = server.send(form("/api/scot/verifier", "e.kml", text(kml()), "{\"surface\":3}"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("surface");
    }

    @Test
    void a_file_without_a_reference_system_asks_which() {
        Answer answer = sent("", "emprise.csv", text(csv(false)));
        assertThat(answer.status()).isEqualTo(422);
        JsonNode problem = answer.json();
        assertThat(problem.at("/type").asText()).endsWith("choix-necessaire");
        assertThat(problem.at("/parametre").asText()).isEqualTo("crs");
        assertThat(texts(problem.at("/choix"))).contains("EPSG:2154", "EPSG:3950");
        assertThat(problem.at("/detail").asText()).contains("emprise.csv", "système");
    }

    @Test
    void a_file_of_several_layers_asks_which() throws IOException {
        Map<String, byte[]> two = new LinkedHashMap<>();
        two.put("lot-1.geojson", text(geoJson(FRICHE)));
        two.put("lot-2.geojson", text(geoJson(FIELD)));
        byte[] zip = zip(two);
        Answer answer = sent("", "lots.zip", zip);
        assertThat(answer.status()).isEqualTo(422);
        JsonNode problem = answer.json();
        assertThat(problem.at("/parametre").asText()).isEqualTo("couche");
        assertThat(texts(problem.at("/choix"))).containsExactly("lot-1", "lot-2");
        JsonNode one = json(sent("?couche=lot-2", "lots.zip", zip));
        assertThat(one.at("/surface_ha").asDouble()).isEqualTo(2, within(2e-4));
        Answer none = sent("?couche=lot-3", "lots.zip", zip);
        assertThat(none.status()).isEqualTo(400);
        assertThat(none.text()).contains("lot-3", "lot-1, lot-2");
    }

    @Test
    void what_holds_no_polygon_or_lies_elsewhere_is_refused_in_words() {
        assertRefused(sent("", "points.csv", text("nom;lon;lat\na;2,8;50,4\nb;2,81;50,41\n")), 400, "points");
        assertRefused(sent("", "mots.csv", text("nom;valeur\na;1\n")), 400, "colonnes", "WKT");
        assertRefused(sent("", "notes.txt", new byte[] {0, 1, 2, 3}), 400, "formats lus");
        assertRefused(sent("", "vide.kml", new byte[0]), 400, "vide");
        assertRefused(sent("?crs=EPSG:2154", "emprise.kml", text(kml())), 422, "hors de France", "crs");
        assertRefused(sent("?crs=Lambert", "emprise.kml", text(kml())), 400, "crs", "EPSG:2154");
        assertRefused(sent("?crs=EPSG:99999", "emprise.kml", text(kml())), 400, "crs");
        assertRefused(server.post("/api/scot/verifier?couche=a", "{\"fiche\":\"sud-1\"}"), 400, "couche", "inconnu");
    }

    @Test
    void too_many_objects_or_corners_are_refused() {
        String rows = Stream.generate(() -> "a;\"POLYGON((2.8 50.4,2.81 50.4,2.81 50.41,2.8 50.4))\"")
                .limit(FileAreas.MAXIMUM_OBJECTS + 1L)
                .collect(Collectors.joining("\n"));
        assertRefused(sent("", "trop.csv", text("nom;geometry\n" + rows)), 413, "5000 objets");
    }

    @Test
    void a_polygon_that_crosses_itself_is_repaired_and_that_is_said() {
        // A bow tie of two triangles of 100 m by 200 m: 0.5 ha each.
        Answer answer = sent(
                "?crs=2154",
                "noeud.csv",
                text("nom;geometry\na;\"POLYGON((680100 7030500,680300 7030600,680300 7030500,680100 7030600,680100"
                        + " 7030500))\"\n"));
        JsonNode check = json(answer);
        assertThat(check.at("/surface_ha").asDouble()).isEqualTo(1, within(2e-4));
        assertThat(check.at("/fichier/remarques").toString()).contains("réparé", "n° 1");
    }

    @Test
    void the_footprint_alone_comes_back_as_geojson_that_checks_the_same() {
        JsonNode feature = json(server.send(form("/api/scot/emprise", "e.kml", text(kml()), "")));
        assertThat(feature.at("/properties/surface_ha").asDouble()).isEqualTo(3, within(2e-4));
        JsonNode again =
                json(server.post("/api/scot/verifier", feature.at("/geometry").toString()));
        assertThat(again.at("/surface_ha").asDouble()).isEqualTo(3, within(2e-4));
    }

    @Test
    void the_page_and_the_tables_are_made_of_a_file_too() {
        Answer pdf = server.send(form("/api/scot/verifier.pdf", "e.kml", text(kml()), ""));
        assertThat(pdf.status()).isEqualTo(200);
        assertThat(new String(pdf.response().body(), 0, 5, StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
        assertThat(server.send(form("/api/scot/verifier.csv", "e.kml", text(kml()), ""))
                        .text())
                .contains("Ouest");
    }

    private static void assertThreeHectares(Answer answer, int objects) {
        JsonNode check = json(answer);
        assertThat(check.at("/surface_ha").asDouble()).isEqualTo(3, within(2e-4));
        assertThat(check.at("/repartition/friches_urbanisees_ha").asDouble()).isEqualTo(1, within(2e-4));
        assertThat(check.at("/communes/0/insee").asText()).isEqualTo("62001");
        assertThat(check.at("/fichier/objets").asInt()).isEqualTo(objects);
    }

    private static void assertRefused(Answer answer, int status, String... words) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().path("detail").asText()).contains(words);
    }

    private static JsonNode json(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static Answer sent(String query, String name, byte[] file) {
        return server.send(form("/api/scot/verifier" + query, name, file, ""));
    }

    private static HttpRequest.Builder form(String address, String name, byte[] file, String said) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        part(body, "fichier\"; filename=\"" + name, file);
        if (!said.isEmpty()) {
            part(body, "projet", text(said));
        }
        body.writeBytes(text("--" + BOUNDARY + "--\r\n"));
        return server.request(address)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
    }

    private static void part(ByteArrayOutputStream body, String name, byte[] content) {
        body.writeBytes(text("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n"));
        body.writeBytes(content);
        body.writeBytes(text("\r\n"));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String points(Geometry area, boolean degrees, String pair, String between) {
        Geometry shown = degrees ? Projections.toCrs84(area) : area;
        return Stream.of(shown.getCoordinates())
                .map(c -> String.format(Locale.ROOT, pair, c.x, c.y))
                .collect(Collectors.joining(between));
    }

    private static String kml() {
        return "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>"
                + Stream.of(FRICHE, FIELD)
                        .map(area -> "<Placemark><name>lot</name><Polygon><outerBoundaryIs><LinearRing><coordinates>"
                                + points(area, true, "%.8f,%.8f,0", " ")
                                + "</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>")
                        .collect(Collectors.joining())
                + "</Document></kml>";
    }

    private static String gpx() {
        return "<gpx version=\"1.1\" creator=\"essai\" xmlns=\"http://www.topografix.com/GPX/1/1\">"
                + Stream.of(FRICHE, FIELD)
                        .map(area -> "<trk><trkseg>"
                                + Stream.of(Projections.toCrs84(area).getCoordinates())
                                        .map(c -> String.format(
                                                Locale.ROOT, "<trkpt lat=\"%.8f\" lon=\"%.8f\"/>", c.y, c.x))
                                        .collect(Collectors.joining())
                                + "</trkseg></trk>")
                        .collect(Collectors.joining())
                + "</gpx>";
    }

    private static String csv(boolean degrees) {
        return "nom;geometry\n"
                + Stream.of(FRICHE, FIELD)
                        .map(area -> "lot;\"POLYGON((" + points(area, degrees, "%.8f %.8f", ", ") + "))\"")
                        .collect(Collectors.joining("\n"));
    }

    private static String geoJson(Geometry area) {
        return "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"nom\":\"lot\"},\"geometry\":"
                + SquareTerritory.geoJson(area) + "}]}";
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static Stream<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText);
    }
}
