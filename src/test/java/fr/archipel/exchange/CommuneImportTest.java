package fr.archipel.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.archipel.db.Database;
import fr.archipel.db.Sql;
import fr.archipel.problem.ProblemException;
import fr.archipel.support.SharedData;
import fr.archipel.support.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommuneImportTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final String SQUARE = "[[[2.83,50.43],[2.84,50.43],[2.84,50.44],[2.83,50.44],[2.83,50.43]]]";

    private final TestDatabase test = TestDatabase.loaded();
    private final Database database = test.database();

    @TempDir
    Path folder;

    @AfterEach
    void drop() {
        test.close();
    }

    @Test
    void real_contours_replace_the_schematic_ones_and_everything_follows() {
        Path file = SharedData.file("communes/communes_150_2018.geojson");
        long links = count("SELECT count(*) FROM fiche_commune");

        CommuneImport.Report report = run(file, false);

        assertThat(report.faults()).isEmpty();
        assertThat(report.replaced()).isEqualTo(150);
        assertThat(count("SELECT count(*) FROM commune WHERE precision = 'officielle'"))
                .isEqualTo(150);
        assertThat(count("SELECT count(*) FROM fiche_commune")).isEqualTo(links);
        // EPCI and SCoT are the union of their communes, to the square metre.
        assertThat(number("SELECT max(abs(ST_Area(e.geom) - s)) FROM epci e JOIN"
                        + " (SELECT epci, sum(ST_Area(geom)) AS s FROM commune GROUP BY 1) c ON c.epci = e.siren"))
                .isLessThan(1);
        assertThat(number("SELECT max(abs(ST_Area(e.geom) - s)) FROM scot e JOIN"
                        + " (SELECT scot, sum(ST_Area(geom)) AS s FROM commune GROUP BY 1) c ON c.scot = e.id"))
                .isLessThan(1);
        // Every object's communes are those of the new contours.
        assertThat(count("SELECT count(*) FROM friche WHERE communes <> communes_de(geom)"))
                .isZero();
        assertThat(count("SELECT count(*) FROM friche WHERE insee IS NOT NULL AND NOT insee = ANY (communes)"))
                .isZero();
    }

    @Test
    void a_dry_run_tells_and_keeps_nothing() {
        CommuneImport.Report report = run(SharedData.file("communes/communes_150_2018.geojson"), true);
        assertThat(report.replaced()).isEqualTo(150);
        assertThat(report.surfaceAfterKm2()).isBetween(900.0, 1100.0);
        assertThat(count("SELECT count(*) FROM commune WHERE precision = 'schematique'"))
                .isEqualTo(150);
    }

    @Test
    void a_file_with_faults_changes_nothing_and_names_each_one() throws IOException {
        Path file = write("""
                {"type":"FeatureCollection","features":[
                {"type":"Feature","properties":{"code":"62498"},"geometry":{"type":"Polygon","coordinates":%s}},
                {"type":"Feature","properties":{"code":"62498"},"geometry":{"type":"Polygon","coordinates":%s}},
                {"type":"Feature","properties":{"nom":"Sans code"},"geometry":{"type":"Polygon","coordinates":%s}},
                {"type":"Feature","properties":{"code":"62510"},"geometry":{"type":"Point","coordinates":[2.8,50.4]}},
                {"type":"Feature","properties":{"code":"62413"},"geometry":{"type":"Polygon","coordinates":
                  [[[2.83,50.43],[2.84,50.44],[2.84,50.43],[2.83,50.44],[2.83,50.43]]]}}]}""".formatted(SQUARE, SQUARE, SQUARE));

        CommuneImport.Report report = run(file, false);

        assertThat(String.join("\n", report.faults()))
                .contains("Objet 2 : la commune 62498 est là deux fois")
                .contains("Objet 3 : aucun code INSEE")
                .contains("Objet 4 (62510) : il faut un polygone")
                .contains("Objet 5 (62413) : La géométrie se recoupe au point 2,8350 ; 50,4350")
                .contains("Il manque la commune Béthune (62119)");
        assertThat(count("SELECT count(*) FROM commune WHERE precision = 'schematique'"))
                .isEqualTo(150);
    }

    @Test
    void a_file_that_is_not_there_or_not_GeoJSON_is_said() throws IOException {
        assertThatThrownBy(() -> run(folder.resolve("absent.geojson"), false))
                .isInstanceOf(ProblemException.class)
                .hasMessage("absent.geojson : ce fichier n'existe pas.");
        assertThatThrownBy(() -> run(write("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":"), false))
                .hasMessageContaining("ce n'est pas du JSON valide");
        assertThatThrownBy(() -> run(write("{\"type\":\"Point\"}"), false))
                .hasMessageContaining("ce n'est pas une FeatureCollection");
    }

    private CommuneImport.Report run(Path file, boolean dryRun) {
        return new CommuneImport(database).run(List.of(file), "essai", DAY, dryRun);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("communes.geojson"), text);
    }

    private long count(String sql) {
        return database.find(Sql.of(sql), row -> row.getLong(1)).orElseThrow();
    }

    private double number(String sql) {
        return database.find(Sql.of(sql), row -> row.getDouble(1)).orElseThrow();
    }
}
