package fr.archipel.exchange.qgis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.db.Sql;
import fr.archipel.http.Rooms;
import fr.archipel.http.Server;
import fr.archipel.json.Json;
import fr.archipel.layer.CatalogueStore;
import fr.archipel.layer.Field;
import fr.archipel.layer.Layer;
import fr.archipel.layer.Style;
import fr.archipel.metadata.Contact;
import fr.archipel.support.Program;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The project, the definition and the styles, opened by QGIS itself over the real service. */
class QgisProjectTest {
    /** Share of pixels that may differ from the picture kept: edges are smoothed differently by each version. */
    private static final double TOLERATED = 0.008;

    private static TestDatabase test;
    private static TestServer server;
    private static Path folder;
    private static JsonNode opened;

    @BeforeAll
    static void open() throws IOException {
        String python = Program.assumeOneOf(
                        "python3-qgis",
                        List.of("/usr/bin/python3", "-c", "import qgis.core"),
                        List.of("python3", "-c", "import qgis.core"))
                .get(0);
        test = TestDatabase.loaded();
        prepare();
        server = TestServer.of(Server.start(
                "127.0.0.1",
                0,
                Rooms.all(
                        test.database(),
                        CatalogueStore.read(test.database()),
                        Path.of("web", "dist"),
                        Path.of("target", "state"),
                        Contact.UNKNOWN)));
        folder = Files.createDirectories(Path.of("target", "qgis").toAbsolutePath());
        Path script = folder.resolve("open_project.py");
        try (InputStream in = QgisProjectTest.class.getResourceAsStream("open_project.py")) {
            Files.write(script, in.readAllBytes());
        }
        String printed = Program.run(List.of(python, script.toString(), server.url(""), folder.toString()));
        int at = printed.lastIndexOf("RESULT{");
        assertThat(at).as(printed).isNotNegative();
        opened = Json.read(printed.substring(at + "RESULT".length())
                .lines()
                .findFirst()
                .orElseThrow()
                .getBytes(StandardCharsets.UTF_8));
    }

    /** A friche without project, which the bundled data lack, and a published layer of points with numbers for keys. */
    private static void prepare() {
        test.database()
                .update(Sql.of("UPDATE friche SET site_statut = 'friche sans projet' WHERE id = 'friche-trefileurop'"));
        test.database().update(Sql.of("""
                CREATE TABLE arbre AS
                SELECT id, 'Arbre ' || id AS nom, id % 3 = 0 AS classe,
                       ST_SetSRID(ST_MakePoint(679000 + id % 6 * 150, 7041200 + id / 6 * 150), 2154)::geometry(Point, 2154)
                         AS geom
                FROM generate_series(1, 24) id"""));
        test.database().update(Sql.of("ALTER TABLE arbre ADD PRIMARY KEY (id)"));
        test.database().update(Sql.of("INSERT INTO couche_publiee (id, description) VALUES ('arbres', ?::jsonb)", """
                {"id": "arbres", "title": "Arbres d'essai", "description": "Essai",
                 "storage": {"table": "arbre", "key": "id", "geometry": "geom"},
                 "geometryType": "Point", "label": "nom", "time": null,
                 "licence": {"title": "Essai", "url": null}, "attribution": "Essai",
                 "fields": [{"name": "nom", "type": "text", "title": "Nom"},
                            {"name": "classe", "type": "boolean", "title": "Classé"}]}"""));
    }

    @AfterAll
    static void close() {
        if (server != null) {
            server.close();
            test.close();
        }
    }

    static Stream<Layer> layers() {
        return TestDatabase.catalogue().listLayers().stream();
    }

    private static JsonNode layer(Layer layer) {
        return opened.path("layers").path(Ties.layerId(layer.id()));
    }

    @Test
    void the_project_opens_without_an_error_in_Lambert_93() {
        assertThat(opened.path("read").asBoolean()).isTrue();
        assertThat(opened.path("error").asText()).isEmpty();
        assertThat(opened.path("title").asText()).isEqualTo("Archipel");
        assertThat(opened.path("crs").asText()).isEqualTo("EPSG:2154");
        assertThat(opened.path("snapping").asBoolean()).isTrue();
        assertThat(opened.path("variables").path("archipel_url").asText()).isEqualTo(server.url(""));
        assertThat(opened.path("scales")).hasSize(10);
        assertThat(opened.path("groups").path("Objets")).hasSize(5);
        assertThat(opened.path("groups").path("Sobriété foncière")).hasSize(2);
        assertThat(opened.path("groups").path("Territoire")).hasSize(3);
    }

    @Test
    void the_service_refuses_nothing_that_QGIS_asks() {
        assertThat(opened.path("refused")).isEmpty();
        assertThat(opened.path("errors")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("layers")
    void a_layer_holds_every_object_of_the_database_and_tells_what_it_is(Layer layer) {
        int count = test.database()
                .find(Sql.of("SELECT count(*) AS n FROM " + layer.storage().table()), row -> row.getInt("n"))
                .orElseThrow();
        JsonNode read = layer(layer);
        assertThat(read.path("valid").asBoolean()).isTrue();
        assertThat(read.path("count").asInt()).isEqualTo(count).isPositive();
        assertThat(read.path("name").asText()).isEqualTo(layer.title());
        assertThat(read.path("title").asText()).isEqualTo(layer.title());
        assertThat(read.path("licence").path(0).asText())
                .isEqualTo(layer.licence().title());
        assertThat(read.path("readOnly").asBoolean()).isNotEqualTo(layer.editable());
        assertThat(read.path("tip").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("layers")
    void a_layer_is_drawn_and_named_as_its_description_says(Layer layer) {
        JsonNode read = layer(layer);
        assertThat(read.path("labels").asBoolean()).isEqualTo(layer.style().label() != null);
        Style.Cases cases = layer.style().cases();
        if (cases == null) {
            assertThat(read.path("renderer").asText()).isEqualTo("singleSymbol");
            return;
        }
        assertThat(read.path("renderer").asText()).isEqualTo("categorizedSymbol");
        List<String> values = new ArrayList<>();
        read.path("categories").forEach(category -> values.add(category.path(0).asText()));
        List<String> expected = new ArrayList<>();
        cases.values().forEach(each -> expected.add(each.value()));
        if (cases.other() != null) {
            expected.add("");
        }
        assertThat(values).isEqualTo(expected);
    }

    @Test
    void a_published_layer_comes_with_the_others() {
        assertThat(opened.path("groups").path("Couches publiées").toString()).isEqualTo("[\"archipel_arbres\"]");
        JsonNode arbres = opened.path("layers").path("archipel_arbres");
        assertThat(arbres.path("valid").asBoolean()).isTrue();
        assertThat(arbres.path("count").asInt()).isEqualTo(24);
        assertThat(arbres.path("renderer").asText()).isEqualTo("singleSymbol");
        assertThat(arbres.path("symbol").toString()).isEqualTo("[\"SimpleMarker\"]");
        JsonNode classe = arbres.path("fields").path("classe");
        assertThat(classe.path("alias").asText()).isEqualTo("Classé");
        assertThat(classe.path("values").path("Oui").asText()).isEqualTo("true");
        assertThat(classe.path("values").has("Non renseigné")).isTrue();
    }

    @Test
    void a_friche_without_project_is_hatched() {
        JsonNode category = opened.path("layers")
                .path("archipel_friches")
                .path("categories")
                .path(0);
        assertThat(category.path(1).asText()).isEqualTo("Sans projet");
        assertThat(category.path(2).toString()).contains("LinePatternFill");
    }

    @ParameterizedTest
    @MethodSource("layers")
    void forms_have_titles_lists_of_values_and_what_may_not_be_changed(Layer layer) {
        JsonNode fields = layer(layer).path("fields");
        for (Field field : layer.fields()) {
            JsonNode read = fields.path(field.name());
            String what = layer.id() + "." + field.name();
            boolean editable = layer.editable() && !field.computed();
            assertThat(read.path("alias").asText()).as(what).startsWith(field.title());
            assertThat(read.path("readOnly").asBoolean()).as(what).isNotEqualTo(editable);
            assertThat(read.path("required").asBoolean()).as(what).isEqualTo(editable && field.required());
            if (!field.codes().isEmpty()) {
                assertThat(read.path("widget").asText()).as(what).isEqualTo("ValueMap");
                field.codes()
                        .forEach(code -> assertThat(
                                        read.path("values").path(code.title()).asText())
                                .as(what)
                                .isEqualTo(code.code()));
            }
        }
    }

    @Test
    void dates_lists_and_long_texts_have_their_widgets() {
        JsonNode fields = opened.path("layers").path("archipel_friches").path("fields");
        assertThat(fields.path("date_maj").path("widget").asText()).isEqualTo("DateTime");
        assertThat(fields.path("autres_noms").path("widget").asText()).isEqualTo("List");
        assertThat(fields.path("remarque").path("multiline").asBoolean()).isTrue();
        assertThat(fields.path("site_nom").path("multiline").asBoolean()).isFalse();
    }

    @Test
    void relations_list_the_fiches_of_an_object() {
        assertThat(opened.path("relations")).hasSize(7).allMatch(JsonNode::asBoolean);
        List<String> fiches = test.database()
                .list(
                        Sql.of("SELECT DISTINCT fiche FROM fiche_objet WHERE (layer, objet_id)"
                                + " = ('friches', 'friche-base-11-19') ORDER BY fiche"),
                        row -> row.getString("fiche"));
        List<String> listed = new ArrayList<>();
        opened.path("tied").forEach(fiche -> listed.add(fiche.asText()));
        assertThat(listed).isEqualTo(fiches).isNotEmpty();
        assertThat(opened.path("layers").path("archipel_friches").path("tabs").toString())
                .isEqualTo("[\"Friches\",\"Provenance\",\"Fiches\"]");
        assertThat(opened.path("layers").path("archipel_fiches").path("tabs")).hasSize(8);
    }

    @Test
    void bookmarks_hold_the_territory_and_the_three_agglomerations() {
        assertThat(opened.path("bookmarks")).hasSize(4);
        double[] box = test.database()
                .find(
                        Sql.of("SELECT ARRAY[ST_XMin(geom), ST_YMin(geom), ST_XMax(geom), ST_YMax(geom)] AS box"
                                + " FROM epci WHERE sigle = 'CALL'"),
                        row -> fr.archipel.db.Columns.decimals(row, "box"))
                .orElseThrow();
        JsonNode call = opened.path("bookmarks").properties().stream()
                .filter(bookmark -> bookmark.getKey().startsWith("CALL"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
        assertThat(call.path(0).asDouble()).isLessThan(box[0]).isGreaterThan(box[0] - 1_000);
        assertThat(call.path(1).asDouble()).isLessThan(box[1]).isGreaterThan(box[1] - 1_000);
        assertThat(call.path(2).asDouble()).isGreaterThan(box[2]).isLessThan(box[2] + 1_000);
        assertThat(call.path(3).asDouble()).isGreaterThan(box[3]).isLessThan(box[3] + 1_000);
    }

    @Test
    void the_map_of_a_commune_prints_for_each_of_the_150() throws IOException {
        assertThat(opened.path("layouts").toString())
                .contains("\"Carte A3\"", "\"Carte A4\"", "\"Carte de la commune\"");
        assertThat(opened.path("sheet").path("pages").asInt()).isEqualTo(150);
        assertThat(opened.path("sheet").path("done").toString()).isEqualTo("[0,0]");
        byte[] pdf = Files.readAllBytes(folder.resolve("lens_a3.pdf"));
        assertThat(new String(pdf, 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
        assertThat(pdf.length).isGreaterThan(20_000);
        BufferedImage sheet = ImageIO.read(folder.resolve("lens_a3.png").toFile());
        assertThat((double) sheet.getWidth() / sheet.getHeight()).isBetween(1.41, 1.42);
    }

    /** Names are left out of the pictures: letters differ from machine to machine. */
    @ParameterizedTest
    @ValueSource(strings = {"territoire.png", "lens.png"})
    void the_map_looks_as_the_picture_kept(String name) throws IOException {
        BufferedImage drawn = ImageIO.read(folder.resolve(name).toFile());
        BufferedImage kept;
        try (InputStream in = QgisProjectTest.class.getResourceAsStream(name)) {
            kept = ImageIO.read(in);
        }
        assertThat(drawn.getWidth()).isEqualTo(kept.getWidth());
        assertThat(drawn.getHeight()).isEqualTo(kept.getHeight());
        long differing = 0;
        for (int y = 0; y < kept.getHeight(); y++) {
            for (int x = 0; x < kept.getWidth(); x++) {
                differing += differs(drawn.getRGB(x, y), kept.getRGB(x, y)) ? 1 : 0;
            }
        }
        assertThat((double) differing / ((long) kept.getWidth() * kept.getHeight()))
                .as("part des pixels qui diffèrent : " + folder.resolve(name))
                .isLessThan(TOLERATED);
    }

    private static boolean differs(int one, int other) {
        for (int shift = 0; shift <= 16; shift += 8) {
            if (Math.abs((one >> shift & 0xFF) - (other >> shift & 0xFF)) > 48) {
                return true;
            }
        }
        return false;
    }

    @Test
    void the_definition_adds_every_layer_to_a_project() {
        JsonNode definition = opened.path("definition");
        assertThat(definition.path("done").asBoolean())
                .as(definition.path("message").asText())
                .isTrue();
        assertThat(definition.path("layers"))
                .hasSize((int) layers().count() + 2)
                .allMatch(JsonNode::asBoolean);
    }

    @Test
    void a_style_applies_to_a_copy_of_the_layer() {
        JsonNode style = opened.path("style");
        assertThat(style.path("loaded").asBoolean())
                .as(style.path("message").asText())
                .isTrue();
        assertThat(style.path("renderer").asText()).isEqualTo("categorizedSymbol");
        assertThat(style.path("alias").asText()).isEqualTo("Statut");
        assertThat(style.path("labels").asBoolean()).isTrue();
    }
}
