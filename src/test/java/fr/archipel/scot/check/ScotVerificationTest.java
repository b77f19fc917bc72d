package fr.archipel.scot.check;

import static fr.archipel.support.SquareTerritory.geoJson;
import static fr.archipel.support.SquareTerritory.line;
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

/** {@code POST /api/scot/verifier} over HTTP, every figure computed by hand. */
class ScotVerificationTest {
    private static final double SQUARE_METRE = 1.01e-4;
    private static SquareTerritory territory;
    private static TestServer server;

    @BeforeAll
    static void open() {
        territory = new SquareTerritory();
        // In Ouest: an existing zone, over its east half a friche to settle; an urbanised friche; an ENAF friche.
        territory.zone("zae-existante", "existant et actif", null, square(100, 100, 200, 100));
        territory.friche("friche-doute", "a_trancher", square(200, 100, 200, 100));
        territory.friche("friche-urbaine", "urbanisee", square(500, 100, 100, 100));
        territory.friche("friche-enaf", "enaf", square(700, 100, 100, 100));
        // In Est: a planned zone, an extension, a zone of unknown state, and two existing zones that overlap.
        territory.zone("zae-projet", "en projet", null, square(1100, 100, 100, 100));
        territory.zone("zae-extension", "existant et actif", "extension urbaine", square(1300, 100, 100, 100));
        territory.zone("zae-inconnue", null, null, square(1500, 100, 100, 100));
        territory.zone("zae-1", "existant et actif", null, square(1700, 100, 100, 100));
        territory.zone("zae-2", "existant et actif", null, square(1750, 100, 100, 100));
        // Two friches on the same ground, qualified differently.
        territory.friche("friche-x", "urbanisee", square(100, 1500, 200, 100));
        territory.friche("friche-y", "enaf", square(200, 1500, 200, 100));
        territory.section("ev5-a", 1, "projet", line(500, 500, 1500, 500));
        territory.fiche("sud-1", 1, "communes");
        territory.ficheObjet("sud-1", "zae", "zae-1", "porte_sur");
        territory.ficheObjet("sud-1", "zae", "zae-2", "porte_sur");
        territory.ficheObjet("sud-1", "ev5", "ev5-a", "porte_sur");
        territory.ficheObjet("sud-1", "friches", "friche-enaf", "dessert");
        territory.fiche("sud-2", 2, "epci");
        territory.fiche("sud-3", 3, "communes");
        territory.ficheCommune("sud-3", "62002", "localisation");
        territory.fiche("sud-4", 4, "communes");
        territory.ficheObjet("sud-4", "zae", "zae-1", "dessert");
        server = TestServer.on(territory.database());
    }

    @AfterAll
    static void close() {
        server.close();
        territory.close();
    }

    @Test
    void bare_ground_is_all_remaining_and_may_be_consumed_or_not() {
        JsonNode answer = check(square(0, 300, 100, 100));
        assertHectares(answer, "/surface_ha", 1);
        assertHectares(answer, "/surface_restante_ha", 1);
        assertInterval(answer, "/deja_urbanise_ha", 0, 0);
        assertInterval(answer, "/consommation_potentielle_ha", 0, 1);
        assertThat(answer.path("enaf").asText()).isEqualTo("non renseigné");
        assertThat(reasons(answer)).anyMatch(reason -> reason.contains("ENAF") && reason.contains("intervalle"));
    }

    @Test
    void areas_are_split_by_commune_and_by_scot_and_the_rest_is_outside() {
        // From 100 m west of the territory to 200 m inside Ouest, from 900 to 1100 m north: half in each SCoT.
        JsonNode answer = check(square(-100, 900, 300, 200));
        assertHectares(answer, "/surface_ha", 6);
        assertHectares(answer, "/hors_perimetre_ha", 2);
        assertThat(texts(answer.path("communes"), "insee")).containsExactlyInAnyOrder("62001", "62003");
        assertHectares(answer, "/communes/0/surface_ha", 2);
        assertThat(texts(answer.path("scots"), "id")).containsExactlyInAnyOrder("scot-sud", "scot-nord");
        assertHectares(answer, "/scots/1/surface_ha", 2);
        assertThat(answer.at("/scots/0/enveloppe_ha").isNull()).isTrue();
        assertThat(answer.at("/scots/0/reste_ha").isNull()).isTrue();
        assertThat(answer.at("/scots/0/raison").asText()).contains("2011-2020").contains("Cerema");
        assertThat(reasons(answer)).anyMatch(reason -> reason.contains("hors des communes"));
    }

    @Test
    void a_friche_in_a_zone_counts_once_and_by_its_own_qualification() {
        // The strip holds the zone (2 ha) and the friche (2 ha), 1 ha of which is under both; 4 ha in all.
        JsonNode answer = check(square(50, 100, 400, 100));
        assertHectares(answer, "/surface_ha", 4);
        assertHectares(answer, "/recouvrements/friches/surface_ha", 2);
        assertHectares(answer, "/recouvrements/zae/surface_ha", 2);
        assertHectares(answer, "/surface_restante_ha", 1);
        assertInterval(answer, "/deja_urbanise_ha", 1, 3);
        assertInterval(answer, "/consommation_potentielle_ha", 0, 3);
        assertHectares(answer, "/repartition/friches_a_trancher_ha", 2);
        assertHectares(answer, "/repartition/zones_existantes_ha", 1);
        assertThat(reasons(answer)).anyMatch(r -> r.contains("à trancher") && r.contains("« friche-doute »"));
        assertThat(reasons(answer)).anyMatch(r -> r.contains("se recouvrent"));
    }

    @Test
    void qualified_friches_settle_both_bounds() {
        JsonNode urbanised = check(square(500, 100, 100, 100));
        assertInterval(urbanised, "/deja_urbanise_ha", 1, 1);
        assertInterval(urbanised, "/consommation_potentielle_ha", 0, 0);
        assertThat(urbanised.at("/recouvrements/friches/objets/0/qualification").asText())
                .isEqualTo("urbanisee");
        JsonNode enaf = check(square(700, 100, 100, 100));
        assertInterval(enaf, "/deja_urbanise_ha", 0, 0);
        assertInterval(enaf, "/consommation_potentielle_ha", 1, 1);
        assertThat(reasons(enaf)).noneMatch(reason -> reason.contains("intervalle"));
    }

    @Test
    void planned_zones_and_extensions_are_not_urbanised_and_an_unknown_state_is_in_doubt() {
        JsonNode planned = check(square(1100, 100, 100, 100));
        assertInterval(planned, "/deja_urbanise_ha", 0, 0);
        assertInterval(planned, "/consommation_potentielle_ha", 0, 1);
        assertThat(planned.at("/recouvrements/zae/objets/0/sol").asText()).isEqualTo("prevu");
        assertThat(planned.at("/recouvrements/zae/objets/0/etat").asText()).isEqualTo("en projet");
        assertInterval(check(square(1300, 100, 100, 100)), "/deja_urbanise_ha", 0, 0);
        JsonNode unknown = check(square(1500, 100, 100, 100));
        assertInterval(unknown, "/deja_urbanise_ha", 0, 1);
        assertThat(unknown.at("/recouvrements/zae/objets/0/sol").asText()).isEqualTo("a_trancher");
    }

    @Test
    void zones_that_overlap_count_once() {
        JsonNode answer = check(square(1700, 100, 150, 100));
        assertHectares(answer, "/recouvrements/zae/surface_ha", 1.5);
        assertInterval(answer, "/deja_urbanise_ha", 1.5, 1.5);
        assertHectares(answer, "/recouvrements/zae/objets/0/surface_ha", 1);
        assertHectares(answer, "/recouvrements/zae/objets/1/surface_ha", 1);
        assertHectares(answer, "/surface_restante_ha", 0);
    }

    @Test
    void friches_that_disagree_on_the_same_ground_leave_it_in_doubt() {
        // 1 ha urbanised only, 1 ha both, 1 ha ENAF only.
        JsonNode answer = check(square(100, 1500, 300, 100));
        assertHectares(answer, "/repartition/friches_urbanisees_ha", 1);
        assertHectares(answer, "/repartition/friches_a_trancher_ha", 1);
        assertHectares(answer, "/repartition/friches_enaf_ha", 1);
        assertInterval(answer, "/deja_urbanise_ha", 1, 2);
        assertInterval(answer, "/consommation_potentielle_ha", 1, 2);
    }

    @Test
    void every_figure_has_its_rule_its_sources_and_its_trace() {
        JsonNode answer = check(square(50, 100, 400, 100));
        assertThat(answer.at("/regle/id").asText()).isEqualTo("loi-2021-1104-2023-630");
        for (JsonNode parameter : answer.at("/regle/parametres")) {
            assertThat(parameter.path("source").asText())
                    .as(parameter.toString())
                    .isNotBlank();
            assertThat(parameter.path("valide_du").asText()).matches("\\d{4}-\\d\\d-\\d\\d");
        }
        assertThat(texts(answer.path("sources"), "couche")).containsExactly("communes", "friches", "zae");
        JsonNode trace = answer.path("trace");
        assertThat(trace.get(0).path("valeur")).isEqualTo(answer.path("surface_ha"));
        assertThat(trace.get(trace.size() - 1).path("valeur"))
                .isEqualTo(answer.at("/consommation_potentielle_ha/maximum"));
        assertThat(trace.get(trace.size() - 1).path("calcul").asText()).isNotBlank();
    }

    @Test
    void a_fiche_is_checked_on_what_it_acts_on_and_says_what_it_leaves_aside() {
        JsonNode answer = post("{\"fiche\":\"sud-1\"}");
        assertHectares(answer, "/surface_ha", 1.5);
        assertThat(texts(answer.at("/fiche/objets"), "id")).containsExactly("zae-1", "zae-2");
        assertThat(reasons(answer)).anyMatch(r -> r.contains("« ev5-a »") && r.contains("Sans surface"));
        assertThat(reasons(answer)).noneMatch(r -> r.contains("friche-enaf"));
        assertThat(answer.at("/scots/0/id").asText()).isEqualTo("scot-sud");
    }

    @Test
    void a_fiche_without_footprint_has_no_figure_and_says_why() {
        for (String fiche : List.of("sud-2", "sud-3", "sud-4")) {
            JsonNode answer = post("{\"fiche\":\"" + fiche + "\"}");
            assertThat(answer.path("surface_ha").isNull()).as(fiche).isTrue();
            assertThat(answer.at("/consommation_potentielle_ha/maximum").isNull())
                    .isTrue();
            assertThat(answer.path("surface_restante_ha").isNull()).isTrue();
            assertThat(reasons(answer)).anyMatch(r -> r.contains("n'a pas d'emprise"));
            assertThat(texts(answer.path("scots"), "id")).containsExactly("scot-sud");
        }
        assertThat(texts(post("{\"fiche\":\"sud-3\"}").path("communes"), "insee"))
                .containsExactly("62002");
    }

    private static JsonNode check(Geometry geometry) {
        return post(geoJson(geometry));
    }

    private static JsonNode post(String body) {
        TestServer.Answer answer = server.post("/api/scot/verifier", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static void assertHectares(JsonNode answer, String pointer, double hectares) {
        assertThat(answer.at(pointer).isNumber()).as(pointer).isTrue();
        assertThat(answer.at(pointer).asDouble()).as(pointer).isEqualTo(hectares, within(SQUARE_METRE));
    }

    private static void assertInterval(JsonNode answer, String pointer, double minimum, double maximum) {
        assertHectares(answer, pointer + "/minimum", minimum);
        assertHectares(answer, pointer + "/maximum", maximum);
    }

    private static List<String> reasons(JsonNode answer) {
        return StreamSupport.stream(answer.path("raisons").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static List<String> texts(JsonNode array, String member) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(node -> node.path(member).asText())
                .toList();
    }
}
