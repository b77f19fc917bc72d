package fr.archipel.territory;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import fr.archipel.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

class TerritoryFactsTest {
    private static final Path FOLDER = Path.of("gis-data/territoire");
    private static final String CALL = "246200364";
    private static final String CAHC = "246200299";
    private static final String CABBALR = "200072460";

    @Test
    void theHundredAndFiftyCommunesBelongToThreeAgglomerations() throws IOException {
        assertThat(rows("communes.csv").stream().collect(groupingBy(row -> row.getField("epci"), counting())))
                .isEqualTo(Map.of(CALL, 36L, CAHC, 14L, CABBALR, 100L));
    }

    @Test
    void aCommuneIsInTheScotOfItsAgglomeration() throws IOException {
        Map<String, String> scotOf = new HashMap<>();
        for (NamedCsvRecord scot : rows("scot.csv")) {
            for (String epci : scot.getField("epci").split("\\|")) {
                scotOf.put(epci, scot.getField("id"));
            }
        }
        assertThat(scotOf).containsOnlyKeys(CALL, CAHC, CABBALR);
        assertThat(rows("communes.csv"))
                .allSatisfy(row -> assertThat(row.getField("scot")).isEqualTo(scotOf.get(row.getField("epci"))));
    }

    @Test
    void anAgglomerationHasThePopulationOfItsCommunes() throws IOException {
        Map<String, Integer> population = rows("communes.csv").stream()
                .collect(groupingBy(
                        row -> row.getField("epci"), summingInt(row -> Integer.parseInt(row.getField("population")))));
        assertThat(rows("epci.csv"))
                .hasSize(3)
                .allSatisfy(row -> assertThat(row.getField("population"))
                        .isEqualTo(String.valueOf(population.get(row.getField("siren")))));
    }

    /** The last digit of a SIREN is a check digit (Luhn, ISO/IEC 7812-1 annex B). */
    @Test
    void everySirenHasItsCheckDigit() throws IOException {
        assertThat(Stream.concat(rows("communes.csv").stream(), rows("epci.csv").stream()))
                .extracting(row -> row.getField("siren"))
                .doesNotHaveDuplicates()
                .allSatisfy(siren -> assertThat(luhn(siren) % 10).as(siren).isZero());
    }

    @Test
    void everyColumnIsDescribedAndEveryFileNamesItsSources() throws IOException {
        for (JsonNode table : Json.read(Files.readAllBytes(FOLDER.resolve("csv-metadata.json")))
                .path("tables")) {
            List<String> described = table.path("tableSchema").path("columns").findValuesAsText("name");
            assertThat(rows(table.path("url").asText()).get(0).getHeader())
                    .as(table.path("url").asText())
                    .isEqualTo(described);
            assertThat(table.path("dc:source")).isNotEmpty();
        }
    }

    @Test
    void agglomerationsAreOfOnePieceAndTouch() {
        TerritoryFiles files = TerritoryFiles.read(FOLDER);
        Geometry call = perimeter(files, CALL);
        Geometry cahc = perimeter(files, CAHC);
        Geometry cabbalr = perimeter(files, CABBALR);

        assertThat(List.of(isOnePiece(call), isOnePiece(cahc), isOnePiece(cabbalr)))
                .containsOnly(true);
        assertThat(call.intersection(cahc).getLength()).as("CALL, CAHC").isGreaterThan(10_000);
        assertThat(call.intersection(cabbalr).getLength()).as("CALL, CABBALR").isGreaterThan(10_000);
        assertThat(cahc.intersects(cabbalr)).as("CAHC, CABBALR").isFalse();
    }

    private static Geometry perimeter(TerritoryFiles files, String epci) {
        return CoverageUnion.union(files.communes().stream()
                .filter(commune -> commune.epci().equals(epci))
                .map(commune -> files.contours().get(commune.insee()))
                .toArray(Geometry[]::new));
    }

    private static boolean isOnePiece(Geometry perimeter) {
        return perimeter instanceof Polygon polygon && polygon.getNumInteriorRing() == 0;
    }

    private static List<NamedCsvRecord> rows(String file) throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(FOLDER.resolve(file));
                Stream<NamedCsvRecord> rows = reader.stream()) {
            return rows.toList();
        }
    }

    private static int luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit : 2 * digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum;
    }
}
