package fr.archipel.exchange.standard;

import static org.assertj.core.api.Assertions.assertThat;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.document.JsonDocument;
import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.db.Sql;
import fr.archipel.json.Json;
import fr.archipel.support.DescribedAnswer;
import fr.archipel.support.SharedData;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import fr.archipel.support.TestServer.Answer;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The layers in the forms the State asks for, from a real server, held against the published schemas. */
class StandardFilesTest {
    private static final TestServer SERVER = TestServer.shared();

    @TempDir
    Path folder;

    private static List<Map<String, String>> friches(String query) {
        return CsvRows.named(SERVER.get("/api/exports/cnig-friches.csv" + query).text(), ',');
    }

    @Test
    void friches_are_a_csv_that_the_table_schema_takes_but_for_what_is_told() throws IOException {
        Answer answer = SERVER.get("/api/exports/cnig-friches.csv");
        assertThat(answer.header("Content-Type")).startsWith("text/csv");
        assertThat(answer.header("Content-Disposition")).isEqualTo("attachment; filename=\"cnig-friches.csv\"");
        JsonNode schema = PublishedSchema.read("friches/cnig_schema_friches/schema.json");
        assertThat(CsvRows.cells(answer.text(), ',').get(0))
                .isEqualTo(PublishedSchema.fields(schema).stream()
                        .map(StandardField::name)
                        .toList());
        List<Map<String, String>> rows = CsvRows.named(answer.text(), ',');
        assertThat(rows).hasSize(14);
        List<String> faults = new ArrayList<>();
        for (Map<String, String> row : rows) {
            for (StandardField field : PublishedSchema.fields(schema)) {
                new FieldCheck(field)
                        .find(row.get(field.name()))
                        .ifPresent(wrong -> faults.add(row.get("site_id") + " " + field.name() + " " + wrong.rule()));
            }
        }
        // No document says in which commune these three are.
        assertThat(faults)
                .containsExactlyInAnyOrder(
                        "friche-bridgestone comm_nom REQUIRED",
                        "friche-bridgestone comm_insee REQUIRED",
                        "friche-hdf-emballage comm_nom REQUIRED",
                        "friche-hdf-emballage comm_insee REQUIRED",
                        "friche-nitrochimie comm_nom REQUIRED",
                        "friche-nitrochimie comm_insee REQUIRED");
    }

    @Test
    void a_friche_is_told_in_the_words_of_the_standard() {
        Map<String, String> noroxo = friches("").stream()
                .filter(row -> row.get("site_nom").equals("Friche Noroxo"))
                .findFirst()
                .orElseThrow();
        assertThat(noroxo)
                .containsEntry("site_id", "62413_friche-noroxo")
                .containsEntry("site_type", "friche industrielle")
                .containsEntry("site_identif_date", "2021-07-09")
                .containsEntry("site_actu_date", "2021-07-09")
                .containsEntry("comm_nom", "Harnes")
                .containsEntry("comm_insee", "62413")
                .containsEntry("urba_zaer", "inconnu")
                .containsEntry("source_nom", "crte-call-2021")
                .doesNotContainKeys("site_adresse", "site_reconv_annee", "unite_fonciere_surface");
        assertThat(noroxo.get("source_producteur")).contains("Lens");
        assertThat(noroxo.get("geompoint")).matches("POINT\\(2\\.91\\d* 50\\.44\\d*\\)");
        assertThat(noroxo.get("geomsurf")).startsWith("MULTIPOLYGON(((2.9");
        // What Cartofriches calls a site is its identifier.
        assertThat(friches("").stream().map(row -> row.get("site_id"))).contains("62427_4266");
    }

    @Test
    void friches_are_the_same_as_geojson() {
        JsonNode file = SERVER.get("/api/exports/cnig-friches.geojson").json();
        List<Map<String, String>> rows = friches("");
        assertThat(file.path("features")).hasSize(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            JsonNode properties = file.path("features").get(i).path("properties");
            assertThat(properties.size()).isEqualTo(50);
            Map<String, String> row = rows.get(i);
            properties
                    .properties()
                    .forEach(member -> assertThat(
                                    member.getValue().isNull()
                                            ? null
                                            : member.getValue().asText())
                            .as(member.getKey())
                            .isEqualTo(row.get(member.getKey())));
            assertThat(file.path("features").get(i).at("/geometry/type").asText())
                    .isEqualTo("MultiPolygon");
        }
    }

    @Test
    void economic_sites_have_the_structure_of_the_standards_empty_geopackage() throws IOException, SQLException {
        Path ours = folder.resolve("sites.gpkg");
        Files.write(
                ours,
                SERVER.get("/api/exports/cnig-sites-economiques.gpkg")
                        .response()
                        .body());
        Path theirs = SharedData.file("zae/cnig_sites_economiques/sites_economiques.gpkg");
        for (String table : List.of("pole_eco", "site_eco", "terrain_eco", "etablissement")) {
            for (String question : List.of(
                    "SELECT cid, name, type, \"notnull\", pk FROM pragma_table_info('" + table + "')",
                    "SELECT column_name, geometry_type_name, srs_id, z, m FROM gpkg_geometry_columns WHERE table_name = '"
                            + table + "'",
                    "SELECT data_type, identifier, srs_id FROM gpkg_contents WHERE table_name = '" + table + "'",
                    "SELECT extension_name, scope FROM gpkg_extensions WHERE table_name = '" + table + "'")) {
                assertThat(rows(ours, question)).as(question).isNotEmpty().isEqualTo(rows(theirs, question));
            }
        }
        assertThat(rows(ours, "SELECT count(*) FROM site_eco")).containsExactly("13");
        for (String table : List.of("pole_eco", "terrain_eco", "etablissement")) {
            assertThat(rows(ours, "SELECT count(*) FROM " + table)).containsExactly("0");
        }
        assertThat(rows(ours, "SELECT rtreecheck('rtree_site_eco_geom')")).containsExactly("ok");
        assertThat(rows(ours, "PRAGMA integrity_check")).containsExactly("ok");
    }

    @Test
    void an_economic_site_is_told_in_the_words_of_the_standard() throws IOException, SQLException {
        Path file = folder.resolve("sites.gpkg");
        Files.write(
                file,
                SERVER.get("/api/exports/cnig-sites-economiques.gpkg")
                        .response()
                        .body());
        List<String> alouette = rows(
                file,
                "SELECT site_type, site_etat, site_nb_emploi, site_epci_nom, site_comm_nom, site_comm_insee, site_identif_date,"
                        + " site_surf_brute, typeof(site_nb_emploi) FROM site_eco WHERE site_nom LIKE 'Parc d’activités de l’Alouette'");
        assertThat(alouette).hasSize(1);
        assertThat(alouette.get(0))
                .startsWith("zone d'activité économique|existant et actif|1000|")
                .endsWith("de Lens-Liévin|Liévin|62510|null|null|integer");
        // The oldest document is known where each has a date; a report that is no contract has none here.
        assertThat(
                        rows(
                                file,
                                "SELECT site_nom || ' ' || site_identif_date FROM site_eco WHERE site_identif_date IS NOT NULL"))
                .hasSize(6)
                .contains("Extension de Quadraparc 2021-07-09");
        List<String> ids = rows(file, "SELECT site_id FROM site_eco");
        assertThat(Set.copyOf(ids)).hasSize(13).allMatch(id -> id.length() <= 20);
        assertThat(ids.stream().filter(id -> id.matches("62\\d{3}_SITE-ECO_[0-9A-Z]{5}")))
                .hasSize(9);
    }

    private static List<String> rows(Path file, String question) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(question)) {
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(found.getObject(i)));
                }
                rows.add(String.join("|", row));
            }
        }
        return rows;
    }

    @Test
    void cycling_facilities_are_geojson_that_lacks_only_what_is_told() throws IOException {
        JsonNode file =
                SERVER.get("/api/exports/amenagements-cyclables.geojson").json();
        JsonNode report = SERVER.get("/api/exports/amenagements-cyclables/conformite?limit=500")
                .json();
        assertThat(report.path("lignes").asInt())
                .isEqualTo(file.path("features").size());
        Set<String> told = new TreeSet<>();
        report.path("items").forEach(fault -> told.add(fault.path("champ").asText()));
        Set<String> found = new TreeSet<>();
        PublishedStandardTest.cyclingSchema().validate(file).forEach(message -> {
            assertThat(message.getType()).as(message.getMessage()).isEqualTo("required");
            found.add(message.getProperty());
        });
        // No document says what kind of facility the route runs on.
        assertThat(found).contains("ame_d", "ame_g").isEqualTo(told);
        JsonNode olhain = feature(file, "ev5-olhain-angres");
        assertThat(olhain.path("statut_d").asText()).isEqualTo("EN SERVICE");
        assertThat(olhain.path("statut_g").asText()).isEqualTo("EN SERVICE");
        assertThat(olhain.path("num_iti").asText()).isEqualTo("EV5");
        assertThat(olhain.path("code_com_d").asText()).isEqualTo("62032");
        assertThat(olhain.has("ame_d")).isFalse();
    }

    private static JsonNode feature(JsonNode file, String id) {
        for (JsonNode feature : file.path("features")) {
            if (feature.at("/properties/id_local").asText().equals(id)) {
                return feature.path("properties");
            }
        }
        throw new AssertionError(id + " is not in the file");
    }

    @Test
    void a_section_in_project_is_left_out_and_named() {
        JsonNode report =
                SERVER.get("/api/exports/amenagements-cyclables/conformite").json();
        assertThat(report.path("ecartes_nombre").asInt()).isPositive();
        assertThat(report.path("lignes").asInt() + report.path("ecartes_nombre").asInt())
                .isEqualTo(5);
        assertThat(report.path("ecartes").get(0).path("motif").asText()).contains("pas encore un aménagement");
    }

    @Test
    void a_report_counts_fields_and_tells_each_fault() {
        JsonNode report = SERVER.get("/api/exports/cnig-friches/conformite").json();
        assertThat(report.path("lignes").asInt()).isEqualTo(14);
        assertThat(report.path("lignes_conformes").asInt()).isEqualTo(11);
        // Three sites without a commune: its name, its code, and the form of their identifier.
        assertThat(report.path("numberMatched").asInt()).isEqualTo(9);
        assertThat(report.path("items")).hasSize(9);
        JsonNode fields = report.at("/tables/0/champs");
        assertThat(fields).hasSize(51);
        for (JsonNode field : fields) {
            assertThat(field.path("renseignes").asInt() + field.path("vides").asInt())
                    .isEqualTo(14);
            assertThat(field.path("origine").isNull()
                            && field.path("renseignes").asInt() > 0)
                    .as(field.path("champ").asText())
                    .isFalse();
        }
        JsonNode page =
                SERVER.get("/api/exports/cnig-friches/conformite?limit=4").json();
        assertThat(page.path("items")).hasSize(4);
        List<String> seen = new ArrayList<>();
        page.path("items").forEach(fault -> seen.add(fault.toString()));
        while (next(page) != null) {
            page = SERVER.get(next(page)).json();
            page.path("items").forEach(fault -> seen.add(fault.toString()));
        }
        List<String> all = new ArrayList<>();
        report.path("items").forEach(fault -> all.add(fault.toString()));
        assertThat(seen).isEqualTo(all);
    }

    private static @org.jspecify.annotations.Nullable String next(JsonNode page) {
        for (JsonNode link : page.path("links")) {
            if (link.path("rel").asText().equals("next")) {
                return link.path("href").asText().substring(SERVER.url("").length());
            }
        }
        return null;
    }

    @Test
    void two_rows_of_one_identifier_are_a_fault() {
        try (TestDatabase database = TestDatabase.loaded();
                TestServer server = TestServer.on(database.database())) {
            String before = server.get("/api/exports/cnig-friches.csv").header("ETag");
            database.database().update(Sql.of("""
                    INSERT INTO identifiant_source (layer, source, source_id, objet_id) VALUES
                      ('friches', 'cnig-friches', '62498_7', 'friche-trefileurop')"""));
            assertThat(server.get("/api/exports/cnig-friches.csv").header("ETag"))
                    .isNotEmpty()
                    .isNotEqualTo(before);
            assertThat(server.get("/api/exports/cnig-friches.csv").text()).contains("62498_7,Friche Tréfileurop");
            assertThat(server.get("/api/exports/cnig-friches/conformite").text())
                    .doesNotContain("unique");
            database.database().update(Sql.of("""
                    INSERT INTO identifiant_source (layer, source, source_id, objet_id) VALUES
                      ('friches', 'cartofriches', '62498_7', 'friche-noroxo')"""));
            assertThat(server.get("/api/exports/cnig-friches/conformite").text())
                    .contains("\"regle\":\"unique\"", "dans plusieurs lignes");
        }
    }

    @Test
    void a_part_is_the_objects_that_touch_it() {
        assertThat(friches("?commune=62413").stream().map(row -> row.get("site_nom")))
                .containsExactly("Friche Noroxo");
        List<String> each = new ArrayList<>();
        for (String epci : List.of("246200364", "246200299", "200072460")) {
            friches("?epci=" + epci).forEach(row -> each.add(row.get("site_id")));
        }
        assertThat(Set.copyOf(each)).hasSize(14);
        assertThat(SERVER.get("/api/exports/cnig-friches.csv?commune=62413").header("Content-Disposition"))
                .contains("cnig-friches-62413.csv");
    }

    @Test
    void a_file_that_has_not_changed_is_not_sent_again() {
        for (String name : Standards.fileNames()) {
            Answer answer = SERVER.get("/api/exports/" + name);
            String tag = answer.header("ETag");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(SERVER.get("/api/exports/" + name, "If-None-Match", tag).status())
                    .isEqualTo(304);
            Answer head = SERVER.send(
                    SERVER.request("/api/exports/" + name).method("HEAD", HttpRequest.BodyPublishers.noBody()));
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.header("ETag")).isEqualTo(tag);
            assertThat(head.header("Content-Disposition")).contains(name);
            assertThat(head.header("Link")).contains("rel=\"describedby\"", "rel=\"license\"");
        }
    }

    @Test
    void every_answer_is_as_it_is_described() {
        JsonNode document = SERVER.get("/ogc/api").json();
        JsonNode list = SERVER.get("/api/exports").json();
        assertThat(DescribedAnswer.faults(document, "/api/exports", list)).isEmpty();
        assertThat(list.path("items")).hasSize(3);
        for (JsonNode item : list.path("items")) {
            JsonNode report = SERVER.get(item.path("conformite").asText()).json();
            assertThat(DescribedAnswer.faults(document, "/api/exports/{standard}/conformite", report))
                    .isEmpty();
            for (JsonNode file : item.path("fichiers")) {
                Answer answer = SERVER.get(file.path("href").asText());
                assertThat(answer.header("Content-Type"))
                        .startsWith(file.path("type").asText());
            }
        }
        assertThat(SERVER.get("/api/exports", "Accept", "text/html").text()).contains("cnig-sites-economiques.gpkg");
        assertThat(SERVER.get("/api/exports/cnig-friches/conformite", "Accept", "text/html")
                        .text())
                .contains("Ce qui le remplit", "friche-nitrochimie");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/exports?x=1 | 400 | « x » est inconnu",
                "/api/exports/rien.csv | 404 | L'export « rien.csv » n'existe pas",
                "/api/exports/rien/conformite | 404 | L'export « rien » n'existe pas",
                "/api/exports/cnig-friches.csv?epci=12 | 400 | un numéro SIREN de neuf chiffres",
                "/api/exports/cnig-friches.csv?epci=123456789 | 400 | 246200364 (CALL)",
                "/api/exports/cnig-friches.csv?commune=75056 | 400 | une commune du territoire",
                "/api/exports/cnig-friches.csv?limit=1 | 400 | « limit » est inconnu",
                "/api/exports/cnig-friches/conformite?apres=x | 400 | un entier",
                "/api/exports/cnig-friches/dcat?f=json | 400 | « f » est inconnu"
            })
    void a_bad_request_is_told_in_a_precise_sentence(String address, int status, String sentence) {
        Answer answer = SERVER.get(address);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("detail").asText()).contains(sentence);
    }

    @Test
    void each_has_a_dcat_record_that_names_the_schema_it_conforms_to() throws JsonLdError {
        for (Standard standard : Standards.ALL) {
            Answer answer = SERVER.get("/api/exports/" + standard.id() + "/dcat");
            assertThat(answer.header("Content-Type")).startsWith("application/ld+json");
            JsonNode record = Json.read(JsonLd.expand(JsonDocument.of(new StringReader(answer.text())))
                            .get()
                            .toString()
                            .getBytes(StandardCharsets.UTF_8))
                    .get(0);
            assertThat(record.path("@type").get(0).asText()).isEqualTo("http://www.w3.org/ns/dcat#Dataset");
            assertThat(record.path("http://purl.org/dc/terms/conformsTo").findValuesAsText("@id"))
                    .contains(standard.schema());
            assertThat(record.path("http://www.w3.org/ns/dcat#distribution"))
                    .hasSize(standard.files().size());
        }
        // The catalogue's own record of the layer offers the same files.
        assertThat(SERVER.get("/ogc/collections/friches/metadata?f=json").text())
                .contains("/api/exports/cnig-friches.csv", "dct:conformsTo", "schema-friches");
    }
}
