package fr.archipel.scot.trajectory;

import static fr.archipel.support.SquareTerritory.square;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.account.Author;
import fr.archipel.db.Sql;
import fr.archipel.exchange.intake.ImportRequest;
import fr.archipel.exchange.intake.Imports;
import fr.archipel.exchange.intake.Progress;
import fr.archipel.json.Json;
import fr.archipel.support.DescribedAnswer;
import fr.archipel.support.ExplainedAnswer;
import fr.archipel.support.SquareTerritory;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;

/**
 * A trajectory by OCS2D, from a file of the region's shape (each polygon once, with its codes at five dates) brought in by the
 * import. Its polygons are generated. Ouest, 100 ha: 4 ha of fields are houses by 2015, 6 ha a factory by 2021, 1.5 ha a
 * road by 2024; 1 ha of houses is a field again by 2021; of half a hectare the use is never known. Est: fields. Nord is not in it.
 */
class Ocs2dTrajectoryTest {
    private static final String FIELD = "CS6.3.0 US1.1.3";
    private static final String HOUSES = "CS1.1.1 US5.2.2";
    private static final String FACTORY = "CS1.1.1 US2.1.1";
    private static final String ROAD = "CS1.1.2 US4.1.1";
    private static final String UNKNOWN = "CS6.6.0 US7.0.0";
    private static final List<String> DATES = List.of("05", "10", "15", "21", "24");
    private static final SquareTerritory TERRITORY = new SquareTerritory();

    @TempDir
    static Path folder;

    private static TestServer server;
    private static JsonNode document;

    @BeforeAll
    static void bringIn() throws IOException {
        ArrayNode features = Json.MAPPER.createArrayNode();
        polygon(features, square(0, 0, 200, 200), FIELD, FIELD, HOUSES, HOUSES, HOUSES);
        polygon(features, square(200, 0, 300, 200), FIELD, FIELD, FIELD, FACTORY, FACTORY);
        polygon(features, square(500, 0, 150, 100), FIELD, FIELD, FIELD, FIELD, ROAD);
        polygon(features, square(500, 100, 100, 100), HOUSES, HOUSES, HOUSES, FIELD, FIELD);
        polygon(features, square(600, 100, 50, 100), UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN);
        polygon(features, square(650, 0, 350, 200), FIELD, FIELD, FIELD, FIELD, FIELD);
        // Across the border of the two communes.
        polygon(features, square(0, 200, 2000, 800), FIELD, FIELD, FIELD, FIELD, FIELD);
        polygon(features, square(1000, 0, 1000, 200), FIELD, FIELD, FIELD, FIELD, FIELD);
        ObjectNode file = Json.object().put("type", "FeatureCollection");
        file.putObject("crs").put("type", "name").putObject("properties").put("name", "urn:ogc:def:crs:EPSG::2154");
        file.set("features", features);
        Path path = Files.writeString(folder.resolve("ocs2d_GENERE.geojson"), file.toString());

        Imports imports = new Imports(TERRITORY.database(), TestDatabase.catalogue());
        ImportRequest request = ImportRequest.into("ocs2d");
        String id = imports.open("ocs2d_GENERE.geojson", request, null);
        assertThat(imports.examine(id, path, request, Progress.NONE)
                        .examination()
                        .comptes()
                        .rejetees())
                .isZero();
        imports.apply(id, new Author("", "Essai"), Progress.NONE);

        // Cerema's file says something else altogether of the same ground.
        for (String insee : List.of("62001", "62002", "62003")) {
            for (int year = 2011; year <= 2022; year++) {
                TERRITORY.database().update(Sql.of("""
                        INSERT INTO conso_enaf (millesime, insee, annee, destination, surface_m2)
                        VALUES (2023, ?, ?, 'total', 70000)""", insee, year));
            }
        }
        server = TestServer.on(TERRITORY.database());
        document = server.get("/ogc/api").json();
        for (String pair :
                List.of("de=2005&vers=2010", "de=2010&vers=2015", "de=2015&vers=2021", "de=2021&vers=2024")) {
            TestServer.Answer counted = server.get("/api/occupation-sol/flux/scot:scot-sud?source=ocs2d&" + pair);
            for (int i = 0; i < 20 && counted.status() == 503; i++) {
                counted = server.get("/api/occupation-sol/flux/scot:scot-sud?source=ocs2d&" + pair);
            }
            assertThat(counted.status()).as(counted.text()).isEqualTo(200);
        }
    }

    @AfterAll
    static void close() {
        server.close();
        TERRITORY.close();
    }

    private static void polygon(ArrayNode features, Polygon place, String... codes) {
        ObjectNode feature = features.addObject().put("type", "Feature");
        ObjectNode properties = feature.putObject("properties").put("gid", features.size());
        for (int i = 0; i < codes.length; i++) {
            String[] both = codes[i].split(" ");
            properties.put("cs" + DATES.get(i), both[0]).put("us" + DATES.get(i), both[1]);
        }
        ArrayNode ring = feature.putObject("geometry")
                .put("type", "Polygon")
                .putArray("coordinates")
                .addArray();
        for (Coordinate corner : place.getExteriorRing().getCoordinates()) {
            ring.addArray().add(corner.x).add(corner.y);
        }
    }

    @Test
    void every_polygon_is_kept_at_every_date() {
        assertThat(TERRITORY
                        .database()
                        .list(
                                Sql.of("SELECT millesime || ':' || count(*) FROM ocs2d GROUP BY millesime ORDER BY 1"),
                                row -> row.getString(1)))
                .containsExactly("2005:8", "2010:8", "2015:8", "2021:8", "2024:8");
    }

    @Test
    void flows_are_spread_between_vintages_by_the_use_that_came_and_never_negative() {
        JsonNode answer = get("/api/consommation/commune:62001?source=ocs2d&expliquer=true");
        assertThat(answer.at("/source/millesime").asInt()).isEqualTo(2024);
        assertThat(answer.at("/source/interpole").asBoolean()).isTrue();
        for (JsonNode year : answer.path("annees")) {
            int of = year.path("annee").asInt();
            String whole = of < 2010 ? "0" : of < 2015 ? "0.8" : of < 2021 ? "1" : "0.5";
            String part = of < 2015 ? "hab_ha" : of < 2021 ? "act_ha" : "rou_ha";
            assertNumber(year, "total_ha", whole);
            assertNumber(year, part, whole);
            assertThat(year.path("interpole").asBoolean()).isTrue();
            assertThat(year.path("provisoire").asBoolean()).isFalse();
        }
        assertThat(answer.path("annees")).hasSize(19);
        // 4 + 6 + 1.5: what became a field again is taken from nothing.
        assertNumber(answer, "total_ha", "11.5");
        assertThat(ExplainedAnswer.faults(answer)).isEmpty();
        assertThat(DescribedAnswer.faults(document, "/api/consommation/{perimetre}", answer))
                .isEmpty();
        assertNumber(get("/api/consommation/commune:62002?source=ocs2d"), "total_ha", "0");
    }

    @Test
    void the_envelope_is_computed_on_its_own_flows() {
        for (String perimeter : List.of("commune:62001", "scot:scot-sud")) {
            JsonNode answer = get("/api/trajectoires/" + perimeter + "?source=ocs2d&taux=50&expliquer=true");
            assertThat(answer.at("/source/id").asText()).isEqualTo("ocs2d");
            assertThat(answer.path("annees_connues").asInt()).as("2021 to 2023").isEqualTo(3);
            JsonNode tried =
                    answer.at("/hypotheses/" + (answer.path("hypotheses").size() - 1));
            assertThat(tried.path("etat").asText()).isEqualTo("essai");
            // Cref = 4 × 0.8 + 6 × 1 = 9.2; E = 4.6; C = 1.5; R = 3.1; r = 0.5; 10 r = 5 > E.
            assertMeasure(tried, "consommation_reference", "9.2");
            assertMeasure(tried, "enveloppe", "4.6");
            assertMeasure(tried, "consommation", "1.5");
            assertMeasure(tried, "reste", "3.1");
            assertMeasure(tried, "rythme", "0.5");
            assertMeasure(tried, "projection", "5");
            assertMeasure(tried, "depassement", "0.4");
            assertMeasure(tried, "atteinte", "108.7");
            assertThat(tried.at("/statut/code").asText()).isEqualTo("risque");
            assertThat(answer.path("doute").toString())
                    .contains("interpolées", "jamais mêlée")
                    .doesNotContain("cadastré", "ceux du fichier, par code");
            assertThat(ExplainedAnswer.faults(answer)).isEmpty();
            assertThat(DescribedAnswer.faults(document, "/api/trajectoires/{perimetre}", answer))
                    .isEmpty();
        }
    }

    @Test
    void no_figure_adds_the_two_sources_and_no_explanation_names_both() {
        JsonNode enaf = get("/api/trajectoires/commune:62001?taux=50&expliquer=true");
        JsonNode ocs2d = get("/api/trajectoires/commune:62001?source=ocs2d&taux=50&expliquer=true");
        // Cerema's: 70 ha in ten years, 14 ha in 2021 and 2022.
        assertMeasure(enaf.at("/hypotheses/" + (enaf.path("hypotheses").size() - 1)), "consommation_reference", "70");
        assertMeasure(enaf.at("/hypotheses/" + (enaf.path("hypotheses").size() - 1)), "consommation", "14");
        assertThat(enaf.path("explications").toString()).doesNotContain("OCS2D").doesNotContain("Géo2France");
        assertThat(ocs2d.path("explications").toString()).doesNotContain("Cerema");
        assertThat(ocs2d.path("efficacite").path(0).path("valeur").isNull()).isTrue();
        JsonNode compared = get("/api/trajectoires?type=commune&source=ocs2d&taux=50&expliquer=true");
        assertThat(compared.path("explications").toString()).doesNotContain("Cerema");
        assertThat(ExplainedAnswer.faults(compared)).isEmpty();
    }

    @Test
    void a_commune_that_the_file_does_not_cover_has_no_figure() {
        JsonNode north = get("/api/trajectoires/commune:62003?source=ocs2d&taux=50");
        assertThat(north.at("/indicateurs/0/valeur").isNull()).isTrue();
        assertThat(north.at("/indicateurs/0/raison").asText()).contains("OCS2D", "99");
        JsonNode all = get("/api/consommation/communes:62001,62003?source=ocs2d");
        assertThat(all.path("total_ha").isNull()).isTrue();
        assertNumber(all, "connu_ha", "11.5");
        assertThat(all.path("communes_sans_donnees").toString())
                .contains("Nord")
                .doesNotContain("Ouest");
    }

    @Test
    void editions_sources_and_the_local_report_tell_it_apart() {
        JsonNode editions = get("/api/consommation/commune:62001/editions?source=ocs2d");
        assertThat(editions.path("editions").toString()).isEqualTo("[2024]");
        JsonNode sources = get("/api/consommation/sources");
        assertThat(sources.toString()).contains("\"premiere_annee\":2005", "\"derniere_annee\":2023");
        JsonNode report = get("/api/rapports-locaux/commune:62001?annee=2024&source=ocs2d");
        assertThat(report.at("/rubriques/1/chiffres/0/valeur").decimalValue())
                .as("2021 to 2023")
                .isEqualByComparingTo("1.5");
        assertThat(report.path("sources").toString()).contains("OCS2D").doesNotContain("Cerema");
        assertThat(report.at("/rubriques/1/raisons").toString()).contains("interpol");
    }

    private static void assertMeasure(JsonNode hypothesis, String key, String expected) {
        for (JsonNode measure : hypothesis.path("mesures")) {
            if (measure.path("cle").asText().equals(key)) {
                assertNumber(measure, "valeur", expected);
                return;
            }
        }
        throw new AssertionError(key);
    }

    private static void assertNumber(JsonNode node, String member, String expected) {
        assertThat(node.path(member).isNumber()).as(member + " of " + node).isTrue();
        assertThat(node.path(member).decimalValue())
                .as(member + " of " + node)
                .isEqualByComparingTo(new BigDecimal(expected));
    }

    private static JsonNode get(String path) {
        TestServer.Answer answer = server.get(path);
        assertThat(answer.status()).as(path + answer.text()).isEqualTo(200);
        return answer.json();
    }
}
