package fr.archipel.feature.edit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.json.Json;
import fr.archipel.support.TestServer.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a write refuses, and how it says it; nothing is changed. */
class RefusalTest {
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
    void every_fault_is_listed_with_its_field_its_value_and_what_is_accepted() {
        ObjectNode feature = edit.friche("Jamais écrite", 690_000, 7_035_000);
        ObjectNode properties = (ObjectNode) feature.path("properties");
        properties.remove("precision");
        properties.put("site_type", "usine").put("inconnue", 1).put("annee_lancement", 12.5);
        properties.put("unite_fonciere_surface", "grand").put("site_identif_date", "2026-02-30");
        properties.putArray("proprio_personne").add("fantôme");
        properties.putArray("communes").add("62498");
        Answer refused = edit.post("friches", feature);
        assertThat(refused.status()).isEqualTo(422);
        JsonNode faults = refused.json().path("fautes");
        assertThat(StreamSupport.stream(faults.spliterator(), false)
                        .map(fault -> fault.path("champ").asText())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(
                        "site_type",
                        "inconnue",
                        "annee_lancement",
                        "unite_fonciere_surface",
                        "site_identif_date",
                        "proprio_personne",
                        "precision");
        assertThat(refused.text()).contains("friche industrielle", "une date AAAA-MM-JJ", "schematique", "12.5");
        assertThat(edit.server.get("/ogc/collections/friches/items?limit=1000").text())
                .doesNotContain("Jamais écrite");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"qualification\":\"urbanisee\"} | son auteur, sa date et sa preuve",
                "{\"annee_lancement\":1600} | de 1900 à 2100",
                "{\"annee_lancement\":99999999999} | un entier de -2147483648",
                "{\"unite_fonciere_surface\":0} | plus grand que 0",
                "{\"unite_fonciere_surface\":1.005} | 2 après",
                "{\"unite_fonciere_surface\":1e999999999} | un nombre",
                "{\"unite_fonciere_surface\":12345678901} | 10 chiffres avant la virgule",
                "{\"insee\":\"75056\"} | le code INSEE d'une commune du territoire",
                "{\"site_nom\":\"\"} | pas vide",
                "{\"site_nom\":null} | nécessaire",
                "{\"site_nom\":\"a\\u0000b\"} | sans caractère nul",
                "{\"communes\":[\"62001\"]} | la base le tient",
                "{\"proprio_nom\":\"SNCF\"} | une liste de textes",
                "{\"date_maj\":\"hier\"} | AAAA-MM-JJ"
            })
    void a_value_that_does_not_fit_is_told(String properties, String sentence) {
        String before = edit.tag("friches", "friche-noroxo");
        Answer refused = edit.patch("friches", "friche-noroxo", "{\"properties\":" + properties + "}");
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.json().path("detail").asText()).contains(sentence);
        assertThat(refused.json().path("fautes")).hasSize(1);
        assertThat(edit.tag("friches", "friche-noroxo")).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "bow tie | {\"type\":\"Polygon\",\"coordinates\":[[[690000,7035000],[690100,7035100],[690100,7035000],[690000,7035100],[690000,7035000]]]} | se recoupe au point 690050,00 ; 7035050,00",
                "wrong type | {\"type\":\"Point\",\"coordinates\":[690000,7035000]} | de type Point ; cette couche a des Polygon ou MultiPolygon",
                "3D | {\"type\":\"Polygon\",\"coordinates\":[[[690000,7035000,40],[690100,7035000,40],[690100,7035100,40],[690000,7035000,40]]]} | deux dimensions",
                "small | {\"type\":\"Polygon\",\"coordinates\":[[[690000,7035000],[690000.5,7035000],[690000,7035000.5],[690000,7035000]]]} | n'a que 0,13 m²",
                "far | {\"type\":\"Polygon\",\"coordinates\":[[[650000,6860000],[650100,6860000],[650100,6860100],[650000,6860000]]]} | hors du territoire",
                "swapped | {\"type\":\"Polygon\",\"coordinates\":[[[7035000,690000],[7035000,690100],[7035100,690100],[7035000,690000]]]} | hors du territoire",
                "open | {\"type\":\"Polygon\",\"coordinates\":[[[690000,7035000],[690100,7035000],[690100,7035100],[690000,7035001]]]} | n'est pas fermé",
                "empty | {\"type\":\"MultiPolygon\",\"coordinates\":[]} | vide",
                "none | null | manque",
                "infinite | {\"type\":\"Polygon\",\"coordinates\":[[[1e400,7035000],[690100,7035000],[690100,7035100],[1e400,7035000]]]} | pas sur la Terre",
                "not one | 12 | il faut un objet GeoJSON"
            })
    void a_geometry_that_does_not_fit_says_where(String name, String geometry, String sentence) {
        String before = edit.tag("friches", "friche-noroxo");
        Answer refused = edit.patch(
                "friches",
                "friche-noroxo",
                "{\"geometry\":" + geometry + "}",
                "Content-Crs",
                "<" + EditFixture.LAMBERT_93 + ">");
        assertThat(refused.status()).as(name + refused.text()).isEqualTo(422);
        assertThat(refused.json().path("detail").asText()).contains(sentence);
        assertThat(edit.tag("friches", "friche-noroxo")).isEqualTo(before);
    }

    @Test
    void a_fault_has_its_place_in_degrees_too() {
        JsonNode faults = edit.patch(
                        "friches",
                        "friche-noroxo",
                        "{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[2.86,50.41],[2.87,50.42],[2.87,50.41],[2.86,50.42],[2.86,50.41]]]}}")
                .json()
                .path("fautes");
        assertThat(faults.at("/0/position/0").asDouble()).isEqualTo(2.865);
        assertThat(faults.at("/0/position/1").asDouble()).isEqualTo(50.415);
        assertThat(faults.at("/0/phrase").asText()).contains("2,865000 ; 50,415000");
    }

    @Test
    void req_features_other_crs() {
        ObjectNode feature = edit.friche("Ailleurs", 690_000, 7_035_000);
        assertThat(edit.post("friches", feature, "Content-Crs", "<http://www.opengis.net/def/crs/EPSG/0/999999>")
                        .status())
                .isEqualTo(400);
        assertThat(edit.post("friches", feature, "Content-Crs", "<http://www.opengis.net/def/crs/EPSG/0/4326>")
                        .json()
                        .path("detail")
                        .asText())
                .as("longitude first is not EPSG:4326")
                .contains("hors du territoire");
        feature.put("crs", "EPSG:2154");
        assertThat(edit.post("friches", feature).json().path("detail").asText()).contains("Content-Crs");
    }

    @Test
    void bodies_that_are_no_features_are_400_and_large_ones_413() {
        for (String body : new String[] {
            "",
            "[]",
            "{}",
            "12",
            "{\"type\":\"Feature\"",
            "{\"type\":\"FeatureCollection\"}",
            "{\"type\":\"Feature\",\"properties\":[]}",
            "{\"type\":\"Feature\",\"id\":{}}",
            "{\"a\":1,\"a\":2}"
        }) {
            Answer refused = edit.send("POST", "/ogc/collections/friches/items", EditFixture.GEOJSON, body);
            assertThat(refused.status()).as(body).isEqualTo(400);
            assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        }
        String large = "{\"type\":\"Feature\",\"x\":\"" + "x".repeat(9_000_000) + "\"}";
        assertThat(edit.send("POST", "/ogc/collections/friches/items", EditFixture.GEOJSON, large)
                        .status())
                .isEqualTo(413);
    }

    /** Bodies spoiled at random: never an error of ours, never a change by what was refused. */
    @Test
    void a_spoiled_body_is_never_an_error_of_the_server() {
        Random random = new Random(4);
        byte[] whole = edit.friche("Bruit", 690_000, 7_035_000).toString().getBytes(StandardCharsets.UTF_8);
        byte[] signs = "{}[],:\"0123456789.-eE truefalsnl\\u0000é".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 300; i++) {
            byte[] spoiled = whole.clone();
            for (int n = 0; n <= random.nextInt(4); n++) {
                spoiled[random.nextInt(spoiled.length)] = signs[random.nextInt(signs.length)];
            }
            Answer answer = edit.send(
                    i % 2 == 0 ? "POST" : "PATCH",
                    i % 2 == 0 ? "/ogc/collections/friches/items" : EditFixture.item("friches", "friche-noroxo"),
                    i % 2 == 0 ? EditFixture.GEOJSON : EditFixture.PATCH,
                    new String(spoiled, StandardCharsets.UTF_8));
            assertThat(answer.status())
                    .as(new String(spoiled, StandardCharsets.UTF_8) + answer.text())
                    .isIn(201, 204, 400, 422);
        }
        assertThat(Json.read(edit.server
                                .get(EditFixture.item("friches", "friche-noroxo"))
                                .response()
                                .body())
                        .path("id")
                        .asText())
                .isEqualTo("friche-noroxo");
    }
}
