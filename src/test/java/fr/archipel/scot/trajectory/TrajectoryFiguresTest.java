package fr.archipel.scot.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.db.Sql;
import fr.archipel.support.DescribedAnswer;
import fr.archipel.support.ExplainedAnswer;
import fr.archipel.support.SquareTerritory;
import fr.archipel.support.TestServer;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code /api/trajectoires/{perimetre}} on a territory of three communes whose every flow is written here. */
class TrajectoryFiguresTest {
    private static final String SUD = "/api/trajectoires/scot:scot-sud";
    private static SquareTerritory territory;
    private static TestServer server;

    @BeforeAll
    static void open() {
        territory = new SquareTerritory();
        // Ouest: 2 ha a year over 2009-2020, all housing, then 0.6 ha a year, 0.4 of it activity. Est: 1 ha, then 0.2
        // ha.
        for (int year = 2009; year <= 2022; year++) {
            flow(2023, "62001", year, year <= 2020 ? 20_000 : 2_000, year <= 2020 ? 0 : 4_000);
            flow(2023, "62002", year, year <= 2020 ? 10_000 : 2_000, 0);
        }
        // A later edition has Ouest alone.
        for (int year = 2011; year <= 2024; year++) {
            flow(2025, "62001", year, 5_000, 0);
        }
        gain("62001", "men", 40);
        gain("62002", "men", 10);
        gain("62001", "emp", -3);
        gain("62002", "emp", 3);
        rate("taux_reduction", "scot:scot-sud", "50");
        server = TestServer.on(territory.database());
    }

    @AfterAll
    static void close() {
        server.close();
        territory.close();
    }

    @Test
    void a_scot_is_measured_on_its_own_reference_and_its_own_rate() {
        JsonNode answer = get(SUD);
        // Reference 10 × 3 ha = 30 ha, E = 15 ha; C = 2 × (0.6 + 0.2) = 1.6 ha, n = 2.
        assertThat(answer.at("/source/millesime").asInt()).isEqualTo(2023);
        assertThat(answer.path("annees_connues").asInt()).isEqualTo(2);
        assertThat(answer.path("hypothese_retenue").asInt()).isZero();
        assertThat(answer.at("/hypotheses").size()).isEqualTo(1);
        assertThat(answer.at("/hypotheses/0/etat").asText()).isEqualTo("etabli");
        assertValues(answer, "30", "15", "1.6", "13.4", "0.8", "1.5", "1.675", "8", "-7", "53.33", "16.75");
        assertThat(answer.at("/hypotheses/0/statut/code").asText()).isEqualTo("bonne_voie");
        assertThat(answer.at("/hypotheses/0/statut/phrase").asText())
                .contains("0,8")
                .contains("2030")
                .contains("15");
        assertThat(answer.at("/indicateurs/11/texte").asText()).isEqualTo("En bonne voie");
        assertThat(answer.at("/projets/engages/nombre").asInt(-1)).isZero();
    }

    @Test
    void flows_are_told_by_year_and_by_destination() {
        JsonNode flux = get(SUD).path("flux");
        assertThat(flux.path("annees").size()).isEqualTo(14);
        JsonNode year = flux.at("/annees/13");
        assertThat(year.path("annee").asInt()).isEqualTo(2022);
        assertThat(year.path("provisoire").asBoolean()).isTrue();
        assertThat(flux.at("/annees/12/provisoire").asBoolean()).isFalse();
        assertNumber(year, "total_ha", "0.8");
        assertNumber(year, "hab_ha", "0.4");
        assertNumber(year, "act_ha", "0.4");
        JsonNode housing = flux.at("/destinations/0");
        assertThat(housing.path("destination").asText()).isEqualTo("hab");
        assertNumber(housing, "reference_ha", "30");
        assertNumber(housing, "decennie_ha", "0.8");
        assertNumber(housing, "part_pct", "50");
        assertNumber(housing, "ha_par_an", "0.4");
        // 12 years of 3 ha and 1.6 ha.
        assertNumber(flux, "connu_ha", "37.6");
    }

    @Test
    void efficiency_is_land_by_household_and_not_computable_without_gain() {
        JsonNode answer = get(SUD);
        // Housing of 2014 to 2019: 6 × 30 000 m², for 50 households.
        assertNumber(answer.at("/efficacite/0"), "valeur", "3600");
        assertThat(answer.at("/efficacite/1/valeur").isNull()).isTrue();
        assertThat(answer.at("/efficacite/1/raison").asText()).startsWith("Non calculable");
    }

    @Test
    void a_wider_perimeter_with_a_commune_missing_says_so_and_is_null() {
        JsonNode answer = get("/api/trajectoires/communes:62001,62003");
        assertThat(answer.at("/indicateurs/0/valeur").isNull()).isTrue();
        assertThat(answer.at("/indicateurs/0/raison").asText())
                .contains("1\u00a0commune sur 2")
                .contains("« Nord »")
                .contains("la somme des autres");
        assertThat(answer.at("/flux/communes_sans_donnees/0/insee").asText()).isEqualTo("62003");
        assertThat(get("/api/trajectoires/commune:62003")
                        .at("/indicateurs/2/raison")
                        .asText())
                .contains("n'a pas toutes les années 2021-");
    }

    @Test
    void rates_that_are_not_the_perimeters_own_give_hypotheses_and_none_is_retained() {
        JsonNode answer = get("/api/trajectoires/commune:62002?taux=10");
        assertThat(answer.path("hypothese_retenue").isNull()).isTrue();
        assertThat(answer.path("hypotheses").size()).isEqualTo(4);
        assertThat(answer.at("/hypotheses/0/etat").asText()).isEqualTo("indicatif");
        assertThat(answer.at("/hypotheses/0/perimetre").asText()).isEqualTo("scot:scot-sud");
        assertThat(answer.at("/hypotheses/3/etat").asText()).isEqualTo("essai");
        assertNumber(answer.at("/hypotheses/3/mesures/1"), "valeur", "9");
        assertThat(answer.at("/indicateurs/1/valeur").isNull()).isTrue();
        assertThat(answer.at("/indicateurs/1/raison").asText()).contains("Aucun taux");
        assertNumber(answer.at("/indicateurs/0"), "valeur", "10");
        assertThat(answer.path("doute").toString())
                .contains("indicatif")
                .contains("provisoire")
                .contains("5 %");
    }

    @Test
    void the_edition_is_the_last_that_has_every_commune_or_the_one_named() {
        assertThat(get("/api/trajectoires/commune:62001")
                        .at("/source/millesime")
                        .asInt())
                .isEqualTo(2025);
        JsonNode named = get("/api/trajectoires/commune:62001?millesime=2023");
        assertThat(named.at("/source/millesime").asInt()).isEqualTo(2023);
        assertThat(named.path("doute").toString()).contains("L'édition 2025 est plus récente");
        TestServer.Answer unknown = server.get("/api/trajectoires/commune:62001?millesime=2024");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.json().path("detail").asText()).contains("2023, 2025");
    }

    @Test
    void what_is_written_in_an_address_is_read_strictly() {
        for (String bad :
                List.of("taux=101", "taux=-1", "taux=x", "source=ign", "date=2026", "expliquer=oui", "millesime=x")) {
            assertThat(server.get(SUD + "?" + bad).status()).as(bad).isEqualTo(400);
        }
        assertThat(server.get(SUD + "?regle=rien").status()).isEqualTo(404);
        assertThat(server.get("/api/trajectoires/commune:62999").status()).isEqualTo(404);
        assertThat(server.get("/api/trajectoires/62001").status()).isEqualTo(400);
    }

    @Test
    void a_simulation_applies_its_own_rate_everywhere() {
        JsonNode answer = get("/api/trajectoires/commune:62002?regle=simulation-54-47");
        assertThat(answer.at("/hypotheses/0/etat").asText()).isEqualTo("simulation");
        // 10 ha × (1 − 0.5447) = 4.553 ha.
        assertNumber(answer.at("/indicateurs/1"), "valeur", "4.553");
    }

    @Test
    void every_figure_has_an_explanation_and_every_answer_is_described() {
        JsonNode document = server.get("/ogc/api").json();
        for (String id : List.of("scot:scot-sud", "commune:62001", "epci:100000001", "communes:62001,62003")) {
            JsonNode answer = get("/api/trajectoires/" + id + "?expliquer=true&taux=30");
            assertThat(ExplainedAnswer.faults(answer)).as(id).isEmpty();
            assertThat(DescribedAnswer.faults(document, "/api/trajectoires/{perimetre}", answer))
                    .as(id)
                    .isEmpty();
        }
        JsonNode scot = get("/api/scot/scot-sud/trajectoire?expliquer=true");
        assertThat(DescribedAnswer.faults(document, "/api/scot/{id}/trajectoire", scot))
                .isEmpty();
        assertThat(scot.at("/perimetre/perimetre").asText()).isEqualTo("scot:scot-sud");
        JsonNode envelope = scot.path("explications").path("/indicateurs/1");
        assertThat(envelope.path("calcul").asText()).isEqualTo("30 × (1 − 50 ÷ 100) = 15");
        assertThat(envelope.at("/regles/0/source").asText()).isEqualTo("essai");
        assertThat(get(SUD).has("explications")).isFalse();
    }

    private static void assertValues(JsonNode answer, String... expected) {
        for (int i = 0; i < expected.length; i++) {
            JsonNode indicator = answer.at("/indicateurs/" + i);
            assertThat(indicator.path("valeur").decimalValue())
                    .as(indicator.path("cle").asText())
                    .isEqualByComparingTo(new BigDecimal(expected[i]));
            assertThat(indicator.path("raison").isNull()).isTrue();
        }
    }

    private static void assertNumber(JsonNode node, String member, String expected) {
        assertThat(node.path(member).isNumber()).as(member + " of " + node).isTrue();
        assertThat(node.path(member).decimalValue()).as(member).isEqualByComparingTo(new BigDecimal(expected));
    }

    private static void flow(int edition, String insee, int year, int housing, int activity) {
        area(edition, insee, year, "total", housing + activity);
        area(edition, insee, year, "hab", housing);
        area(edition, insee, year, "act", activity);
        for (String other : List.of("mix", "rou", "fer", "inc")) {
            area(edition, insee, year, other, 0);
        }
    }

    private static void area(int edition, String insee, int year, String destination, int squareMetres) {
        territory
                .database()
                .update(Sql.of(
                        "INSERT INTO conso_enaf (millesime, insee, annee, destination, surface_m2) VALUES (?, ?, ?, ?, ?)",
                        edition,
                        insee,
                        year,
                        destination,
                        squareMetres));
    }

    private static void gain(String insee, String indicator, int value) {
        territory
                .database()
                .update(Sql.of(
                        "INSERT INTO enaf_indicateur (millesime, insee, indicateur, debut, fin, valeur)"
                                + " VALUES (2023, ?, ?, 2014, 2020, ?)",
                        insee,
                        indicator,
                        value));
    }

    private static void rate(String key, String perimeter, String value) {
        territory.database().update(Sql.of("""
                        INSERT INTO regle_parametre (regle, cle, perimetre, titre, valeur, unite, etat, valide_du, source, auteur)
                        VALUES ('loi-2021-1104-2023-630', ?, ?, 'Essai', ?, '%', 'etabli', date '2024-01-01', 'essai', 'essai')""", key, perimeter, new BigDecimal(value)));
    }

    private static JsonNode get(String path) {
        TestServer.Answer answer = server.get(path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }
}
