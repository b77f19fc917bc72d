package fr.archipel.analysis;

import static fr.archipel.support.SquareTerritory.geoJson;
import static fr.archipel.support.SquareTerritory.line;
import static fr.archipel.support.SquareTerritory.point;
import static fr.archipel.support.SquareTerritory.square;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.support.SquareTerritory;
import fr.archipel.support.TestServer;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;

/** {@code POST /api/analyses/selection} over HTTP, every figure computed by hand. */
class SelectionTest {
    private static final double SQUARE_METRE = 1.01e-4;
    private static SquareTerritory territory;
    private static TestServer server;

    @BeforeAll
    static void open() {
        territory = new SquareTerritory();
        territory.friche("friche-a", "a_trancher", square(900, 100, 200, 100));
        territory.friche("friche-b", "a_trancher", square(1050, 100, 100, 100));
        territory.friche("friche-loin", "a_trancher", square(1500, 1500, 100, 100));
        territory.zone("zae-a", "existant et actif", null, square(0, 0, 100, 100));
        territory.section("ev5-a", 1, "ouvert", line(500, 500, 1500, 500));
        territory.fiche("sud-1", 1, "communes");
        territory.ficheObjet("sud-1", "friches", "friche-a", "porte_sur");
        territory.ficheObjet("sud-1", "zae", "zae-a", "mentionne");
        territory.fiche("sud-2", 2, "communes");
        territory.ficheCommune("sud-2", "62002", "localisation");
        territory.fiche("sud-3", 3, "epci");
        territory.fiche("sud-4", 4, "non_precise");
        territory.fiche("sud-5", 5, "communes");
        territory.ficheObjet("sud-5", "friches", "friche-loin", "dessert");
        server = TestServer.on(territory.database());
    }

    @AfterAll
    static void close() {
        server.close();
        territory.close();
    }

    @Test
    void areas_of_a_polygon_are_split_by_commune_and_add_up() {
        // 400 m × 200 m, from 300 m inside Ouest to 100 m inside Est.
        JsonNode answer = select(square(700, 0, 400, 200), "");
        assertHectares(answer.path("surface_ha"), 8);
        assertThat(answer.path("longueur_km").isNull()).isTrue();
        assertThat(ids(answer.path("communes"), "insee")).containsExactly("62001", "62002");
        assertHectares(answer.at("/communes/0/surface_ha"), 6);
        assertHectares(answer.at("/communes/1/surface_ha"), 2);
        assertThat(answer.path("hors_territoire_ha").asDouble()).isZero();
    }

    @Test
    void what_lies_outside_the_communes_is_told() {
        JsonNode answer = select(square(-100, 0, 300, 100), "");
        assertHectares(answer.path("hors_territoire_ha"), 1);
        assertHectares(answer.at("/communes/0/surface_ha"), 2);
    }

    @Test
    void an_object_counts_for_what_it_shares_and_ground_under_two_objects_once() {
        // friche-a is inside from x = 1000 to 1100 (1 ha), friche-b from 1050 to 1100 (0.5 ha), all of it under
        // friche-a.
        JsonNode answer = select(square(1000, 0, 100, 300), "");
        assertThat(ids(answer.at("/objets/friches"), "id")).containsExactly("friche-a", "friche-b");
        assertHectares(answer.at("/objets/friches/0/surface_commune_ha"), 1);
        assertHectares(answer.at("/objets/friches/1/surface_commune_ha"), 0.5);
        assertThat(answer.at("/totaux/friches/nombre").asInt()).isEqualTo(2);
        assertHectares(answer.at("/totaux/friches/surface_ha"), 1);
        assertThat(answer.at("/objets/friches/0/longueur_km").isNull()).isTrue();
        assertThat(answer.at("/objets/friches/0/href").asText()).isEqualTo("/ogc/collections/friches/items/friche-a");
        assertThat(answer.at("/objets/zae").isArray()).isTrue();
        assertThat(answer.at("/objets/zae").isEmpty()).isTrue();
        assertThat(answer.at("/totaux/zae/nombre").asInt()).isZero();
    }

    @Test
    void a_line_is_measured_by_its_length_inside() {
        JsonNode answer = select(square(1000, 400, 300, 200), "");
        assertThat(answer.at("/objets/ev5/0/longueur_km").asDouble()).isEqualTo(0.3, within(0.001));
        assertThat(answer.at("/objets/ev5/0/surface_commune_ha").isNull()).isTrue();
        assertThat(answer.at("/totaux/ev5/longueur_km").asDouble()).isEqualTo(0.3, within(0.001));
    }

    @Test
    void around_a_geometry_objects_come_nearest_first_with_their_distance() {
        // From (1200, 150): friche-b ends 50 m to the west, friche-a 100 m.
        JsonNode answer = select(point(1200, 150), ",\"distance_m\":120,\"layers\":[\"friches\"]");
        assertThat(answer.path("surface_ha").isNull()).isTrue();
        assertThat(ids(answer.at("/objets/friches"), "id")).containsExactly("friche-b", "friche-a");
        assertThat(answer.at("/objets/friches/0/distance_m").asDouble()).isEqualTo(50, within(0.01));
        assertThat(answer.at("/objets/friches/1/distance_m").asDouble()).isEqualTo(100, within(0.01));
        assertThat(ids(answer.path("communes"), "insee")).containsExactly("62002");
        assertThat(answer.path("objets").size()).isEqualTo(1);
    }

    @Test
    void the_distance_reaches_exactly_as_far_as_it_says() {
        assertThat(select(point(1200, 150), ",\"distance_m\":49.9")
                        .at("/objets/friches")
                        .isEmpty())
                .isTrue();
        assertThat(select(point(1200, 150), ",\"distance_m\":50.1")
                        .at("/objets/friches")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void a_neighbour_that_only_shares_a_boundary_is_not_touched() {
        JsonNode answer = select(square(0, 0, 1000, 1000), "");
        assertThat(ids(answer.path("communes"), "insee")).containsExactly("62001");
        assertHectares(answer.at("/communes/0/surface_ha"), 100);
    }

    @Test
    void a_line_has_a_length_by_commune() {
        JsonNode answer = select(line(900, 950, 900, 1250), "");
        assertThat(answer.path("surface_ha").isNull()).isTrue();
        assertThat(answer.path("longueur_km").asDouble()).isEqualTo(0.3, within(0.001));
        assertThat(ids(answer.path("communes"), "insee")).containsExactly("62003", "62001");
        assertThat(answer.at("/communes/0/longueur_km").asDouble()).isEqualTo(0.25, within(0.001));
        assertThat(answer.path("hors_territoire_ha").isNull()).isTrue();
    }

    @Test
    void fiches_are_found_through_objects_communes_and_their_epci_strongest_link_first() {
        JsonNode answer = select(square(1000, 0, 100, 300), "");
        assertThat(ids(answer.path("fiches"), "id")).containsExactly("sud-1", "sud-2", "sud-3", "sud-4");
        assertThat(ids(answer.path("fiches"), "portee")).containsExactly("objet", "commune", "epci", "epci");
        assertThat(ids(answer.path("fiches"), "role"))
                .containsExactly("porte_sur", "localisation", "localisation", "null");
    }

    @Test
    void a_fiche_linked_twice_comes_once_by_its_strongest_link() {
        JsonNode answer = select(square(0, 0, 1200, 300), "");
        assertThat(ids(answer.path("fiches"), "id").stream().filter("sud-1"::equals))
                .hasSize(1);
        assertThat(answer.at("/fiches/0/role").asText()).isEqualTo("porte_sur");
    }

    @Test
    void layers_asked_for_limit_objects_and_the_fiches_they_lead_to() {
        JsonNode answer = select(square(1000, 0, 100, 300), ",\"layers\":[\"zae\"]");
        assertThat(answer.path("objets").has("friches")).isFalse();
        assertThat(ids(answer.path("fiches"), "id")).doesNotContain("sud-1").contains("sud-2");
    }

    @Test
    void a_geometry_a_feature_and_a_collection_of_one_say_the_same() {
        String geometry = geoJson(square(1000, 0, 100, 300));
        String feature = "{\"type\":\"Feature\",\"properties\":{\"nom\":\"x\"},\"geometry\":" + geometry + "}";
        JsonNode expected = post(geometry);
        assertThat(post(feature)).isEqualTo(expected);
        assertThat(post("{\"type\":\"FeatureCollection\",\"features\":[" + feature + "]}"))
                .isEqualTo(expected);
        assertThat(post("{\"geometry\":" + geometry + "}")).isEqualTo(expected);
        assertThat(post("{\"geometry\":" + feature + "}")).isEqualTo(expected);
    }

    @Test
    void a_collection_of_overlapping_polygons_is_their_union() {
        JsonNode answer = post("{\"type\":\"GeometryCollection\",\"geometries\":[" + geoJson(square(0, 0, 200, 100))
                + "," + geoJson(square(100, 0, 200, 100)) + "]}");
        assertHectares(answer.path("surface_ha"), 3);
    }

    private static JsonNode select(Geometry geometry, String more) {
        return post("{\"geometry\":" + geoJson(geometry) + more + "}");
    }

    private static JsonNode post(String body) {
        TestServer.Answer answer = server.post("/api/analyses/selection", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static void assertHectares(JsonNode node, double hectares) {
        assertThat(node.isNumber()).isTrue();
        assertThat(node.asDouble()).isEqualTo(hectares, within(SQUARE_METRE));
        assertThat(node.decimalValue().scale()).isLessThanOrEqualTo(4);
    }

    private static List<String> ids(JsonNode array, String member) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(node -> node.path(member).asText())
                .toList();
    }
}
