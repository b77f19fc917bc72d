package fr.archipel.feature.edit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.db.Sql;
import fr.archipel.support.TestServer.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Part 4 (OGC 20-002), requirement by requirement. */
class CreateReplaceDeleteTest {
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
    void req_create_replace_delete_options() {
        Answer items = edit.options("/ogc/collections/friches/items");
        assertThat(items.status()).isEqualTo(200);
        assertThat(items.header("Allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
        assertThat(items.header("Accept-Post")).isEqualTo("application/geo+json");
        Answer item = edit.options("/ogc/collections/friches/items/friche-noroxo");
        assertThat(item.header("Allow")).isEqualTo("GET, HEAD, OPTIONS, PUT, PATCH, DELETE");
        assertThat(item.header("Accept-Patch")).isEqualTo("application/merge-patch+json");
        assertThat(edit.options("/ogc/collections/friches/items/unknown_id").header("Allow"))
                .contains("PUT");
        assertThat(edit.options("/ogc/collections/rien/items").status()).isEqualTo(404);
    }

    @Test
    void a_layer_kept_elsewhere_says_where_and_allows_reading() {
        for (String layer : new String[] {"communes", "epci", "scot", "fiches"}) {
            String items = "/ogc/collections/" + layer + "/items";
            assertThat(edit.options(items).header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
            assertThat(edit.options(items + "/x").header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
            Answer refused = edit.send("POST", items, EditFixture.GEOJSON, edit.friche("x", 700_000, 7_035_000));
            assertThat(refused.status()).isEqualTo(405);
            assertThat(refused.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
            assertThat(refused.json().path("detail").asText())
                    .contains("ne se modifie pas d'ici")
                    .hasSizeGreaterThan(60);
            assertThat(edit.send("DELETE", items + "/x", "", "").status()).isEqualTo(405);
        }
        assertThat(edit.send("PUT", "/ogc/collections/friches/items", EditFixture.GEOJSON, "{}")
                        .header("Allow"))
                .isEqualTo("GET, HEAD, OPTIONS, POST");
    }

    @Test
    void req_create_replace_delete_create() {
        Answer made = edit.post("friches", edit.friche("Ancienne fonderie", 690_000, 7_035_000));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String location = made.header("Location");
        assertThat(location).endsWith("/ogc/collections/friches/items/friche-ancienne-fonderie");
        assertThat(made.header("ETag")).matches("\"[0-9a-f]{24}\"");
        JsonNode feature = edit.feature("friches", "friche-ancienne-fonderie");
        assertThat(feature.at("/properties/site_nom").asText()).isEqualTo("Ancienne fonderie");
        assertThat(feature.at("/properties/urba_zaer").asText())
                .as("the database's own")
                .isEqualTo("inconnu");
        assertThat(feature.at("/geometry/type").asText()).isEqualTo("MultiPolygon");
        assertThat(feature.at("/properties/communes"))
                .as("kept by the database")
                .isNotEmpty();
        // Seen at once by whoever reads otherwise.
        assertThat(edit.server
                        .get("/api/objets/friches/friche-ancienne-fonderie")
                        .status())
                .isEqualTo(200);
        assertThat(edit.server.get("/api/recherche?q=ancienne%20fonderie").text())
                .contains("friche-ancienne-fonderie");
        String insee = feature.at("/properties/communes/0").asText();
        assertThat(edit.server.get("/api/communes/" + insee).text()).contains("Ancienne fonderie");
        // Another of the same name has another identifier; one that is taken is refused.
        assertThat(edit.post("friches", edit.friche("Ancienne fonderie", 691_000, 7_035_000))
                        .header("Location"))
                .endsWith("/friche-ancienne-fonderie-2");
        ObjectNode taken = edit.friche("Autre", 692_000, 7_035_000);
        taken.put("id", "friche-ancienne-fonderie");
        assertThat(edit.post("friches", taken).status()).isEqualTo(409);
        taken.put("id", "friche-a-moi");
        assertThat(edit.post("friches", taken).header("Location")).endsWith("/friche-a-moi");
        taken.put("id", "Friche_À Moi");
        assertThat(edit.post("friches", taken).header("Location")).endsWith("/friche-autre");
    }

    @Test
    void req_create_replace_delete_content_type() {
        assertThat(edit.send("POST", "/ogc/collections/friches/items", "", "{}").status())
                .isEqualTo(400);
        assertThat(edit.send("POST", "/ogc/collections/friches/items", "text/csv", "a;b")
                        .status())
                .isEqualTo(415);
        assertThat(edit.send("PATCH", EditFixture.item("friches", "friche-noroxo"), "application/geo+json", "{}")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void writing_needs_a_key_which_is_never_read_from_the_address() {
        String items = "/ogc/collections/friches/items";
        String body = edit.friche("Sans clé", 690_000, 7_036_000).toString();
        assertThat(edit.server
                        .send(edit.server
                                .request(items, "Content-Type", EditFixture.GEOJSON)
                                .method("POST", java.net.http.HttpRequest.BodyPublishers.ofString(body)))
                        .status())
                .isEqualTo(401);
        assertThat(edit.server
                        .send(edit.server
                                .request(items + "?api-key=" + edit.bareKey, "Content-Type", EditFixture.GEOJSON)
                                .method("POST", java.net.http.HttpRequest.BodyPublishers.ofString(body)))
                        .status())
                .isIn(400, 401);
    }

    @Test
    void req_create_replace_delete_replace() {
        String id = edit.made("friches", edit.friche("À remplacer", 688_000, 7_035_000));
        ObjectNode whole = edit.friche("Remplacée", 688_500, 7_035_000);
        ((ObjectNode) whole.path("properties")).put("projet", "Parc");
        whole.put("id", "autre-chose");
        assertThat(edit.put("friches", id, whole, null).status())
                .as("without If-Match")
                .isEqualTo(428);
        Answer done = edit.put("friches", id, whole, edit.tag("friches", id));
        assertThat(done.status()).as(done.text()).isEqualTo(204);
        JsonNode feature = edit.feature("friches", id);
        assertThat(feature.path("id").asText())
                .as("/req/create-replace-delete/rid")
                .isEqualTo(id);
        assertThat(feature.at("/properties/site_nom").asText()).isEqualTo("Remplacée");
        assertThat(feature.at("/properties/projet").asText()).isEqualTo("Parc");
        // What is not sent has no value any more.
        ((ObjectNode) whole.path("properties")).remove("projet");
        assertThat(edit.put("friches", id, whole, "*").status()).isEqualTo(204);
        assertThat(edit.feature("friches", id).at("/properties/projet").isNull())
                .isTrue();
    }

    @Test
    void req_create_replace_delete_rid_exception() {
        ObjectNode whole = edit.friche("Nulle part", 688_000, 7_036_000);
        assertThat(edit.put("friches", "friche-nulle-part", whole, null).status())
                .isEqualTo(404);
        assertThat(edit.put("friches", "friche-nulle-part", whole, "\"xyz\"").status())
                .isEqualTo(404);
        assertThat(edit.server
                        .get(EditFixture.item("friches", "friche-nulle-part"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_feature_read_and_sent_back_stays_what_it_is() {
        for (String crs : new String[] {"OGC/1.3/CRS84", "EPSG/0/2154", "EPSG/0/4326", "EPSG/0/3857", "EPSG/0/3950"}) {
            String uri = "http://www.opengis.net/def/crs/" + crs;
            for (String address : new String[] {"friches/items/friche-noroxo", "ev5/items/ev5-bethune-bruay"}) {
                String layer = address.replaceFirst("/.*", "");
                String id = address.replaceFirst(".*/", "");
                Answer read = edit.server.get(EditFixture.item(layer, id) + "?crs=" + uri);
                Answer done = edit.send(
                        "PUT",
                        EditFixture.item(layer, id),
                        EditFixture.GEOJSON,
                        read.text(),
                        "If-Match",
                        read.header("ETag"),
                        "Content-Crs",
                        "<" + uri + ">");
                assertThat(done.status()).as(crs + " " + done.text()).isEqualTo(204);
                assertThat(edit.server
                                .get(EditFixture.item(layer, id) + "?crs=" + uri)
                                .header("ETag"))
                        .as(crs + " " + id)
                        .isEqualTo(read.header("ETag"));
            }
        }
        assertThat(edit.history("friches", "friche-noroxo")
                        .path("numberMatched")
                        .asInt())
                .isZero();
    }

    @Test
    void req_create_replace_delete_delete() {
        String id = edit.made("friches", edit.friche("À supprimer", 687_000, 7_035_000));
        assertThat(edit.delete("friches", id, "\"autre\"").status()).isEqualTo(412);
        assertThat(edit.delete("friches", id, null).status()).isEqualTo(204);
        assertThat(edit.server.get(EditFixture.item("friches", id)).status()).isEqualTo(404);
        assertThat(edit.delete("friches", id, null).status()).isEqualTo(404);
        assertThat(edit.server.get("/api/recherche?q=supprimer").text()).doesNotContain(id);
    }

    @Test
    void an_object_that_fiches_speak_of_is_not_deleted_and_the_fiches_are_named() {
        String[] link = edit.database
                .database()
                .find(
                        Sql.of(
                                "SELECT layer, objet_id, min(fiche) FROM fiche_objet GROUP BY 1, 2 ORDER BY 1, 2 LIMIT 1"),
                        row -> new String[] {row.getString(1), row.getString(2), row.getString(3)})
                .orElseThrow();
        Answer refused = edit.delete(link[0], link[1], null);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("detail").asText()).contains(link[2]).contains("Retirez-le");
        assertThat(edit.server.get(EditFixture.item(link[0], link[1])).status()).isEqualTo(200);
    }

    @Test
    void the_conformance_classes_and_every_method_are_declared() {
        assertThat(edit.server.get("/ogc/conformance").text())
                .contains(
                        "ogcapi-features-4/1.0/conf/create-replace-delete",
                        "ogcapi-features-4/1.0/conf/update",
                        "ogcapi-features-4/1.0/conf/optimistic-locking-etags",
                        "ogcapi-features-4/1.0/conf/features");
        JsonNode api = edit.server.get("/ogc/api").json().path("paths");
        JsonNode items = api.path("/collections/friches/items");
        JsonNode item = api.path("/collections/friches/items/{featureId}");
        for (JsonNode operation :
                new JsonNode[] {items.path("post"), item.path("put"), item.path("patch"), item.path("delete")}) {
            assertThat(operation.at("/security/0/cle").isArray()).isTrue();
            assertThat(operation.path("responses").has("401")).isTrue();
        }
        assertThat(item.path("put").path("responses").has("428")).isTrue();
        assertThat(api.path("/collections/communes/items").has("post")).isFalse();
        assertThat(api.path("/collections/communes/items/{featureId}").has("patch"))
                .isFalse();
    }
}
