package fr.archipel.territory;

import static fr.archipel.support.Pages.keys;
import static fr.archipel.support.Pages.link;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.db.Database;
import fr.archipel.db.Sql;
import fr.archipel.support.Pages;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The communes and their sheets, over HTTP, on the bundled territory. */
class CommuneApiTest {
    private final TestServer server = TestServer.shared();

    @Test
    void the_150_communes_come_once_each_page_after_page_in_alphabetical_order() {
        List<String> names = Pages.read(server, "/api/communes?limit=17", "nom");
        assertThat(names).hasSize(150).doesNotHaveDuplicates();
        assertThat(names.get(0)).isEqualTo("Ablain-Saint-Nazaire");
        assertThat(names.indexOf("Éleu-dit-Leauwette")).isBetween(names.indexOf("Divion"), names.indexOf("Estevelles"));
    }

    @Test
    void an_agglomeration_has_its_own_communes_only() {
        assertThat(Pages.read(server, "/api/communes?epci=246200299", "insee"))
                .hasSize(14)
                .contains("62427")
                .doesNotContain("62498");
    }

    @ParameterizedTest(name = "« {0} » finds {1} first")
    @CsvSource({
        "noeux, Nœux-les-Mines",
        "NŒUX LES, Nœux-les-Mines",
        "mines noeux, Nœux-les-Mines",
        "st venant, Saint-Venant",
        "ablain st, Ablain-Saint-Nazaire",
        "bethun, Béthune",
        "lens, Lens",
        "loos, Loos-en-Gohelle",
        "henin-b, Hénin-Beaumont",
        "eleu, Éleu-dit-Leauwette",
        "62498, Lens",
        "betune, Béthune",
        "lievain, Liévin",
        "salaumine, Sallaumines",
        "carvain, Carvin"
    })
    void a_commune_is_found_by_what_one_types(String typed, String name) {
        JsonNode items = search(typed).path("items");
        assertThat(keys(items, "nom")).first().isEqualTo(name);
    }

    @Test
    void a_name_that_holds_the_words_leaves_no_room_for_look_alikes() {
        assertThat(keys(search("bruay").path("items"), "nom")).containsExactly("Bruay-la-Buissière");
        assertThat(search("qwertz").path("numberMatched").asInt()).isZero();
    }

    @Test
    void what_one_types_is_never_an_expression() {
        assertThat(search(".*").path("status").asInt()).isEqualTo(400);
        assertThat(search("%").path("status").asInt()).isEqualTo(400);
        assertThat(keys(search("(lens").path("items"), "nom")).contains("Lens");
    }

    @Test
    void the_sheet_tells_where_a_commune_belongs_and_what_is_known_of_it() {
        JsonNode lens = sheet("62498");
        assertThat(lens.path("nom").asText()).isEqualTo("Lens");
        assertThat(lens.at("/epci/sigle").asText()).isEqualTo("CALL");
        assertThat(lens.at("/scot/id").asText()).isEqualTo("scot-lens-lievin-henin-carvin");
        assertThat(lens.path("precision").asText()).isEqualTo("schematique");
        assertThat(lens.path("surface_ha").asDouble()).isBetween(1_100.0, 1_250.0);
        assertThat(lens.at("/centre/0").asDouble())
                .isBetween(lens.at("/bbox/0").asDouble(), lens.at("/bbox/2").asDouble());
        assertThat(lens.at("/centre/1").asDouble())
                .isBetween(lens.at("/bbox/1").asDouble(), lens.at("/bbox/3").asDouble());
        assertThat(lens.path("consommation_enaf").isNull()).isTrue();
        assertThat(lens.path("consommation_enaf_raison").asText()).contains("non renseigné");
    }

    @Test
    void the_sheet_measures_the_part_of_each_object_inside_the_commune() {
        database(database -> {
            for (String insee : List.of("62498", "62528", "62065", "62427")) {
                JsonNode objets = sheet(insee).path("objets");
                List<String> told = new ArrayList<>();
                objets.properties()
                        .forEach(layer -> layer.getValue().forEach(o -> {
                            told.add(layer.getKey() + "/" + o.path("id").asText());
                            double[] measured = database.find(
                                            Sql.of(
                                                    "SELECT ST_Area(i) / 1e4, ST_Length(i) / 1e3 FROM (SELECT ST_Intersection(o.geom, c.geom) AS i"
                                                            + " FROM objet o, commune c WHERE o.layer = ? AND o.id = ? AND c.insee = ?) x",
                                                    layer.getKey(),
                                                    o.path("id").asText(),
                                                    insee),
                                            row -> new double[] {row.getDouble(1), row.getDouble(2)})
                                    .orElseThrow();
                            if (o.path("surface_dans_commune_ha").isNull()) {
                                assertThat(o.path("longueur_dans_commune_km").asDouble())
                                        .isCloseTo(measured[1], within(0.001));
                            } else {
                                assertThat(o.path("surface_dans_commune_ha").asDouble())
                                        .isCloseTo(measured[0], within(0.0001));
                            }
                        }));
                assertThat(told)
                        .containsExactlyInAnyOrderElementsOf(database.list(
                                Sql.of("SELECT layer || '/' || objet_id FROM objet_commune WHERE insee = ?", insee),
                                row -> row.getString(1)));
            }
        });
    }

    @Test
    void every_followed_layer_has_its_list_and_its_total_even_when_nothing_is_there() {
        JsonNode sheet = sheet("62498");
        List<String> layers = new ArrayList<>();
        sheet.path("objets").fieldNames().forEachRemaining(layers::add);
        assertThat(layers).containsExactly("cites-minieres", "ev5", "friches", "parcs", "zae");
        for (String layer : layers) {
            JsonNode list = sheet.path("objets").path(layer);
            JsonNode total = sheet.path("totaux").path(layer);
            assertThat(total.path("nombre").asInt()).isEqualTo(list.size());
            assertThat(total.path("surface_ha").asDouble())
                    .isCloseTo(sum(list, "surface_dans_commune_ha"), within(0.0001));
            assertThat(total.path("longueur_km").asDouble())
                    .isCloseTo(sum(list, "longueur_dans_commune_km"), within(0.001));
        }
        assertThat(sheet.at("/totaux/ev5/surface_ha").isNull()).isTrue();
        assertThat(sheet.at("/totaux/friches/longueur_km").isNull()).isTrue();
    }

    @Test
    void a_fiche_comes_once_by_its_strongest_link() {
        JsonNode harnes = sheet("62413").path("fiches");
        assertThat(keys(harnes, "id")).doesNotHaveDuplicates().isNotEmpty();
        assertThat(fiche(harnes, "call-1.8")).isEqualTo("localisation commune");
        assertThat(fiche(sheet("62019").path("fiches"), "call-1.1")).isEqualTo("localisation commune");
        assertThat(fiche(sheet("62386").path("fiches"), "call-1.1")).isEqualTo("porte_sur objet");
        assertThat(fiche(sheet("62498").path("fiches"), "call-1.1")).isEqualTo("localisation epci");
        assertThat(keys(sheet("62119").path("fiches"), "contrat")).doesNotContain("crte-call", "crte-cahc");
    }

    @Test
    void the_fiches_of_the_sheet_are_those_its_link_leads_to() {
        for (String insee : List.of("62498", "62427", "62119", "62413")) {
            JsonNode sheet = sheet(insee);
            String related = link(sheet, "related").replaceFirst("http://[^/]*", "");
            assertThat(Pages.read(server, related + "&limit=10", "id"))
                    .containsExactlyElementsOf(keys(sheet.path("fiches"), "id"));
        }
    }

    @Test
    void an_object_that_moves_leaves_one_sheet_for_another() {
        try (TestDatabase own = TestDatabase.loaded();
                TestServer server = TestServer.on(own.database())) {
            assertThat(keys(server.get("/api/communes/62413").json().at("/objets/friches"), "id"))
                    .contains("friche-noroxo");
            own.database()
                    .update(Sql.of("UPDATE friche SET geom = ST_Multi(ST_Buffer(ST_PointOnSurface(c.geom), 100))"
                            + " FROM commune c WHERE c.insee = '62119' AND friche.id = 'friche-noroxo'"));
            assertThat(keys(server.get("/api/communes/62413").json().at("/objets/friches"), "id"))
                    .doesNotContain("friche-noroxo");
            JsonNode bethune = server.get("/api/communes/62119").json();
            assertThat(keys(bethune.at("/objets/friches"), "id")).contains("friche-noroxo");
            assertThat(fiche(bethune.path("fiches"), "call-1.8")).isEqualTo("porte_sur objet");
        }
    }

    @Test
    void names_are_ordered_as_the_database_orders_their_search_keys() {
        List<String> keys = Pages.read(server, "/api/communes?limit=500", "nom").stream()
                .map(name -> SearchText.parse(name).orElseThrow().key())
                .toList();
        assertThat(keys).isSortedAccordingTo(Comparator.naturalOrder());
    }

    private static double sum(JsonNode list, String member) {
        return StreamSupport.stream(list.spliterator(), false)
                .mapToDouble(o -> o.path(member).asDouble())
                .sum();
    }

    private static String fiche(JsonNode fiches, String id) {
        return StreamSupport.stream(fiches.spliterator(), false)
                .filter(f -> f.path("id").asText().equals(id))
                .map(f -> f.path("role").asText() + " " + f.path("portee").asText())
                .findFirst()
                .orElse("absent");
    }

    private JsonNode sheet(String insee) {
        return server.get("/api/communes/" + insee).json();
    }

    private JsonNode search(String typed) {
        return server.get("/api/communes?q=" + fr.archipel.request.Links.encode(typed))
                .json();
    }

    private static void database(java.util.function.Consumer<Database> work) {
        try (TestDatabase own = TestDatabase.loaded()) {
            work.accept(own.database());
        }
    }
}
