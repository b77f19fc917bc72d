package fr.archipel.scot.check;

import static fr.archipel.support.SquareTerritory.geoJson;
import static fr.archipel.support.SquareTerritory.square;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.db.Database;
import fr.archipel.db.Sql;
import fr.archipel.scot.PerimeterId;
import fr.archipel.scot.PerimeterSheet;
import fr.archipel.scot.PerimeterStore;
import fr.archipel.scot.rule.RuleSet;
import fr.archipel.scot.rule.RuleStore;
import fr.archipel.support.ExplainedAnswer;
import fr.archipel.support.SquareTerritory;
import fr.archipel.support.TestServer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;

/**
 * Several projects, the envelope before and after, what-if. Each commune consumed 1.5 ha a year over 2011-2020 and 0.4 ha in 2021
 * and in 2022: scot-sud, two communes, has a reference of 30 ha, 15 ha at 50 %, 1.6 ha consumed, 13.4 ha left.
 */
class ProjectsTest {
    private static SquareTerritory territory;
    private static TestServer server;

    @BeforeAll
    static void open() {
        territory = new SquareTerritory();
        for (String insee : List.of("62001", "62002", "62003")) {
            for (int year = 2011; year <= 2022; year++) {
                territory
                        .database()
                        .update(Sql.of(
                                "INSERT INTO conso_enaf (millesime, insee, annee, destination, surface_m2)"
                                        + " VALUES (2023, ?, ?, 'total', ?)",
                                insee,
                                year,
                                new BigDecimal(year < 2021 ? 15_000 : 4_000)));
            }
        }
        territory.friche("friche-urbaine", "urbanisee", square(500, 100, 100, 100));
        territory.friche("friche-enaf", "enaf", square(700, 100, 100, 100));
        // Ouest, north half: known as ENAF in 2024; what 2021 said of its east half no longer counts.
        known("a", "enaf", 2024, square(0, 500, 1000, 500));
        known("b", "urbanise", 2021, square(0, 200, 1000, 100));
        known("c", "urbanise", 2024, square(1000, 500, 500, 500));
        // An engaged fiche on 1 ha of ENAF, one that is done, one given up.
        territory.fiche("engagee", 1, "communes");
        territory.ficheObjet("engagee", "friches", "friche-enaf", "porte_sur");
        territory.database().update(Sql.of("UPDATE fiche SET statut = 'engagee' WHERE id = 'engagee'"));
        territory.fiche("abandon", 2, "communes");
        territory.ficheObjet("abandon", "friches", "friche-enaf", "porte_sur");
        territory.database().update(Sql.of("UPDATE fiche SET statut = 'abandonnee' WHERE id = 'abandon'"));
        territory.fiche("sans-emprise", 3, "epci");
        server = TestServer.on(territory.database());
    }

    @AfterAll
    static void close() {
        server.close();
        territory.close();
    }

    private static void known(String id, String nature, int year, Geometry area) {
        territory
                .database()
                .update(Sql.of(
                        "INSERT INTO sol_reference (id, nature, millesime, source, geom) VALUES (?, ?, ?, 'essai', ST_Multi(?))",
                        id,
                        nature,
                        year,
                        area));
    }

    @Test
    void known_land_settles_the_interval_by_its_last_vintage() {
        // From 200 to 700 m north: 30 % bare, whose old vintage says nothing any more, 20 % ENAF.
        JsonNode answer = post("/api/scot/verifier", geoJson(square(0, 200, 100, 500)));
        assertHa(answer, "/surface_ha", "5");
        assertInterval(answer, "/consommation_ha", "2", "5");
        assertThat(answer.at("/sols/0/code").asText()).isEqualTo("enaf");
        assertThat(answer.at("/sols/0/par").asText()).isEqualTo("sol_reference");
        assertHa(answer, "/sols/0/surface_ha", "2");
        assertThat(answer.path("enaf").asText()).contains("2024");
    }

    @Test
    void kinds_of_ground_are_told_by_commune() {
        // 1 ha of ENAF in Ouest, 1 ha urbanised in Est.
        JsonNode answer = post("/api/scot/verifier", geoJson(square(900, 600, 200, 100)));
        assertThat(answer.at("/par_commune").size()).isEqualTo(2);
        for (JsonNode part : answer.path("par_commune")) {
            boolean ouest = part.at("/commune/nom").asText().equals("Ouest");
            assertInterval(part, "/charge_ha", ouest ? "1" : "0", ouest ? "1" : "0");
            assertThat(part.at("/sols/0/compte").asText()).isEqualTo(ouest ? "enaf" : "urbanise");
        }
        assertThat(answer.path("phrase").asText())
                .startsWith("Ce projet prend 1 ha d'ENAF à ".replace("1 ha", "1\u202fha"));
    }

    @Test
    void the_envelope_is_told_before_and_after_at_each_rate() {
        JsonNode answer = post("/api/scot/verifier?taux=40", geoJson(square(0, 600, 200, 100)));
        JsonNode scot = envelope(answer, "scot:scot-sud");
        assertInterval(scot, "/charge_ha", "2", "2");
        // The engaged fiche takes 1 ha of it already.
        assertInterval(scot, "/engages_ha", "1", "1");
        JsonNode half = hypothesis(scot, "50");
        assertThat(half.path("etat").asText()).isEqualTo("indicatif");
        assertHa(half, "/enveloppe_ha", "15");
        assertHa(half, "/reste_avant_ha", "13.4");
        assertInterval(half, "/reste_apres_engages_ha", "12.4", "12.4");
        assertInterval(half, "/reste_apres_ha", "11.4", "11.4");
        assertInterval(half, "/reste_apres_tout_ha", "10.4", "10.4");
        // 2 of 15 ha.
        assertInterval(half, "/part_pct", "13.33", "13.33");
        assertThat(half.path("statut_avant").asText()).isEqualTo("bonne_voie");
        assertThat(half.path("statut_apres").asText()).isEqualTo("bonne_voie");
        // 30 × 0.6 = 18; 18 − 1.6 − 2 = 14.4.
        JsonNode tried = hypothesis(scot, "40");
        assertThat(tried.path("etat").asText()).isEqualTo("essai");
        assertInterval(tried, "/reste_apres_ha", "14.4", "14.4");
        // The commune alone: 15 × 0.5 − 0.8 = 6.7, less 2.
        assertInterval(hypothesis(envelope(answer, "commune:62001"), "50"), "/reste_apres_ha", "4.7", "4.7");
        assertThat(answer.path("phrase").asText()).contains("n'est pas confirmée", "50", "indicatif", "11,4");
    }

    @Test
    void a_project_larger_than_what_is_left_is_over_for_sure_or_at_risk() {
        // 20 ha of ENAF in Ouest: its 6.7 ha are over. 8 ha of which nothing is known: they may be.
        JsonNode over = post("/api/scot/verifier", geoJson(square(0, 500, 400, 500)));
        assertThat(hypothesis(envelope(over, "commune:62001"), "50")
                        .path("statut_apres")
                        .asText())
                .isEqualTo("depasse");
        JsonNode risk = post("/api/scot/verifier", geoJson(square(0, 300, 400, 200)));
        JsonNode commune = hypothesis(envelope(risk, "commune:62001"), "50");
        assertInterval(commune, "/reste_apres_ha", "-1.3", "6.7");
        assertThat(commune.path("statut_apres").asText()).isEqualTo("risque");
    }

    @Test
    void a_project_that_the_vintage_holds_charges_nothing_more() {
        String drawing = "{\"geometry\":" + geoJson(square(0, 600, 100, 100)) + ",\"etat\":\"realise\"%s}";
        JsonNode held = post("/api/scot/verifier", drawing.formatted(",\"date_effet\":\"2022-06-01\""));
        assertThat(held.at("/deja_dans_millesime/reponse").asText()).isEqualTo("oui");
        assertThat(held.at("/deja_dans_millesime/millesime").asInt()).isEqualTo(2023);
        assertInterval(held, "/consommation_ha", "1", "1");
        assertInterval(held, "/charge_ha", "0", "0");
        JsonNode later = post("/api/scot/verifier", drawing.formatted(",\"date_effet\":\"2023-01-01\""));
        assertThat(later.at("/deja_dans_millesime/reponse").asText()).isEqualTo("non");
        assertInterval(later, "/charge_ha", "1", "1");
        assertInterval(post("/api/scot/verifier", drawing.formatted("")), "/charge_ha", "0", "1");
    }

    @Test
    void ground_that_projects_share_is_the_one_s_that_is_furthest_along() {
        String engaged = "{\"geometry\":" + geoJson(square(0, 600, 200, 100)) + ",\"titre\":\"A\",\"etat\":\"engage\"}";
        String planned =
                "{\"geometry\":" + geoJson(square(100, 600, 200, 100)) + ",\"titre\":\"B\",\"etat\":\"projete\"}";
        JsonNode answer = post("/api/scot/verifier", "{\"projets\":[" + planned + "," + engaged + "]}");
        assertHa(answer, "/surface_ha", "3");
        assertInterval(answer, "/charge_ha", "3", "3");
        assertThat(answer.at("/projets/0/titre").asText()).isEqualTo("A");
        assertHa(answer, "/projets/0/propre_ha", "2");
        assertHa(answer, "/projets/0/partagee_ha", "1");
        assertHa(answer, "/projets/1/surface_ha", "2");
        assertHa(answer, "/projets/1/propre_ha", "1");
        assertInterval(answer, "/projets/1/charge_ha", "1", "1");
        assertThat(answer.path("etat").isNull()).isTrue();
    }

    @Test
    void the_order_of_a_request_never_matters() {
        Random random = new Random(7);
        List<String> projects = new ArrayList<>(List.of(
                "\"engagee\"",
                "{\"fiche\":\"abandon\"}",
                "\"fiche:sans-emprise\"",
                "{\"objet\":{\"layer\":\"friches\",\"id\":\"friche-urbaine\"}}"));
        String[] states = {"projete", "engage", "autorise", "realise"};
        for (int i = 0; i < 8; i++) {
            projects.add("{\"geometry\":%s,\"etat\":\"%s\",\"nature\":\"%s\"}"
                    .formatted(
                            geoJson(square(random.nextInt(800), random.nextInt(800), 300, 300)),
                            states[i % 4],
                            i % 3 == 0 ? "pene" : "extension"));
        }
        String first = simulate(projects);
        for (int i = 0; i < 5; i++) {
            Collections.shuffle(projects, random);
            assertThat(simulate(projects)).isEqualTo(first);
        }
    }

    private static String simulate(List<String> projects) {
        return post(
                        "/api/scot/simulation",
                        "{\"perimetre\":\"scot:scot-sud\",\"projets\":[" + String.join(",", projects) + "]}")
                .toString();
    }

    @Test
    void what_if_nothing_is_chosen_is_the_envelope_alone() {
        JsonNode answer = post("/api/scot/simulation", "{\"perimetre\":\"epci:100000001\",\"projets\":[],\"taux\":40}");
        assertThat(answer.at("/perimetre/titre").asText()).isEqualTo("SUD");
        assertThat(answer.at("/enveloppes/0/perimetre/id").asText()).isEqualTo("epci:100000001");
        assertInterval(hypothesis(answer.at("/enveloppes/0"), "40"), "/reste_apres_ha", "16.4", "16.4");
        assertThat(answer.path("phrase").asText()).contains("Aucun projet");
    }

    @Test
    void what_if_only_counts_in_the_perimeter_what_is_there() {
        // 1 ha in Ouest, 1 ha in Nord, whose commune knows no ENAF: 0 to 1.
        String body = "{\"perimetre\":\"commune:62001\",\"projets\":[{\"geometry\":" + geoJson(square(0, 900, 100, 200))
                + "}]}";
        JsonNode answer = post("/api/scot/simulation", body);
        assertInterval(answer, "/enveloppes/0/charge_ha", "1", "1");
        assertInterval(answer, "/charge_ha", "1", "2");
        assertInterval(envelope(answer, "scot:scot-nord"), "/charge_ha", "0", "1");
    }

    @Test
    void known_projects_are_listed_with_what_they_take() {
        JsonNode answer = get("/api/scot/projets?perimetre=commune:62001");
        assertThat(texts(answer.path("items"), "id")).containsExactly("fiche:engagee", "fiche:abandon");
        JsonNode engaged = answer.at("/items/0");
        assertThat(engaged.at("/etat/code").asText()).isEqualTo("engage");
        assertThat(engaged.at("/etat/origine").asText()).isEqualTo("statut");
        assertInterval(engaged, "/charge_ha", "1", "1");
        // Given up: the ground is the other's.
        assertHa(answer, "/items/1/propre_ha", "0");
        assertThat(get("/api/scot/projets?perimetre=commune:62003").path("items"))
                .isEmpty();
    }

    @Test
    void what_the_register_says_goes_before_the_status_of_the_fiche_and_the_trajectory_follows() {
        assertHa(get("/api/trajectoires/commune:62001"), "/projets/engages/charge_ha/maximum", "1");
        territory.database().update(Sql.of("""
                INSERT INTO projet_foncier (fiche, nature, etat, date_effet, auteur)
                VALUES ('engagee', 'extension', 'realise', DATE '2021-05-01', 'essai')"""));
        try {
            JsonNode answer = post("/api/scot/verifier", "{\"fiche\":\"engagee\"}");
            assertThat(answer.at("/etat/code").asText()).isEqualTo("realise");
            assertThat(answer.at("/etat/origine").asText()).isEqualTo("declaration");
            assertThat(answer.path("registre").isIntegralNumber()).isTrue();
            assertInterval(answer, "/charge_ha", "0", "0");
            JsonNode known = get("/api/trajectoires/commune:62001").path("projets");
            assertHa(known, "/engages/charge_ha/maximum", "0");
            assertHa(known, "/deja_dans_millesime/charge_ha/maximum", "1");
        } finally {
            territory.database().update(Sql.of("DELETE FROM projet_foncier"));
        }
    }

    @Test
    void a_declared_nature_that_the_ground_contradicts_is_told() {
        String body = "{\"fiche\":\"engagee\",\"nature\":\"densification\"}";
        JsonNode answer = post("/api/scot/verifier", body);
        assertInterval(answer, "/charge_ha", "1", "1");
        assertThat(answer.path("raisons").toString()).contains("Déclaré « Densification »", "prouvés ENAF");
        assertInterval(
                post("/api/scot/verifier", "{\"fiche\":\"engagee\",\"nature\":\"pene\"}"),
                "/hors_enveloppe_ha",
                "1",
                "1");
    }

    @Test
    void every_figure_says_why() {
        String drawn = "{\"geometry\":" + geoJson(square(0, 400, 1500, 200)) + ",\"nature\":\"photovoltaique\"}";
        for (JsonNode answer : List.of(
                post("/api/scot/verifier?expliquer=true&taux=40", drawn),
                post("/api/scot/verifier?expliquer=true", "{\"fiche\":\"sans-emprise\"}"),
                post("/api/scot/verifier?expliquer=true", "{\"projets\":[\"engagee\"," + drawn + "]}"),
                post(
                        "/api/scot/simulation?expliquer=true",
                        "{\"perimetre\":\"scot:scot-nord\",\"projets\":[\"engagee\"]}"),
                get("/api/scot/projets?expliquer=true"))) {
            assertThat(ExplainedAnswer.faults(answer)).isEmpty();
        }
        assertThat(post("/api/scot/verifier", drawn).has("explications")).isFalse();
    }

    private static JsonNode envelope(JsonNode answer, String perimeter) {
        return StreamSupport.stream(answer.path("enveloppes").spliterator(), false)
                .filter(each -> each.at("/perimetre/id").asText().equals(perimeter))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode hypothesis(JsonNode envelope, String rate) {
        return StreamSupport.stream(envelope.path("hypotheses").spliterator(), false)
                .filter(each -> each.path("taux_pct").decimalValue().compareTo(new BigDecimal(rate)) == 0)
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode get(String address) {
        TestServer.Answer answer = server.get(address);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void a_known_project_that_meets_too_much_is_said_not_to_be_counted() {
        Database database = territory.database();
        KnownProjects known = new KnownProjects(new ProjectStore(database), new CheckStore(database, 3));
        RuleSet rules = new RuleStore(database).get(null, LocalDate.of(2026, 1, 1));
        assertThat(known.all(rules, null).projets()).isEmpty();
        assertThat(known.tooVast()).extracting(Projet::id).contains("fiche:engagee", "fiche:abandon");
        PerimeterSheet sud = new PerimeterStore(database).get(PerimeterId.scot("scot-sud"));
        assertThat(known.of(sud, rules, null).orElseThrow().raisons())
                .anyMatch(reason -> reason.contains("ni mesurée") || reason.contains("ni mesurées"));
    }

    private static JsonNode post(String address, String body) {
        TestServer.Answer answer = server.post(address, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static void assertHa(JsonNode answer, String pointer, String hectares) {
        assertThat(answer.at(pointer).isNumber()).as(pointer + " of " + answer).isTrue();
        // A metre off: drawings pass through degrees.
        assertThat(answer.at(pointer).decimalValue())
                .as(pointer)
                .isBetween(
                        new BigDecimal(hectares).subtract(new BigDecimal("0.00021")),
                        new BigDecimal(hectares).add(new BigDecimal("0.00021")));
    }

    private static void assertInterval(JsonNode answer, String pointer, String least, String most) {
        assertHa(answer, pointer + "/minimum", least);
        assertHa(answer, pointer + "/maximum", most);
    }

    private static List<String> texts(JsonNode array, String member) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(node -> node.path(member).asText())
                .toList();
    }
}
