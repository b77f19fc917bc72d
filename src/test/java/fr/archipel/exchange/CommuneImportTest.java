package fr.archipel.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.archipel.account.Author;
import fr.archipel.db.Database;
import fr.archipel.db.Sql;
import fr.archipel.exchange.intake.ImportReport;
import fr.archipel.exchange.intake.ImportRequest;
import fr.archipel.exchange.intake.Imports;
import fr.archipel.exchange.intake.Progress;
import fr.archipel.exchange.intake.RuleCount;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.support.SharedData;
import fr.archipel.support.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real contours brought in like any other file: everything that rests on them follows, or nothing changes. */
class CommuneImportTest {
    private static final Author AUTHOR = new Author("", "Essai");
    private static final String SQUARE = "[[[2.83,50.43],[2.84,50.43],[2.84,50.44],[2.83,50.44],[2.83,50.43]]]";
    /** All that an import of contours may change, but for dates. */
    private static final String TERRITORY = """
            SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) FROM (
              SELECT insee, nom, siren, epci, scot, population, precision, sources::text, ST_AsBinary(geom)::text FROM commune
              UNION ALL SELECT siren, nom, '', '', '', population, '', '', ST_AsBinary(geom)::text FROM epci
              UNION ALL SELECT id, nom, '', '', '', 0, '', '', ST_AsBinary(geom)::text FROM scot
              UNION ALL SELECT layer, objet_id, insee, '', '', 0, '', '', '' FROM objet_commune) t""";

    private final TestDatabase test = TestDatabase.loaded();
    private final Database database = test.database();
    private final Imports imports = new Imports(database, TestDatabase.catalogue());

    @TempDir
    Path folder;

    @AfterEach
    void drop() {
        test.close();
    }

    @Test
    void real_contours_replace_the_schematic_ones_everything_follows_and_undoing_restores_it() {
        Path file = SharedData.file("communes/communes_150_2018.geojson");
        long links = count("SELECT count(*) FROM fiche_commune");
        String before = text(TERRITORY);

        ImportReport report = imports.apply(examine(file).id(), AUTHOR, Progress.NONE);

        assertThat(count("SELECT count(*) FROM commune WHERE precision = 'officielle'"
                        + " AND sources = '{communes_150_2018.geojson}' AND date_maj = current_date"))
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

        // The same file again changes nothing.
        assertThat(Objects.requireNonNull(examine(file).examination()).comptes().inchangees())
                .isEqualTo(150);

        imports.undo(report.id(), AUTHOR);
        assertThat(text(TERRITORY)).isEqualTo(before);
    }

    @Test
    void examining_tells_and_keeps_nothing() {
        String before = text(TERRITORY);
        ImportReport report = examine(SharedData.file("communes/communes_150_2018.geojson"));
        assertThat(Objects.requireNonNull(report.examination()).comptes().modifications())
                .isEqualTo(150);
        assertThat(text(TERRITORY)).isEqualTo(before);
    }

    @Test
    void one_contour_less_and_nothing_goes_in_unless_that_is_wanted() throws IOException {
        String lens = "\"code\":\"62498\"";
        String all = Files.readString(SharedData.file("communes/communes_150_2018.geojson"));
        Path file = Files.writeString(
                folder.resolve("communes.geojson"), all.replace(lens, lens.replace("62498", "62041")));
        String before = text(TERRITORY);
        String id = examine(file).id();
        assertThatThrownBy(() -> imports.apply(id, AUTHOR, Progress.NONE)).hasMessageContaining("tous les contours");
        assertThat(text(TERRITORY)).isEqualTo(before);

        ImportRequest wanted = ImportRequest.into("communes").withKeepValid(true);
        imports.examine(id, file, wanted, Progress.NONE);
        imports.apply(id, AUTHOR, Progress.NONE);
        assertThat(count("SELECT count(*) FROM commune WHERE precision = 'officielle'"))
                .isEqualTo(149);
    }

    @Test
    void a_file_with_faults_names_each_one_and_cannot_be_applied() throws IOException {
        Path file = Files.writeString(folder.resolve("communes.geojson"), """
                {"type":"FeatureCollection","features":[
                {"type":"Feature","properties":{"code":"62498"},"geometry":{"type":"Polygon","coordinates":%s}},
                {"type":"Feature","properties":{"code":"62498"},"geometry":{"type":"Polygon","coordinates":%s}},
                {"type":"Feature","properties":{"nom":"Sans code"},"geometry":{"type":"Polygon","coordinates":%s}},
                {"type":"Feature","properties":{"code":"62510"},"geometry":{"type":"Point","coordinates":[2.8,50.4]}},
                {"type":"Feature","properties":{"code":"62413"},"geometry":{"type":"Polygon","coordinates":
                  [[[2.83,50.43],[2.84,50.44],[2.84,50.43],[2.83,50.44],[2.83,50.43]]]}}]}""".formatted(SQUARE, SQUARE, SQUARE));
        String before = text(TERRITORY);

        ImportReport report = examine(file);

        assertThat(Objects.requireNonNull(report.examination()).regles())
                .extracting(RuleCount::regle)
                .contains("cle-en-double", "cle-absente", "geometrie-type", "geometrie-reparee", "contour-absent");
        assertThat(database.list(
                        Sql.of(
                                "SELECT phrase FROM import_probleme WHERE import = ? AND regle = 'contour-absent'",
                                report.id()),
                        row -> row.getString(1)))
                .hasSize(147)
                .contains("Il manque « Béthune » (62119).");
        assertThatThrownBy(() -> imports.apply(report.id(), AUTHOR, Progress.NONE))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.Refused.class));
        assertThat(text(TERRITORY)).isEqualTo(before);
    }

    private ImportReport examine(Path file) {
        ImportRequest request = ImportRequest.into("communes");
        String id = imports.open(String.valueOf(file.getFileName()), request, null);
        return imports.examine(id, file, request, Progress.NONE);
    }

    private String text(String sql) {
        return database.find(Sql.of(sql), row -> row.getString(1)).orElseThrow();
    }

    private long count(String sql) {
        return database.find(Sql.of(sql), row -> row.getLong(1)).orElseThrow();
    }

    private double number(String sql) {
        return database.find(Sql.of(sql), row -> row.getDouble(1)).orElseThrow();
    }
}
