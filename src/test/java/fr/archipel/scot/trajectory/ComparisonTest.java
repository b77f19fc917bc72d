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

/** Territories compared, floors, registers, two rule sets compared, and the same as files. */
class ComparisonTest {
    private static SquareTerritory territory;
    private static TestServer server;
    private static JsonNode document;

    @BeforeAll
    static void open() {
        territory = new SquareTerritory();
        // Ouest: 4 ha in ten years, then 0.1 ha a year. Est: 0.5 ha in ten years, then nothing. Nord: 1 ha, then 0.3 ha
        // a year.
        for (int year = 2011; year <= 2022; year++) {
            flow("62001", year, year <= 2020 ? 4_000 : 1_000);
            flow("62002", year, year <= 2020 ? 500 : 0);
            flow("62003", year, year <= 2020 ? 1_000 : 3_000);
        }
        parameter("garantie_eligible", "commune:62002", "1");
        parameter("garantie_eligible", "commune:62001", "1");
        parameter("garantie_mutualisee", "epci:100000001", "1");
        run("INSERT INTO pene (titre, arrete, auteur) VALUES ('Canal', 'Arrêté', 'essai')");
        run("INSERT INTO pene_consommation SELECT id, '62003', 2021, 2000 FROM pene");
        // Outside the known years: not in what was consumed.
        run("INSERT INTO pene_consommation SELECT id, '62003', 2024, 9000 FROM pene");
        run("INSERT INTO renaturation (titre, insee, surface_m2, date_effet, preuve, deductible, auteur) VALUES"
                + " ('Berge', '62003', 500, '2022-05-01', 'photo', true, 'essai'),"
                + " ('Avant', '62003', 7000, '2019-05-01', 'photo', true, 'essai'),"
                + " ('Parc', '62003', 300, '2023-01-01', null, false, 'essai')");
        server = TestServer.on(territory.database());
        document = server.get("/ogc/api").json();
    }

    @AfterAll
    static void close() {
        server.close();
        territory.close();
    }

    @Test
    void communes_are_compared_under_the_rate_that_is_tried() {
        JsonNode answer = get("/api/trajectoires?type=commune&taux=50&expliquer=true");
        assertThat(answer.path("numberMatched").asInt()).isEqualTo(3);
        JsonNode east = row(answer, "commune:62002");
        // Est: E = 0.25, lifted to 1 ha; nothing consumed, no end.
        assertNumber(east, "enveloppe_ha", "1");
        assertThat(east.path("plancher_applique").asBoolean()).isTrue();
        assertThat(east.path("annees_restantes").isNull()).isTrue();
        JsonNode west = row(answer, "commune:62001");
        assertNumber(west, "enveloppe_ha", "2");
        assertNumber(west, "reste_ha", "1.8");
        assertThat(west.path("plancher_applique").asBoolean()).isFalse();
        JsonNode north = row(answer, "commune:62003");
        // E = 0.5; C = 0.6, 0.2 of it national; 0.05 given back: R = 0.5 − 0.4 + 0.05 = 0.15.
        assertNumber(north, "reste_ha", "0.15");
        assertNumber(north, "projection_ha", "3");
        assertNumber(north, "depassement_ha", "2.5");
        assertNumber(north, "atteinte_pct", "600");
        assertThat(north.path("statut").asText()).isEqualTo("depasse");
        assertThat(north.path("etat_taux").asText()).isEqualTo("essai");
        assertThat(ExplainedAnswer.faults(answer)).isEmpty();
        assertThat(DescribedAnswer.faults(document, "/api/trajectoires", answer))
                .isEmpty();
    }

    @Test
    void without_a_rate_only_what_needs_none_is_told() {
        JsonNode answer = get("/api/trajectoires?perimetres=commune:62001;scot:scot-sud");
        JsonNode scot = row(answer, "scot:scot-sud");
        assertNumber(scot, "consommation_reference_ha", "4.5");
        assertNumber(scot, "rythme_ha_an", "0.1");
        assertThat(scot.path("enveloppe_ha").isNull()).isTrue();
        assertThat(scot.path("raison").asText()).contains("Aucun taux");
        assertThat(scot.path("statut").asText()).isEqualTo("inconnu");
        assertThat(get("/api/trajectoires").path("items").size()).isEqualTo(2);
        assertThat(get("/api/trajectoires?type=commune&scot=scot-sud")
                        .path("items")
                        .size())
                .isEqualTo(2);
        assertThat(get("/api/trajectoires?type=commune&epci=100000002")
                        .path("items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void a_wider_perimeter_uses_its_own_reference_and_shows_its_communes_beside() {
        JsonNode answer = get("/api/trajectoires/epci:100000001?taux=50");
        JsonNode tried = answer.path("hypotheses").get(answer.path("hypotheses").size() - 1);
        // Own: 4.5 × 50 % = 2.25. Communes: 2 + max(0.25, 1) = 3.
        assertNumber(tried.at("/mesures/1"), "valeur", "2.25");
        assertThat(tried.path("plancher_applique").asBoolean()).isFalse();
        assertNumber(tried.path("somme_communes"), "enveloppe_ha", "3");
        assertNumber(tried.path("somme_communes"), "sans_plancher_ha", "2.25");
        assertThat(tried.at("/somme_communes/communes_au_plancher").asInt()).isEqualTo(1);
        JsonNode guarantee = answer.path("garantie_communale");
        assertThat(guarantee.path("communes_eligibles").asInt()).isEqualTo(2);
        assertThat(guarantee.path("mutualisee").asBoolean()).isTrue();
        assertNumber(guarantee, "mutualisee_ha", "2");
        JsonNode north = get("/api/trajectoires/epci:100000002");
        assertThat(north.at("/garantie_communale/mutualisee").isNull()).isTrue();
        assertNumber(north.path("registres"), "pene_ha", "0.2");
        assertNumber(north.path("registres"), "renaturation_deductible_ha", "0.05");
        assertNumber(north.path("registres"), "renaturation_non_deductible_ha", "0.03");
    }

    @Test
    void two_rule_sets_are_compared_on_one_perimeter() {
        JsonNode answer = get("/api/regles-foncieres/simulation-50/ecarts/simulation-54-47?perimetre=commune:62001");
        // 4 ha: 2 against 1.8212.
        JsonNode envelope = answer.at("/ecarts/0");
        assertThat(envelope.path("cle").asText()).isEqualTo("enveloppe");
        assertNumber(envelope, "a", "2");
        assertNumber(envelope, "b", "1.8212");
        assertNumber(envelope, "difference", "-0.1788");
        assertThat(answer.path("identiques").toString())
                .contains("consommation_reference")
                .contains("statut");
        assertThat(answer.path("parametres").size()).isEqualTo(1);
        assertThat(DescribedAnswer.faults(document, "/api/regles-foncieres/{a}/ecarts/{b}", answer))
                .isEmpty();
        assertThat(server.get("/api/regles-foncieres/simulation-50/ecarts/rien?perimetre=commune:62001")
                        .status())
                .isEqualTo(404);
        assertThat(server.get("/api/regles-foncieres/simulation-50/ecarts/simulation-54-47")
                        .status())
                .isEqualTo(400);
        JsonNode explained = get(
                "/api/regles-foncieres/simulation-50/ecarts/simulation-54-47?perimetre=commune:62001&expliquer=true");
        assertThat(ExplainedAnswer.faults(explained)).isEmpty();
        assertThat(DescribedAnswer.faults(document, "/api/regles-foncieres/{a}/ecarts/{b}", explained))
                .isEmpty();
        assertThat(explained
                        .path("explications")
                        .path("/ecarts/0/difference")
                        .path("calcul")
                        .asText())
                .isEqualTo("1,8212 − 2 = (−0,1788)");
        assertThat(explained
                        .path("explications")
                        .path("/ecarts/0/b")
                        .path("regles")
                        .toString())
                .contains("54,47");
        assertThat(answer.has("explications")).isFalse();
        JsonNode law = get("/api/regles-foncieres/loi-2021-1104-2023-630/ecarts/simulation-50?perimetre=scot:scot-sud");
        assertThat(law.at("/ecarts/0/a").isNull()).isTrue();
        assertThat(law.at("/ecarts/0/raison_a").asText()).contains("Aucun taux");
    }

    @Test
    void consumption_is_told_by_commune_described_and_explained() {
        JsonNode answer = get("/api/consommation/scot:scot-sud?par=commune&expliquer=true");
        assertNumber(answer, "total_ha", "4.7");
        assertNumber(answer.at("/par_commune/1"), "total_ha", "0.5");
        assertThat(ExplainedAnswer.faults(answer)).isEmpty();
        assertThat(DescribedAnswer.faults(document, "/api/consommation/{perimetre}", answer))
                .isEmpty();
        for (String source : List.of("enaf", "ocs2d")) {
            JsonNode editions = get("/api/consommation/scot:scot-sud/editions?expliquer=true&source=" + source);
            assertThat(ExplainedAnswer.faults(editions)).isEmpty();
            assertThat(DescribedAnswer.faults(document, "/api/consommation/{perimetre}/editions", editions))
                    .isEmpty();
        }
        assertThat(get("/api/consommation/scot:scot-sud/editions").has("explications"))
                .isFalse();
        assertThat(DescribedAnswer.faults(document, "/api/consommation/sources", get("/api/consommation/sources")))
                .isEmpty();
        JsonNode other = get("/api/consommation/scot:scot-sud?source=ocs2d");
        assertThat(other.path("source").isNull()).isTrue();
        assertThat(other.at("/raisons/0").asText()).contains("non renseignée");
    }

    @Test
    void every_table_is_to_be_had_as_a_file() {
        for (String path : List.of(
                "/api/trajectoires/scot:scot-sud",
                "/api/scot/scot-sud/trajectoire",
                "/api/trajectoires?type=commune&taux=50",
                "/api/consommation/scot:scot-sud?par=commune",
                "/api/consommation/commune:62001")) {
            String with = path + (path.contains("?") ? "&" : "?") + "f=";
            TestServer.Answer csv = server.get(with + "csv");
            assertThat(csv.status()).as(csv.text()).isEqualTo(200);
            assertThat(csv.header("Content-Type")).startsWith("text/csv");
            assertThat(csv.text().lines().count()).isGreaterThan(3);
            TestServer.Answer xlsx = server.get(with + "xlsx");
            assertThat(xlsx.status()).isEqualTo(200);
            assertThat(xlsx.text()).startsWith("PK");
            assertThat(server.get(with + "pdf").status()).isEqualTo(400);
        }
        assertThat(server.get("/api/trajectoires?type=commune&taux=50&f=csv").text())
                .contains("commune:62003;Nord;1,0000;50;essai;0,5000;0,6000;0,1500;0,3;");
    }

    @Test
    void a_request_that_does_not_hold_together_is_refused() {
        for (String bad : List.of(
                "perimetres=62001",
                "perimetres=commune:62001;",
                "perimetres=commune:62001&type=commune",
                "type=region",
                "epci=12",
                "f=pdf")) {
            assertThat(server.get("/api/trajectoires?" + bad).status()).as(bad).isEqualTo(400);
        }
        assertThat(server.get("/api/trajectoires?epci=999999999").status()).isEqualTo(404);
    }

    private static JsonNode row(JsonNode answer, String id) {
        for (JsonNode row : answer.path("items")) {
            if (row.at("/perimetre/id").asText().equals(id)) {
                return row;
            }
        }
        throw new AssertionError(id + " is not there");
    }

    private static void assertNumber(JsonNode node, String member, String expected) {
        assertThat(node.path(member).isNumber()).as(member + " of " + node).isTrue();
        assertThat(node.path(member).decimalValue()).as(member).isEqualByComparingTo(new BigDecimal(expected));
    }

    private static void flow(String insee, int year, int squareMetres) {
        for (String destination : List.of("total", "hab")) {
            run(
                    "INSERT INTO conso_enaf (millesime, insee, annee, destination, surface_m2) VALUES (2023, ?, ?, ?, ?)",
                    insee,
                    year,
                    destination,
                    squareMetres);
        }
    }

    private static void parameter(String key, String perimeter, String value) {
        run("""
                INSERT INTO regle_parametre (regle, cle, perimetre, titre, valeur, etat, valide_du, source, auteur)
                VALUES ('loi-2021-1104-2023-630', ?, ?, 'Essai', ?, 'etabli', date '2024-01-01', 'essai', 'essai')""", key, perimeter, new BigDecimal(value));
    }

    private static void run(String sql, Object... values) {
        territory.database().update(Sql.of(sql, values));
    }

    private static JsonNode get(String path) {
        TestServer.Answer answer = server.get(path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }
}
