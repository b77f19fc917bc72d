package fr.archipel.scot.consumption;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.account.Author;
import fr.archipel.db.Database;
import fr.archipel.db.Sql;
import fr.archipel.exchange.intake.ImportRequest;
import fr.archipel.exchange.intake.Imports;
import fr.archipel.exchange.intake.Progress;
import fr.archipel.support.ExplainedAnswer;
import fr.archipel.support.GeneratedEnaf;
import fr.archipel.support.GeneratedEnaf.Edition;
import fr.archipel.support.GeneratedEnaf.Place;
import fr.archipel.support.SharedData;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole files of Cerema's shape brought in as anybody brings them in, then every year, use and commune that the service tells
 * held against the file, read here by itself.
 */
class EnafFilesTest {
    private static final List<String> PARTS = List.of("hab", "act", "mix", "rou", "fer", "inc");
    private static final Author AUTHOR = new Author("", "Essai");

    @TempDir
    Path folder;

    @Test
    void the_real_extract_is_told_year_by_year_as_it_is_printed() throws IOException {
        Path file = SharedData.file("enaf/conso_enaf_2009_2023_extrait_ain.csv");
        List<Map<String, String>> rows = read(file);
        assertThat(rows).hasSize(8);
        try (TestDatabase test = TestDatabase.empty()) {
            Database database = test.database();
            database.update(Sql.of("INSERT INTO epci (siren, sigle, nom) VALUES ('200069193', 'AIN', 'Essai')"));
            database.update(Sql.of("INSERT INTO scot (id, nom) VALUES ('scot-ain', 'Essai')"));
            for (int i = 0; i < rows.size(); i++) {
                database.update(Sql.of(
                        """
                        INSERT INTO commune (insee, nom, epci, scot, population, surface_ha, precision, geom)
                        VALUES (?, ?, '200069193', 'scot-ain', 100, 100, 'officielle',
                                ST_Multi(ST_MakeEnvelope(?, 7030000, ?, 7031000, 2154)))""",
                        rows.get(i).get("idcom"),
                        rows.get(i).get("idcom"),
                        680_000.0 + 1_000 * i,
                        681_000.0 + 1_000 * i));
            }
            bringIn(database, file);
            try (TestServer server = TestServer.on(database)) {
                compare(server, rows, 2009, 2023);
                wholePeriods(server, rows);
            }
        }
    }

    @Test
    void generated_editions_over_the_150_communes_are_told_as_they_were_generated() throws IOException {
        List<Place> places = GeneratedEnaf.territory(Path.of("gis-data/territoire/communes.csv"));
        assertThat(places).hasSize(150);
        Edition first = new Edition(2009, 2023);
        Edition second = new Edition(2011, 2024);
        try (TestDatabase test = TestDatabase.loaded()) {
            for (Edition edition : List.of(first, second)) {
                Path file = GeneratedEnaf.write(folder, edition, places);
                assertThat(String.valueOf(file.getFileName())).contains("GENERE");
                bringIn(test.database(), file);
            }
            try (TestServer server = TestServer.on(test.database())) {
                compare(server, read(folder.resolve(first.fileName())), 2009, 2023);
                compare(server, read(folder.resolve(second.fileName())), 2011, 2024);
                editions(server, places, first, second);
                sources(server);
                sums(server, places, second);
            }
        }
    }

    /** Every commune, year and use, from the answer by commune. */
    private static void compare(TestServer server, List<Map<String, String>> rows, int first, int last) {
        Map<String, JsonNode> told = new LinkedHashMap<>();
        for (String scot : scots(server)) {
            get(server, "/api/consommation/scot:" + scot + "?par=commune&millesime=" + last)
                    .path("par_commune")
                    .forEach(each -> told.put(each.at("/commune/insee").asText(), each));
        }
        assertThat(told).hasSize(rows.size());
        for (Map<String, String> row : rows) {
            JsonNode years = told.get(row.get("idcom")).path("annees");
            assertThat(years.size()).isEqualTo(last - first);
            for (JsonNode year : years) {
                int of = year.path("annee").asInt();
                assertThat(year.path("provisoire").asBoolean()).isEqualTo(of == last - 1);
                String span = "%02d%s%02d";
                assertArea(row, span.formatted(of % 100, "art", (of + 1) % 100), "naf", year.path("total_ha"));
                for (String part : PARTS) {
                    assertArea(row, span.formatted(of % 100, part, (of + 1) % 100), "art", year.path(part + "_ha"));
                }
            }
        }
    }

    private static void assertArea(Map<String, String> row, String column, String prefix, JsonNode hectares) {
        BigDecimal printed = new BigDecimal(row.get(prefix + column));
        assertThat(hectares.decimalValue().movePointRight(4))
                .as(row.get("idcom") + " " + prefix + column)
                .isEqualByComparingTo(printed);
    }

    /** Cerema's own totals of the whole period are what the years add up to, to the residues it prints. */
    private static void wholePeriods(TestServer server, List<Map<String, String>> rows) {
        for (Map<String, String> row : rows) {
            JsonNode answer = get(server, "/api/consommation/commune:" + row.get("idcom"));
            assertThat(answer.path("total_ha").decimalValue().movePointRight(4))
                    .as(row.get("idcom"))
                    .isCloseTo(
                            new BigDecimal(row.get("naf09art23")),
                            org.assertj.core.data.Offset.offset(new BigDecimal(14)));
        }
    }

    private static void editions(TestServer server, List<Place> places, Edition first, Edition second) {
        Place lens = places.stream()
                .filter(p -> p.insee().equals("62498"))
                .findFirst()
                .orElseThrow();
        JsonNode answer = get(server, "/api/consommation/commune:62498/editions?expliquer=true");
        assertThat(ExplainedAnswer.faults(answer)).isEmpty();
        assertThat(answer.path("explications")
                        .path("/annees/13/ecart_ha")
                        .path("termes")
                        .toString())
                .as("2022, that the second edition corrects")
                .contains("édition 2024", "édition 2023");
        assertThat(answer.path("editions").toString()).isEqualTo("[2023,2024]");
        assertThat(answer.path("annees").size()).isEqualTo(15);
        for (JsonNode year : answer.path("annees")) {
            int of = year.path("annee").asInt();
            List<Edition> having = new ArrayList<>();
            for (Edition edition : List.of(first, second)) {
                if (of >= edition.first() && of < edition.last()) {
                    having.add(edition);
                }
            }
            assertThat(year.path("par_edition").size()).isEqualTo(having.size());
            if (having.size() == 2) {
                long gap = GeneratedEnaf.flows(lens, second).area(of, "total")
                        - GeneratedEnaf.flows(lens, first).area(of, "total");
                assertThat(year.path("ecart_ha").decimalValue().movePointRight(4))
                        .isEqualByComparingTo(BigDecimal.valueOf(gap));
                // Only the year that was provisional is corrected.
                assertThat(gap != 0).isEqualTo(of == first.last() - 1);
            } else {
                assertThat(year.path("ecart_ha").isNull()).isTrue();
            }
        }
    }

    private static void sources(TestServer server) {
        JsonNode enaf = get(server, "/api/consommation/sources").at("/items/0");
        assertThat(enaf.path("id").asText()).isEqualTo("enaf");
        assertThat(enaf.at("/editions/1/millesime").asInt()).isEqualTo(2024);
        assertThat(enaf.at("/editions/1/communes").asInt()).isEqualTo(150);
        assertThat(enaf.at("/editions/1/lignes").asInt()).isEqualTo(150 * 13 * 7);
    }

    /** A SCoT's trajectory, added up from the generator without the service. */
    private static void sums(TestServer server, List<Place> places, Edition edition) {
        for (String scot : scots(server)) {
            long reference = 0;
            long decade = 0;
            for (Place place : places) {
                if (place.scot().equals(scot)) {
                    for (int year = 2011; year <= 2023; year++) {
                        long area = GeneratedEnaf.flows(place, edition).area(year, "total");
                        reference += year <= 2020 ? area : 0;
                        decade += year >= 2021 ? area : 0;
                    }
                }
            }
            JsonNode answer = get(server, "/api/trajectoires/scot:" + scot + "?taux=50");
            assertThat(answer.path("annees_connues").asInt()).isEqualTo(3);
            assertThat(answer.at("/indicateurs/0/valeur").decimalValue())
                    .isEqualByComparingTo(BigDecimal.valueOf(reference, 4));
            assertThat(answer.at("/indicateurs/2/valeur").decimalValue())
                    .isEqualByComparingTo(BigDecimal.valueOf(decade, 4));
            JsonNode tried =
                    answer.at("/hypotheses/" + (answer.path("hypotheses").size() - 1));
            assertThat(tried.at("/mesures/1/valeur").decimalValue())
                    .isEqualByComparingTo(BigDecimal.valueOf(Math.round(reference / 2.0), 4));
        }
    }

    private static List<String> scots(TestServer server) {
        List<String> ids = new ArrayList<>();
        get(server, "/api/scot")
                .path("items")
                .forEach(scot -> ids.add(scot.path("id").asText()));
        return ids;
    }

    /** As {@code ./archipel import FILE} and the page of imports do, flows then the other figures. */
    private static void bringIn(Database database, Path file) {
        Imports imports = new Imports(database, TestDatabase.catalogue());
        for (String target : List.of("enaf", "enaf-indicateurs")) {
            ImportRequest request = ImportRequest.into(target);
            String id = imports.open(String.valueOf(file.getFileName()), request, null);
            assertThat(imports.examine(id, file, request, Progress.NONE)
                            .examination()
                            .comptes()
                            .rejetees())
                    .isZero();
            imports.apply(id, AUTHOR, Progress.NONE);
        }
    }

    /** The file, by itself: rows of cells by heading. */
    private static List<Map<String, String>> read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        String[] heads = lines.get(0).split(";", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            // Names in quotes hold no semicolon.
            String[] cells = line.split(";", -1);
            assertThat(cells).hasSameSizeAs(heads);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < heads.length; i++) {
                row.put(heads[i], cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }

    private static JsonNode get(TestServer server, String path) {
        TestServer.Answer answer = server.get(path);
        assertThat(answer.status()).as(path + answer.text()).isEqualTo(200);
        return answer.json();
    }
}
