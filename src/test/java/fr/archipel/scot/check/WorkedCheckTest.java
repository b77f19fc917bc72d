package fr.archipel.scot.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.db.Database;
import fr.archipel.db.Sql;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code docs/exemple-verification.md}: each of its results, computed by hand, is what is answered of the bundled fiche. */
class WorkedCheckTest {
    private static final String FRICHE = "(SELECT geom FROM friche WHERE id = 'friche-fosse-9-9bis')";
    private static final String PARC = "(SELECT geom FROM parc WHERE id = 'parc-9-9bis')";
    private static final Map<String, String> MEASURED = Map.of(
            "friche", "ST_Area(" + FRICHE + ")",
            "parc", "ST_Area(" + PARC + ")",
            "commun", "ST_Area(ST_Intersection(" + FRICHE + ", " + PARC + "))",
            "emprise", "ST_Area(ST_Union(" + FRICHE + ", " + PARC + "))",
            "au-delà", "ST_Area(ST_Difference(" + PARC + ", " + FRICHE + "))");

    @Test
    void the_service_answers_what_the_page_computes_by_hand() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("docs/exemple-verification.md"));
        try (TestDatabase test = TestDatabase.loaded()) {
            Database database = test.database();
            assertThat(measured(database, section(lines, "## L’emprise"))).isEqualTo(MEASURED.size());
            try (TestServer server = TestServer.on(database)) {
                assertThat(compare(server, section(lines, "## 1. "))).isEqualTo(6);
                database.update(Sql.of("""
                        UPDATE friche SET qualification = 'urbanisee', qualification_auteur = 'exemple',
                          qualification_date = DATE '2026-01-15', qualification_preuve = 'photographie'
                        WHERE id = 'friche-fosse-9-9bis'"""));
                assertThat(compare(server, section(lines, "## 2. "))).isEqualTo(4);
                land(database);
                assertThat(compare(server, section(lines, "## 3. "))).isEqualTo(7);
                assertThat(compare(server, section(lines, "## 4. "))).isEqualTo(3);
                assertThat(compare(server, section(lines, "## 5. "))).isEqualTo(3);
            }
        }
    }

    private static int measured(Database database, List<String> lines) {
        int read = 0;
        for (String line : lines) {
            List<String> cells = cells(line);
            String sql = MEASURED.get(cells.get(0));
            if (cells.size() == 3 && sql != null) {
                double area = database.find(Sql.of("SELECT " + sql), row -> row.getDouble(1))
                        .orElseThrow();
                assertThat(Math.round(area))
                        .as(cells.get(0))
                        .isEqualTo(number(cells.get(2)).longValueExact());
                read++;
            }
        }
        return read;
    }

    private static void land(Database database) {
        database.update(Sql.of("""
                INSERT INTO sol_reference (id, nature, millesime, source, geom)
                SELECT 'exemple', 'enaf', 2024, 'exemple', ST_Multi(ST_Expand(geom, 1000)) FROM parc WHERE id = 'parc-9-9bis'"""));
        for (int year = 2011; year <= 2022; year++) {
            database.update(Sql.of(
                    "INSERT INTO conso_enaf (millesime, insee, annee, destination, surface_m2)"
                            + " VALUES (2023, '62637', ?, 'total', ?)",
                    year,
                    new BigDecimal(year < 2021 ? 12_000 : year == 2021 ? 7_000 : 3_000)));
        }
    }

    /** How many results were held against the answer. */
    private static int compare(TestServer server, List<String> lines) {
        String body =
                lines.stream().filter(line -> line.startsWith("{")).findFirst().orElseThrow();
        TestServer.Answer sent = server.post("/api/scot/verifier?taux=50", body);
        assertThat(sent.status()).as(sent.text()).isEqualTo(200);
        JsonNode answer = sent.json();
        int compared = 0;
        for (String line : lines) {
            List<String> cells = cells(line);
            if (cells.size() == 3 && cells.get(0).startsWith("`")) {
                String name = cells.get(0).replace("`", "");
                JsonNode value = name.startsWith("commune/")
                        ? tried(answer).at(name.substring("commune".length()))
                        : answer.at("/" + name);
                assertThat(value.decimalValue()).as("%s, %s", body, name).isEqualByComparingTo(number(cells.get(2)));
                compared++;
            }
        }
        return compared;
    }

    /** Oignies' own envelope at the rate that is tried. */
    private static JsonNode tried(JsonNode answer) {
        for (JsonNode envelope : answer.path("enveloppes")) {
            if (envelope.at("/perimetre/id").asText().equals("commune:62637")) {
                for (JsonNode hypothesis : envelope.path("hypotheses")) {
                    if (hypothesis.path("etat").asText().equals("essai")) {
                        return hypothesis;
                    }
                }
            }
        }
        throw new AssertionError("no envelope tried for Oignies");
    }

    private static List<String> section(List<String> lines, String heading) {
        List<String> section = new ArrayList<>();
        boolean inside = false;
        for (String line : lines) {
            if (line.startsWith("## ")) {
                inside = line.startsWith(heading);
            } else if (inside) {
                section.add(line);
            }
        }
        assertThat(section).as(heading).isNotEmpty();
        return section;
    }

    private static List<String> cells(String line) {
        return line.startsWith("|")
                ? Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList()
                : List.of(line);
    }

    private static BigDecimal number(String french) {
        return new BigDecimal(
                french.replaceAll("[\\s\u202f\u00a0]", "").replace('−', '-').replace(',', '.'));
    }
}
