package fr.archipel.territory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.db.Sql;
import fr.archipel.support.DescribedAnswer;
import fr.archipel.support.SquareTerritory;
import fr.archipel.support.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a commune's sheet says of land once a file has the commune. */
class CommuneConsumptionTest {
    private SquareTerritory territory;
    private TestServer server;

    @BeforeEach
    void open() {
        territory = new SquareTerritory();
        server = TestServer.on(territory.database());
    }

    @AfterEach
    void close() {
        server.close();
        territory.close();
    }

    @Test
    void the_last_edition_is_told_by_period_in_hectares_and_the_trajectory_says_the_same() {
        // An edition before, which the last one corrects.
        flows(2022, 2011, 2021, 99_999);
        flows(2024, 2011, 2020, 12_345);
        flows(2024, 2021, 2023, 4_000);
        JsonNode sheet = sheet();
        JsonNode land = sheet.path("consommation_espaces");
        assertThat(land.path("millesime").asInt()).isEqualTo(2024);
        assertThat(land.path("source").asText()).contains("Cerema");
        assertThat(land.path("provisoire").asBoolean()).as("2023 is").isTrue();
        assertThat(land.path("periodes")).hasSize(2);
        assertThat(land.at("/periodes/0/total_ha").decimalValue()).isEqualByComparingTo("12.345");
        assertThat(land.at("/periodes/1/debut").asInt()).isEqualTo(2021);
        assertThat(land.at("/periodes/1/fin").asInt()).isEqualTo(2023);
        assertThat(land.at("/periodes/1/total_ha").decimalValue()).isEqualByComparingTo("1.2");
        assertThat(sheet.path("consommation_enaf").decimalValue()).isEqualByComparingTo("1.2");
        assertThat(sheet.path("consommation_enaf_raison").isNull()).isTrue();
        JsonNode trajectory = server.get("/api/trajectoires/commune:62001").json();
        assertThat(trajectory.at("/indicateurs/0/valeur").decimalValue()).isEqualByComparingTo("12.345");
        assertThat(trajectory.at("/indicateurs/2/valeur").decimalValue()).isEqualByComparingTo("1.2");
        assertThat(DescribedAnswer.faults(server.get("/ogc/api").json(), "/api/communes/{insee}", sheet))
                .isEmpty();
        assertThat(server.get("/api/communes/62002")
                        .json()
                        .path("consommation_espaces")
                        .isNull())
                .as("Est is in no file")
                .isTrue();
    }

    @Test
    void a_year_that_lacks_leaves_its_period_unknown() {
        flows(2024, 2011, 2020, 10_000);
        flows(2024, 2022, 2023, 4_000);
        JsonNode sheet = sheet();
        assertThat(sheet.at("/consommation_espaces/periodes/0/total_ha").decimalValue())
                .isEqualByComparingTo("10");
        assertThat(sheet.at("/consommation_espaces/periodes/1/total_ha").isNull())
                .isTrue();
        assertThat(sheet.path("consommation_enaf").isNull()).isTrue();
        assertThat(sheet.path("consommation_enaf_raison").asText()).contains("2024", "non renseigné");
    }

    @Test
    void an_edition_that_ends_before_the_decade_says_nothing_of_it() {
        flows(2020, 2009, 2019, 10_000);
        JsonNode sheet = sheet();
        assertThat(sheet.path("consommation_enaf").isNull()).isTrue();
        assertThat(sheet.path("consommation_enaf_raison").asText()).contains("2020");
        flows(2021, 2009, 2020, 10_000);
        sheet = sheet();
        assertThat(sheet.at("/consommation_espaces/periodes/0/total_ha").decimalValue())
                .isEqualByComparingTo("10");
        assertThat(sheet.path("consommation_enaf").isNull())
                .as("the reference is not the decade")
                .isTrue();
        assertThat(sheet.path("consommation_enaf_raison").asText()).contains("2021");
    }

    private JsonNode sheet() {
        TestServer.Answer answer = server.get("/api/communes/62001");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private void flows(int edition, int first, int last, int squareMetres) {
        for (int year = first; year <= last; year++) {
            territory.database().update(Sql.of("""
                    INSERT INTO conso_enaf (millesime, insee, annee, destination, surface_m2)
                    VALUES (?, '62001', ?, 'total', ?)""", edition, year, squareMetres));
        }
    }
}
