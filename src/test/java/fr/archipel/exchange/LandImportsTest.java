package fr.archipel.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.archipel.db.Database;
import fr.archipel.exchange.intake.Counts;
import fr.archipel.exchange.intake.ImportReport;
import fr.archipel.exchange.intake.ImportRequest;
import fr.archipel.exchange.intake.Imports;
import fr.archipel.exchange.intake.Progress;
import fr.archipel.exchange.intake.RuleCount;
import fr.archipel.exchange.profile.GeneratedEnaf;
import fr.archipel.exchange.profile.GeneratedEnaf.Style;
import fr.archipel.support.SharedData;
import fr.archipel.support.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each real file of communes, land and planning examined: how many rows, and what is said of them. */
class LandImportsTest {
    private static final TestDatabase TEST = TestDatabase.loaded();
    private static final Database DATABASE = TEST.database();
    private static final Imports IMPORTS = new Imports(DATABASE, TestDatabase.catalogue());

    @TempDir
    Path folder;

    @AfterAll
    static void drop() {
        TEST.close();
    }

    private record Found(Counts counts, Map<String, Long> rules) {}

    @Test
    void the_150_real_contours_are_150_changes() {
        Found found = examine(SharedData.file("communes/communes_150_2018.geojson"), "communes", null);
        assertThat(found.counts()).isEqualTo(new Counts(150, 0, 150, 0, 0, 0, 0));
    }

    @Test
    void a_file_of_the_department_keeps_ours_and_one_that_misses_a_contour_is_refused() throws IOException {
        Path real = SharedData.file("communes/communes_150_2018.geojson");
        String all = Files.readString(real);
        String lens = "{\"type\":\"Feature\",\"properties\":{\"code\":\"62498\"";
        Path other = Files.writeString(
                folder.resolve("communes-62.geojson"), all.replace(lens, lens.replace("62498", "62041")));

        Found found = examine(other, "communes", null);

        // Arras, with the contour of Lens, is not ours; Lens is missing.
        assertThat(found.counts().ignorees()).isEqualTo(1);
        assertThat(found.counts().absentes()).isEqualTo(1);
        assertThat(found.rules())
                .containsExactlyInAnyOrderEntriesOf(Map.of("hors-territoire", 1L, "contour-absent", 1L));
        assertThat(IMPORTS.get(lastId).examination().regles().get(0).severite()).isIn("erreur", "information");
    }

    @Test
    void a_table_of_some_communes_tells_which_are_missing_and_goes_in() throws IOException {
        Path table = Files.writeString(
                folder.resolve("quelques.csv"),
                "code_insee;nom;population;codeEpci\n62498;Lens;33000;246200364\n62041;Arras;42000;200033579\n");
        Found found = examine(table, "communes", null);
        assertThat(found.counts()).isEqualTo(new Counts(2, 0, 1, 0, 0, 1, 149));
        assertThat(found.rules())
                .containsExactlyInAnyOrderEntriesOf(Map.of("hors-territoire", 1L, "absent-du-fichier", 149L));
    }

    @Test
    void a_commune_in_an_agglomeration_that_is_not_ours_is_told() throws IOException {
        Path table = Files.writeString(folder.resolve("change.csv"), "code_insee;nom;codeEpci\n62498;Lens;200033579\n");
        assertThat(examine(table, "communes", null).rules()).containsEntry("code-inconnu", 1L);
    }

    @Test
    void a_table_of_communes_changes_what_differs_and_no_contour() {
        Found found = examine(SharedData.file("communes/communes_150.csv"), "communes", null);
        assertThat(found.counts().lues()).isEqualTo(150);
        assertThat(found.counts().modifications() + found.counts().inchangees()).isEqualTo(150);
        assertThat(found.counts().rejetees()
                        + found.counts().ignorees()
                        + found.counts().absentes())
                .isZero();
    }

    @Test
    void the_three_agglomerations_and_their_150_members_are_those_we_know() {
        Path file = SharedData.file("communes/epci_3_membres.json");
        assertThat(examine(file, null, null).counts().lues()).isEqualTo(3);
        assertThat(examine(file, null, null).rules()).isEmpty();
        Found members = examine(file, "communes", "membres");
        assertThat(members.counts().lues()).isEqualTo(150);
        assertThat(members.counts().rejetees() + members.counts().ignorees()).isZero();
        assertThat(members.rules()).isEmpty();
    }

    @Test
    void what_lies_elsewhere_is_left_aside_for_that_reason() {
        Found enaf = examine(SharedData.file("enaf/conso_enaf_2009_2023_extrait_ain.csv"), null, null);
        assertThat(enaf.counts()).isEqualTo(new Counts(8, 0, 0, 0, 0, 8, 0));
        assertThat(enaf.rules()).containsExactlyEntriesOf(Map.of("hors-territoire", 8L));

        Found scot = examine(SharedData.file("formats/PERIMETRE_SCOT_l93.zip"), null, null);
        assertThat(scot.counts()).isEqualTo(new Counts(2, 0, 0, 0, 0, 2, 0));
        assertThat(scot.rules()).containsEntry("hors-territoire", 2L);

        Found plu = examine(SharedData.file("formats/plui_200011781/ZONE_URBA.shp"), null, null);
        assertThat(plu.counts()).isEqualTo(new Counts(222, 0, 0, 0, 0, 222, 0));
        assertThat(plu.rules()).containsEntry("hors-territoire", 222L);
    }

    @Test
    void the_tables_of_the_nomenclature_are_no_layer_of_land_use() {
        for (String name : List.of("couverture", "usage", "matrice_artif_cs_us")) {
            Path file = SharedData.file("ocsge/" + name + ".csv");
            assertThatThrownBy(() -> examine(file, null, null)).hasMessageContaining("cible");
        }
    }

    @Test
    void a_generated_edition_over_all_communes_is_a_row_by_commune_year_and_destination() {
        List<String> communes =
                DATABASE.list(fr.archipel.db.Sql.of("SELECT insee FROM commune ORDER BY 1"), row -> row.getString(1));
        Path file = GeneratedEnaf.write(folder.resolve("genere.csv"), 2009, 2023, Style.OF_2023, communes);
        Found found = examine(file, "enaf", null);
        assertThat(found.counts()).isEqualTo(new Counts(150, 150 * 14 * 7, 0, 0, 0, 0, 0));
        assertThat(found.rules()).isEmpty();
    }

    private static String lastId = "";

    private static Found examine(Path file, @Nullable String target, @Nullable String layer) {
        ImportRequest request = new ImportRequest(
                target,
                null,
                layer,
                Map.of(),
                null,
                null,
                true,
                fr.archipel.exchange.intake.Missing.GARDER,
                false,
                Map.of(),
                Map.of());
        lastId = IMPORTS.open(String.valueOf(file.getFileName()), request, null);
        ImportReport report = IMPORTS.examine(lastId, file, request, Progress.NONE);
        return new Found(
                report.examination().comptes(),
                report.examination().regles().stream().collect(Collectors.toMap(RuleCount::regle, RuleCount::nombre)));
    }
}
