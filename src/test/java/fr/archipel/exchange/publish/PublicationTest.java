package fr.archipel.exchange.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.db.Sql;
import fr.archipel.problem.ProblemException;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any file becomes a layer with the powers of the others; what cannot become one changes nothing. */
class PublicationTest {
    private static final TestDatabase DATABASE = TestDatabase.loaded();
    private static final TestServer SERVER = TestServer.on(DATABASE.database());

    /** Two squares of 1 ha in Lens and a mare without a place, with every type there is. */
    private static final String MARES = """
            {"type": "FeatureCollection", "features": [
              {"type": "Feature", "id": 7, "geometry": {"type": "Polygon", "coordinates":
                [[[2.83, 50.43], [2.8314, 50.43], [2.8314, 50.4309], [2.83, 50.4309], [2.83, 50.43]]]},
               "properties": {"Nom du site": "L’étang « d’en haut »", "relevé": "2026-03-01", "en eau": true,
                 "profondeur (m)": 1.5, "espèces": ["triton crêté", "rainette, \\"verte\\""], "n°": 12,
                 "vu": "2026-03-01T10:20:30+01:00", "vide": null, "détail": {"a": [1, 2]}, "a\\\\b\\"c": "x\\ty\\nz"}},
              {"type": "Feature", "id": 3, "geometry": {"type": "Polygon", "coordinates":
                [[[2.84, 50.43], [2.8414, 50.43], [2.8414, 50.4309], [2.84, 50.4309], [2.84, 50.43]]]},
               "properties": {"Nom du site": "", "relevé": null, "en eau": false, "profondeur (m)": 2, "n°": -4}},
              {"type": "Feature", "id": 12, "geometry": null, "properties": {"Nom du site": "Nulle part"}}]}""";

    @TempDir
    static Path folder;

    @AfterAll
    static void stop() {
        SERVER.close();
        DATABASE.close();
    }

    private static Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static PublishReport publish(Path file, String id) {
        PublishReport report =
                Publication.publish(DATABASE.database(), file, PublishRequest.of(id, "Essai " + id), rows -> {});
        for (int i = 0; i < 40 && SERVER.get("/ogc/collections/" + id).status() == 404; i++) {
            sleep(50);
        }
        return report;
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static JsonNode items(String id, String query) {
        TestServer.Answer answer = SERVER.get("/ogc/collections/" + id + "/items" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void tables_with_coordinates_tracks_and_placemarks_become_layers_too() throws IOException {
        assertThat(publish(file("lieux.csv", "nom;lon;lat\nLens;2,83;50.43\nNulle part;;\n"), "lieux-csv"))
                .extracting(PublishReport::objects, PublishReport::geometryType, PublishReport::withoutGeometry)
                .containsExactly(2L, "Point", 1L);
        assertThat(publish(
                                file(
                                        "lieux.kml",
                                        "<kml><Placemark><name>Lens</name><Point><coordinates>2.83,50.43</coordinates></Point></Placemark></kml>"),
                                "lieux-kml")
                        .objects())
                .isEqualTo(1);
        assertThat(publish(
                                file(
                                        "trace.gpx",
                                        "<gpx><trk><trkseg><trkpt lat=\"50.4\" lon=\"2.8\"/><trkpt lat=\"50.5\" lon=\"2.8\"/></trkseg></trk></gpx>"),
                                "trace-gpx")
                        .geometryType())
                .isEqualTo("MultiLineString");
        assertThat(items("lieux-csv", "")
                        .path("features")
                        .get(0)
                        .path("properties")
                        .path("nom")
                        .asText())
                .isEqualTo("Lens");
        assertThatThrownBy(() -> publish(file("noms.csv", "a;b\n1;2\n"), "noms-csv"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("n'ont pas de géométrie");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void names_types_nulls_and_keys_survive() throws IOException {
        PublishReport report = publish(file("mares.geojson", MARES), "mares");
        assertThat(report.objects()).isEqualTo(3);
        assertThat(report.withoutGeometry()).isEqualTo(1);
        assertThat(report.srid()).isEqualTo(2154);
        assertThat(report.geometryType()).isEqualTo("Polygon");
        assertThat(report.key()).isEqualTo("identifiants du fichier");

        JsonNode all = items("mares", "");
        assertThat(all.path("features").findValuesAsText("id")).containsExactly("3", "7", "12");
        JsonNode first = SERVER.get("/ogc/collections/mares/items/7").json().path("properties");
        assertThat(first.path("Nom du site").asText()).isEqualTo("L’étang « d’en haut »");
        assertThat(first.path("relevé").asText()).isEqualTo("2026-03-01");
        assertThat(first.path("en eau").isBoolean()).isTrue();
        assertThat(first.path("profondeur (m)").asDouble()).isEqualTo(1.5);
        assertThat(first.path("espèces").get(1).asText()).isEqualTo("rainette, \"verte\"");
        assertThat(first.path("n°").isInt()).isTrue();
        assertThat(first.path("vu").asText()).startsWith("2026-03-01T09:20:30");
        assertThat(first.path("vide").isNull()).isTrue();
        assertThat(first.path("détail").asText()).isEqualTo("{\"a\":[1,2]}");
        assertThat(first.path("a\\b\"c").asText()).isEqualTo("x\ty\nz");
        JsonNode second = SERVER.get("/ogc/collections/mares/items/3").json().path("properties");
        assertThat(second.path("Nom du site").asText()).isEmpty();
        assertThat(second.path("relevé").isNull()).isTrue();
        assertThat(second.path("en eau").asBoolean(true)).isFalse();
        assertThat(SERVER.get("/ogc/collections/mares/items/12")
                        .json()
                        .path("geometry")
                        .isNull())
                .isTrue();
    }

    @Test
    void odd_names_filter_as_parameters_and_in_cql2() throws IOException {
        publish(file("mares2.geojson", MARES), "mares-filtre");
        assertThat(items("mares-filtre", "?" + encoded("n°") + "=12").path("features"))
                .hasSize(1);
        assertThat(items("mares-filtre", "?" + encoded("Nom du site") + "=" + encoded("Nulle part"))
                        .path("features"))
                .hasSize(1);
        assertThat(items("mares-filtre", "?filter=" + encoded("\"profondeur (m)\" > 1.7 AND \"en eau\" = false"))
                        .path("features"))
                .hasSize(1);
        assertThat(items("mares-filtre", "?filter=" + encoded("A_CONTAINS(\"espèces\", ('triton crêté'))"))
                        .path("features"))
                .hasSize(1);
        assertThat(items("mares-filtre", "?bbox=2.829,50.429,2.832,50.432").path("features"))
                .hasSize(1);
        assertThat(SERVER.get("/ogc/api")
                        .json()
                        .at("/paths/~1collections~1mares-filtre~1items/get/parameters")
                        .findValuesAsText("name"))
                .contains("Nom du site", "n°");
    }

    @Test
    void a_published_layer_is_in_the_commune_sheet_in_analyses_and_in_search_and_leaves_with_it() throws IOException {
        publish(file("mares3.geojson", MARES.replace("Nulle part", "Mare aux Grenouilles")), "mares-suivies");
        String touches = "{\"geometry\": {\"type\": \"Point\", \"coordinates\": [2.8305, 50.4305]}}";
        assertThat(SERVER.get("/api/communes/62498").text()).contains("mares-suivies");
        TestServer.Answer selection = SERVER.post("/api/analyses/selection", touches);
        assertThat(selection.status()).as(selection.text()).isEqualTo(200);
        assertThat(selection.text()).contains("mares-suivies");
        assertThat(SERVER.get("/api/recherche?q=" + encoded("étang d’en haut")).text())
                .contains("mares-suivies");

        Publication.unpublish(DATABASE.database(), "mares-suivies");
        assertThat(DATABASE.database().list(Sql.of("SELECT 1 FROM objet WHERE layer = 'mares-suivies'"), row -> 1))
                .isEmpty();
        assertThat(tables("publie_mares_suivies_%")).isEmpty();
        assertThat(SERVER.get("/ogc/collections/mares-suivies/items").status()).isEqualTo(404);
        assertThat(SERVER.get("/ogc/collections").status()).isEqualTo(200);
    }

    private static List<String> tables(String like) {
        return DATABASE.database()
                .list(Sql.of("SELECT tablename FROM pg_tables WHERE tablename LIKE ?", like), row -> row.getString(1));
    }

    @Test
    void an_edit_of_a_published_layer_keeps_its_communes_and_its_key_goes_on() throws IOException {
        publish(file("mares4.geojson", MARES), "mares-editees");
        String table = tables("publie_mares_editees_%").get(0);
        DATABASE.database()
                .update(Sql.of("INSERT INTO " + Sql.name(table)
                        + " (\"Nom du site\", geom) VALUES ('Nouvelle', ST_Translate((SELECT geom FROM "
                        + Sql.name(table)
                        + " WHERE id = 7), 10, 0))"));
        assertThat(DATABASE.database()
                        .list(
                                Sql.of("SELECT o.id || ' ' || oc.insee FROM objet o JOIN objet_commune oc"
                                        + " ON (oc.layer, oc.objet_id) = (o.layer, o.id)"
                                        + " WHERE o.layer = 'mares-editees' ORDER BY o.id"),
                                row -> row.getString(1)))
                .containsExactly("13 62498", "3 62498", "7 62498");
    }

    @Test
    void replacing_needs_to_be_asked_and_leaves_one_table() throws IOException {
        publish(file("a.geojson", MARES), "remplacee");
        assertThatThrownBy(() -> publish(file("b.geojson", MARES), "remplacee"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("--replace");
        String one = MARES.replace("\"Nom du site\": \"Nulle part\"", "\"Nom du site\": \"Quelque part\"");
        Publication.publish(
                DATABASE.database(),
                file("c.geojson", one),
                new PublishRequest("remplacee", "Autre titre", null, null, null, null, null, null, true, false),
                rows -> {});
        assertThat(tables("publie_remplacee_%")).hasSize(1);
        sleep(500);
        assertThat(items("remplacee", "").toString()).contains("Quelque part");
        assertThat(SERVER.get("/ogc/collections/remplacee").text()).contains("Autre titre");
    }

    @Test
    void a_layer_beyond_france_stays_in_degrees() throws IOException {
        PublishReport report = publish(file("monde.geojson", """
                        {"type": "FeatureCollection", "features": [
                          {"type": "Feature", "properties": {"nom": "Quito"}, "geometry": {"type": "Point", "coordinates": [-78.5, -0.2]}},
                          {"type": "Feature", "properties": {"nom": "Lens"}, "geometry": {"type": "Point", "coordinates": [2.83, 50.43]}}]}"""), "monde");
        assertThat(report.srid()).isEqualTo(4326);
        assertThat(items("monde", "").at("/features/0/geometry/coordinates/0").asDouble())
                .isEqualTo(-78.5);
        assertThat(items("monde", "?bbox=-80,-2,-70,2").path("features")).hasSize(1);
    }

    @Test
    void a_large_layer_is_ranked_and_pages_within_a_box() throws IOException {
        StringBuilder points = new StringBuilder("{\"type\":\"FeatureCollection\",\"features\":[");
        for (int i = 0; i < 25_000; i++) {
            points.append(i == 0 ? "" : ",")
                    .append(
                            "{\"type\":\"Feature\",\"properties\":{\"rang_spatial\":%d,\"nom\":\"p%d\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[%s,%s]}}"
                                    .formatted(i, i, 2.5 + (i % 250) / 250.0, 50.2 + (i / 250) / 100.0));
        }
        PublishReport report = publish(file("semis.geojson", points + "]}"), "semis-dense");
        assertThat(report.objects()).isEqualTo(25_000);
        assertThat(report.notes()).anyMatch(note -> note.contains("rang_spatial_1"));
        JsonNode page = items("semis-dense", "?bbox=2.599,50.299,2.701,50.401&limit=5000");
        assertThat(page.path("features")).hasSize(26 * 11);
        String table = tables("publie_semis_dense_%").get(0);
        DATABASE.database()
                .update(Sql.of("INSERT INTO " + Sql.name(table) + " (nom, geom) SELECT 'ajout', geom FROM "
                        + Sql.name(table) + " LIMIT 1"));
        assertThat(items("semis-dense", "?nom=ajout").path("features")).hasSize(1);
        long version = catalogueVersion();
        DATABASE.database().update(Sql.of("UPDATE " + Sql.name(table) + " SET geom = geom"));
        assertThat(catalogueVersion())
                .as("rows that change nothing of the description tell nobody that the catalogue is old")
                .isEqualTo(version);
    }

    private static long catalogueVersion() {
        return DATABASE.database()
                .find(Sql.of("SELECT version FROM version_catalogue"), row -> row.getLong(1))
                .orElseThrow();
    }

    @Test
    void an_invalid_geometry_is_kept_and_counted_or_repaired_on_request() throws IOException {
        String bow = """
                {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"nom": "noeud"}, "geometry":
                  {"type": "Polygon", "coordinates": [[[2.8, 50.4], [2.81, 50.41], [2.81, 50.4], [2.8, 50.41], [2.8, 50.4]]]}}]}""";
        assertThat(publish(file("noeud.geojson", bow), "noeud").invalid()).isEqualTo(1);
        PublishReport repaired = Publication.publish(
                DATABASE.database(),
                file("noeud2.geojson", bow),
                new PublishRequest("noeud-repare", "Réparé", null, null, null, null, null, null, false, true),
                rows -> {});
        assertThat(repaired.invalid()).isZero();
        assertThat(repaired.repaired()).isEqualTo(1);
        assertThat(repaired.geometryType()).isEqualTo("MultiPolygon");
    }

    @ParameterizedTest
    @ValueSource(strings = {"friches", "Zones", "zone humide", "-a", "été", ""})
    void ids_of_ours_or_badly_written_are_refused(String id) {
        assertThatThrownBy(() -> publish(file("refus.geojson", MARES), id))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("--id");
    }

    @Test
    void a_bad_file_changes_nothing() throws IOException {
        long before = published();
        for (String bad : List.of(
                MARES.replace("[2.8414, 50.43]", "[2.8414, \"nord\"]"),
                MARES.substring(0, MARES.length() - 40),
                MARES.replace("2.83, 50.43", "683000, 7037000"),
                "{\"type\": \"Topology\"}",
                "")) {
            Path file = file("mauvais.geojson", bad);
            assertThatThrownBy(() -> publish(file, "mauvais")).isInstanceOf(ProblemException.class);
        }
        assertThatThrownBy(() -> publish(folder.resolve("absent.shp"), "mauvais"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("n'existe pas");
        assertThat(published()).isEqualTo(before);
        assertThat(tables("publie_mauvais_%")).isEmpty();
    }

    private static long published() {
        return DATABASE.database()
                .find(Sql.of("SELECT count(*) FROM couche_publiee"), row -> row.getLong(1))
                .orElseThrow();
    }

    @Test
    void a_key_that_is_not_one_is_refused() throws IOException {
        Path file = file("cle.geojson", MARES);
        for (String key : List.of("en eau", "absent")) {
            assertThatThrownBy(() -> Publication.publish(
                            DATABASE.database(),
                            file,
                            new PublishRequest("cle", "Clé", null, null, null, null, key, null, false, false),
                            rows -> {}))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("--key");
        }
    }
}
