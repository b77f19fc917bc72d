package fr.archipel.scot.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.db.Sql;
import fr.archipel.support.SquareTerritory;
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

/** {@code docs/exemple-trajectoire.md}: its data are put in, and each of its results, computed by hand, is what is answered. */
class WorkedExampleTest {
    private static final Map<String, String> COMMUNES = Map.of("Ouest", "62001", "Est", "62002");

    @Test
    void the_service_computes_what_the_page_computes_by_hand() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("docs/exemple-trajectoire.md"));
        try (SquareTerritory territory = new SquareTerritory()) {
            data(territory, section(lines, "## Les données"));
            try (TestServer server = TestServer.on(territory.database())) {
                int scot = compare(section(lines, "## Le SCoT"), retained(get(server, "scot:scot-sud")));
                int commune = compare(section(lines, "## Une commune"), tried(get(server, "commune:62002?taux=50")));
                // Twelve measures each, and the sum of the communes.
                assertThat(scot).isEqualTo(13);
                assertThat(commune).isEqualTo(12);
            }
        }
    }

    private static void data(SquareTerritory territory, List<String> lines) {
        int read = 0;
        for (String line : lines) {
            List<String> cells = cells(line);
            String insee = COMMUNES.get(cells.get(0));
            if (cells.size() == 5 && insee != null) {
                for (int year = 2011; year <= 2023; year++) {
                    run(
                            territory,
                            "INSERT INTO conso_enaf (millesime, insee, annee, destination, surface_m2)"
                                    + " VALUES (2024, ?, ?, 'total', ?)",
                            insee,
                            year,
                            number(cells.get(Math.max(1, year - 2019))));
                }
                read++;
            }
        }
        assertThat(read).isEqualTo(2);
        parameter(territory, "taux_reduction", "scot:scot-sud", 50);
        parameter(territory, "garantie_eligible", "commune:62002", 1);
        run(territory, "INSERT INTO pene (titre, arrete, auteur) VALUES ('Canal', 'Arrêté', 'exemple')");
        run(territory, "INSERT INTO pene_consommation SELECT id, '62001', 2022, 3000 FROM pene");
        run(
                territory,
                "INSERT INTO renaturation (titre, insee, surface_m2, date_effet, preuve, deductible, auteur)"
                        + " VALUES ('Berge', '62001', 500, '2023-04-01', 'photographie', true, 'exemple')");
    }

    /** How many results were held against the answer. */
    private static int compare(List<String> lines, JsonNode hypothesis) {
        int compared = 0;
        for (String line : lines) {
            List<String> cells = cells(line);
            if (cells.size() != 3 || !cells.get(0).startsWith("`")) {
                continue;
            }
            String key = cells.get(0).replace("`", "");
            String written = cells.get(2);
            if (key.equals("somme_communes")) {
                assertThat(hypothesis.at("/somme_communes/enveloppe_ha").decimalValue())
                        .isEqualByComparingTo(number(written));
            } else {
                JsonNode measure = measure(hypothesis, key);
                if (key.equals("statut")) {
                    assertThat(measure.path("texte").asText()).isEqualTo(written);
                } else {
                    assertThat(measure.path("valeur").decimalValue()).as(key).isEqualByComparingTo(number(written));
                }
            }
            compared++;
        }
        return compared;
    }

    private static JsonNode measure(JsonNode hypothesis, String key) {
        for (JsonNode measure : hypothesis.path("mesures")) {
            if (measure.path("cle").asText().equals(key)) {
                return measure;
            }
        }
        throw new AssertionError("no measure " + key);
    }

    private static JsonNode retained(JsonNode answer) {
        return answer.path("hypotheses").get(answer.path("hypothese_retenue").asInt());
    }

    private static JsonNode tried(JsonNode answer) {
        JsonNode all = answer.path("hypotheses");
        return all.get(all.size() - 1);
    }

    private static List<String> section(List<String> lines, String heading) {
        int start = lines.indexOf(heading);
        assertThat(start).as(heading).isNotNegative();
        List<String> section = new ArrayList<>();
        for (String line : lines.subList(start + 1, lines.size())) {
            if (line.startsWith("## ")) {
                break;
            }
            section.add(line);
        }
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

    private static void parameter(SquareTerritory territory, String key, String perimeter, int value) {
        run(territory, """
                INSERT INTO regle_parametre (regle, cle, perimetre, titre, valeur, etat, valide_du, source, auteur)
                VALUES ('loi-2021-1104-2023-630', ?, ?, 'Exemple', ?, 'etabli', date '2024-01-01', 'exemple', 'exemple')""", key, perimeter, value);
    }

    private static void run(SquareTerritory territory, String sql, Object... values) {
        territory.database().update(Sql.of(sql, values));
    }

    private static JsonNode get(TestServer server, String perimeter) {
        TestServer.Answer answer = server.get("/api/trajectoires/" + perimeter);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }
}
