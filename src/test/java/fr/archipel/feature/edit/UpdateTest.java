package fr.archipel.feature.edit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.db.Sql;
import fr.archipel.json.Json;
import fr.archipel.layer.LayerVersions;
import fr.archipel.support.Program;
import fr.archipel.support.TestServer.Answer;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Part 4 (OGC 20-002): update, entity tags, history. */
class UpdateTest {
    private static EditFixture edit;

    @BeforeAll
    static void start() {
        edit = new EditFixture();
    }

    @AfterAll
    static void stop() {
        edit.close();
    }

    @Test
    void req_update_changes_what_is_sent_and_nothing_else() {
        String id = edit.made("friches", edit.friche("À modifier", 690_000, 7_035_000));
        JsonNode before = edit.feature("friches", id);
        long version = new LayerVersions(edit.database.database()).version("friches");
        Answer done = edit.patch(
                "friches",
                id,
                "{\"properties\":{\"projet\":\"Parc\",\"proprio_nom\":[\"SNCF\",\"État\"],\"unite_fonciere_surface\":1234.50}}");
        assertThat(done.status()).as(done.text()).isEqualTo(204);
        assertThat(new LayerVersions(edit.database.database()).version("friches"))
                .as("tiles and downloads follow")
                .isGreaterThan(version);
        JsonNode after = edit.feature("friches", id);
        assertThat(after.at("/properties/projet").asText()).isEqualTo("Parc");
        assertThat(after.at("/properties/proprio_nom").toString()).isEqualTo("[\"SNCF\",\"État\"]");
        assertThat(after.at("/properties/unite_fonciere_surface").decimalValue())
                .isEqualByComparingTo("1234.5");
        assertThat(after.path("geometry")).isEqualTo(before.path("geometry"));
        ObjectNode rest = after.path("properties").deepCopy();
        rest.putNull("projet").putNull("proprio_nom").putNull("unite_fonciere_surface");
        assertThat(rest).isEqualTo(before.path("properties"));
        // null takes a value away (RFC 7396), or gives the database's own.
        assertThat(edit.patch("friches", id, "{\"properties\":{\"projet\":null,\"urba_zaer\":null}}")
                        .status())
                .isEqualTo(204);
        assertThat(edit.feature("friches", id).at("/properties/projet").isNull())
                .isTrue();
        assertThat(edit.feature("friches", id).at("/properties/urba_zaer").asText())
                .isEqualTo("inconnu");
    }

    @Test
    void req_update_rid_an_identifier_does_not_change() {
        Answer refused = edit.patch("friches", "friche-noroxo", "{\"id\":\"friche-autre\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/fautes/0/champ").asText()).isEqualTo("id");
        assertThat(edit.patch("friches", "friche-noroxo", "{\"id\":\"friche-noroxo\"}")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void req_optimistic_locking_etags_get_response() {
        String address = EditFixture.item("friches", "friche-noroxo");
        Answer json = edit.server.get(address);
        assertThat(json.header("ETag")).matches("\"[0-9a-f]{24}-[0-9a-f]{16}\"");
        // One tag a form, a reference system, a coding.
        List<String> tags = List.of(
                json.header("ETag"),
                edit.server.get(address + "?f=html").header("ETag"),
                edit.server.get(address + "?crs=" + EditFixture.LAMBERT_93).header("ETag"),
                edit.server.get(address, "Accept-Encoding", "gzip").header("ETag"));
        assertThat(tags)
                .doesNotHaveDuplicates()
                .allMatch(tag -> tag.startsWith(json.header("ETag").substring(0, 25)));
        assertThat(edit.server.get(address).header("ETag")).isEqualTo(json.header("ETag"));
        Answer known = edit.server.get(address, "If-None-Match", "\"x\", W/" + json.header("ETag"));
        assertThat(known.status()).isEqualTo(304);
        assertThat(known.text()).isEmpty();
        assertThat(known.header("ETag")).isEqualTo(json.header("ETag"));
        assertThat(edit.server.get(address, "If-None-Match", "\"x\"").status()).isEqualTo(200);
        assertThat(edit.server
                        .get(address + "?f=html", "If-None-Match", json.header("ETag"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void req_optimistic_locking_etags_ifmatch() {
        String id = edit.made("friches", edit.friche("Verrou", 689_000, 7_035_000));
        Answer read = edit.server.get(EditFixture.item("friches", id));
        Answer other = edit.patch("friches", id, "{\"properties\":{\"projet\":\"A\"}}", "If-Match", "\"0\"");
        assertThat(other.status()).isEqualTo(412);
        assertThat(edit.feature("friches", id).at("/properties/projet").isNull())
                .isTrue();
        Answer done = edit.patch(
                "friches", id, "{\"properties\":{\"projet\":\"A\"}}", "If-Match", "\"0\", " + read.header("ETag"));
        assertThat(done.status()).isEqualTo(204);
        assertThat(done.header("ETag")).isNotEqualTo(read.header("ETag"));
        // The tag of a write serves for the next.
        assertThat(edit.patch("friches", id, "{\"properties\":{\"projet\":\"B\"}}", "If-Match", done.header("ETag"))
                        .status())
                .isEqualTo(204);
        Answer late = edit.patch("friches", id, "{\"properties\":{\"projet\":\"C\"}}", "If-Match", done.header("ETag"));
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.json().at("/actuel/properties/projet").asText()).isEqualTo("B");
        assertThat(late.json().at("/envoye/properties/projet").asText()).isEqualTo("C");
        assertThat(edit.tag("friches", id))
                .startsWith(late.json().path("etag_actuel").asText().replaceFirst("\"$", ""));
        // Weak tags never match, and what is no tag is told.
        assertThat(edit.patch("friches", id, "{}", "If-Match", "W/" + edit.tag("friches", id))
                        .status())
                .isEqualTo(412);
        assertThat(edit.patch("friches", id, "{}", "If-Match", "12").status()).isEqualTo(400);
        assertThat(edit.patch("friches", id, "{}", "If-Match", "*").status()).isEqualTo(204);
    }

    @Test
    void of_two_editors_at_once_the_second_is_told() throws Exception {
        String id = edit.made("friches", edit.friche("Deux", 688_000, 7_035_000));
        String tag = edit.tag("friches", id);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Callable<Answer> one =
                    () -> edit.patch("friches", id, "{\"properties\":{\"projet\":\"Un\"}}", "If-Match", tag);
            Callable<Answer> two =
                    () -> edit.patch("friches", id, "{\"properties\":{\"projet\":\"Deux\"}}", "If-Match", tag);
            List<Future<Answer>> both = threads.invokeAll(List.of(one, two));
            assertThat(List.of(both.get(0).get().status(), both.get(1).get().status()))
                    .containsExactlyInAnyOrder(204, 412);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void every_change_is_journalled_signed_and_can_be_undone() {
        String id = edit.made("friches", edit.friche("Histoire", 687_000, 7_035_000));
        JsonNode first = edit.feature("friches", id);
        ObjectNode moved = edit.friche("Histoire", 687_010, 7_035_000);
        ObjectNode patch = Json.object();
        patch.set("geometry", moved.path("geometry"));
        patch.putObject("properties").put("site_statut", "friche avec projet");
        assertThat(edit.patch("friches", id, patch.toString()).status()).isEqualTo(204);
        JsonNode history = edit.history("friches", id);
        assertThat(history.path("numberMatched").asInt()).isEqualTo(3);
        JsonNode shape = history.at("/items/0");
        JsonNode status = history.at("/items/1");
        assertThat(shape.path("phrase").asText()).isEqualTo("Géométrie modifiée");
        assertThat(shape.path("apres").isNull()).isTrue();
        assertThat(status.path("phrase").asText()).isEqualTo("Statut : « Inconnu » → « Friche avec projet »");
        assertThat(status.path("auteur").asText()).isEqualTo("Aurore");
        assertThat(history.at("/items/2/operation").asText()).isEqualTo("creation");
        assertThat(undo(id, shape).status()).isEqualTo(200);
        assertThat(undo(id, status).status()).isEqualTo(200);
        JsonNode back = edit.feature("friches", id);
        assertThat(back.path("geometry")).isEqualTo(first.path("geometry"));
        assertThat(back.path("properties")).isEqualTo(first.path("properties"));
        assertThat(undo(id, status).status()).as("undone already").isEqualTo(409);
        assertThat(undo(id, history.at("/items/2")).status()).isEqualTo(409);

        assertThat(edit.delete("friches", id, null).status()).isEqualTo(204);
        JsonNode gone = edit.history("friches", id).at("/items/0");
        assertThat(gone.path("phrase").asText()).isEqualTo("Objet supprimé");
        Answer restored = undo(id, gone);
        assertThat(restored.status()).as(restored.text()).isEqualTo(200);
        assertThat(edit.feature("friches", id).path("properties")).isEqualTo(first.path("properties"));
        assertThat(edit.feature("friches", id).path("geometry")).isEqualTo(first.path("geometry"));
        assertThat(edit.server.get("/api/objets/friches/jamais-vu/historique").status())
                .isEqualTo(404);
    }

    private static Answer undo(String id, JsonNode change) {
        return edit.send(
                "POST",
                "/api/objets/friches/" + id + "/historique/" + change.path("n").asLong() + "/annulation",
                "",
                "");
    }

    @Test
    void the_fiches_that_speak_of_an_object_follow_its_geometry() {
        String[] link = edit.database
                .database()
                .find(
                        Sql.of("SELECT o.objet_id, o.fiche FROM fiche_objet o JOIN fiche f ON f.id = o.fiche"
                                + " WHERE o.layer = 'friches' AND o.role = 'porte_sur' ORDER BY 2, 1 LIMIT 1"),
                        row -> new String[] {row.getString(1), row.getString(2)})
                .orElseThrow();
        String before = edit.tag("fiches", link[1]);
        ObjectNode patch = Json.object();
        patch.set("geometry", edit.friche("", 695_000, 7_033_000).path("geometry"));
        assertThat(edit.patch("friches", link[0], patch.toString()).status()).isEqualTo(204);
        assertThat(edit.tag("fiches", link[1])).isNotEqualTo(before);
    }

    /** QGIS duplicates and splits with all the attributes of the first, those it shows as read-only too. */
    @Test
    void a_copy_may_bring_what_the_database_keeps_unless_strictness_is_preferred() {
        ObjectNode copy = edit.friche("Copie", 685_000, 7_035_000);
        ((ObjectNode) copy.path("properties")).putArray("communes").add("62001");
        String id = edit.made("friches", copy);
        assertThat(edit.feature("friches", id).at("/properties/communes").toString())
                .doesNotContain("62001");
        Answer strict = edit.post("friches", copy, "Prefer", "return=minimal, handling=strict");
        assertThat(strict.status()).isEqualTo(422);
        assertThat(strict.header("Preference-Applied")).isEqualTo("handling=strict");
        assertThat(strict.json().at("/fautes/0/champ").asText()).isEqualTo("communes");
        ((ObjectNode) copy.path("properties"))
                .set("communes", edit.feature("friches", id).at("/properties/communes"));
        assertThat(edit.post("friches", copy, "Prefer", "handling=strict").status())
                .isEqualTo(201);
    }

    @Test
    void GDAL_and_OWSLib_read_an_edit_at_once() {
        String id = edit.made("friches", edit.friche("Vue de GDAL", 686_000, 7_035_000));
        assertThat(edit.patch("friches", id, "{\"properties\":{\"projet\":\"Verger écrit à l'instant\"}}")
                        .status())
                .isEqualTo(204);
        Program.assumeOneOf("gdal-bin", List.of("ogrinfo", "--version"));
        assertThat(Program.run(
                        List.of("ogrinfo", "-ro", "-al", "-geom=NO", "OAPIF:" + edit.server.url("/ogc"), "friches")))
                .contains("Verger écrit à l'instant")
                .doesNotContain("ERROR");
        List<String> python = Program.assumeOneOf(
                "python3-owslib",
                List.of("/usr/bin/python3", "-c", "import owslib"),
                List.of("python3", "-c", "import owslib"));
        assertThat(Program.run(List.of(
                        python.get(0),
                        "-c",
                        "import sys; from owslib.ogcapi.features import Features;"
                                + " print(Features(sys.argv[1]).collection_item('friches',"
                                + " sys.argv[2])['properties']['projet'])",
                        edit.server.url("/ogc"),
                        id)))
                .contains("Verger écrit à l'instant");
    }

    /** As QGIS 3.32 to 3.44 sends them: no If-Match, the bare URI in Content-Crs, all attributes on creation, null or not. */
    @Test
    void what_QGIS_sends_is_accepted() {
        String items = "/ogc/collections/ev5/items";
        assertThat(edit.options(items).header("Allow").split(", ")).contains("POST");
        String all =
                "{\"geometry\":{\"coordinates\":[[[690000.5,7035000.25],[690400.0,7035100.0]]],\"type\":\"MultiLineString\"},\"properties\":{\"nom\":\"Lens"
                        + " – Avion\",\"ordre\":99,\"depart\":null,\"arrivee\":null,\"statut\":\"projet\","
                        + "\"maitre_ouvrage\":null,\"longueur_km\":0.4,\"d_service\":null,\"num_iti\":null,\"remarque\":null,"
                        + "\"insee\":null,\"communes\":null,\"precision\":\"schematique\",\"sources\":null,\"date_maj\":\"2026-11-21\"},"
                        + "\"type\":\"Feature\"}";
        Answer made = edit.send(
                "POST", items, "application/geo+json", all, "Content-Crs", EditFixture.LAMBERT_93, "Accept", "*/*");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String id = made.header("Location").substring(made.header("Location").lastIndexOf("/items/") + 7);
        assertThat(id).isEqualTo("ev5-lens-avion");
        JsonNode read = edit.server
                .get(EditFixture.item("ev5", id) + "?crs=" + EditFixture.LAMBERT_93)
                .json();
        assertThat(read.at("/geometry/coordinates").toString()).isEqualTo("[[[690000.5,7035000.25],[690400,7035100]]]");
        assertThat(edit.patch("ev5", id, "{\"properties\":{\"statut\":\"etudes\"}}")
                        .status())
                .isEqualTo(204);
        Answer moved = edit.send(
                "PATCH",
                EditFixture.item("ev5", id),
                "application/merge-patch+json",
                "{\"geometry\":{\"coordinates\":[[[690000.0,7035000.0],[690400.0,7035200.0]]],\"type\":\"MultiLineString\"}}",
                "Content-Crs",
                EditFixture.LAMBERT_93);
        assertThat(moved.status()).as(moved.text()).isEqualTo(204);
        assertThat(edit.send("DELETE", EditFixture.item("ev5", id), "", "").status())
                .isEqualTo(204);
    }
}
