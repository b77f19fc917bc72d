package fr.archipel.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.archipel.account.Author;
import fr.archipel.db.Database;
import fr.archipel.db.Sql;
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
        List<String> communes = DATABASE.list(Sql.of("SELECT insee FROM commune ORDER BY 1"), row -> row.getString(1));
        Path file = GeneratedEnaf.write(folder.resolve("genere.csv"), 2009, 2023, Style.OF_2023, communes);
        Found found = examine(file, "enaf", null);
        assertThat(found.counts()).isEqualTo(new Counts(150, 150 * 14 * 7, 0, 0, 0, 0, 0));
        assertThat(found.rules()).isEmpty();
    }

    @Test
    void an_edition_applied_is_read_year_by_year_and_undone() {
        Path file = GeneratedEnaf.write(
                folder.resolve("genere_2011_2025.csv"), 2011, 2025, Style.OF_OTHERS, List.of("62498", "62427"));
        examine(file, "enaf", null);
        IMPORTS.apply(lastId, AUTHOR, Progress.NONE);

        assertThat(rows(
                        "SELECT concat_ws(' ', insee, annee, provisoire::text, total_m2, hab_m2, act_m2, inc_m2, ecart_m2)"
                                + " FROM v_conso_enaf WHERE millesime = 2025 AND annee IN (2011, 2024) ORDER BY 1"))
                .containsExactly(
                        "62427 2011 false 11000.0 6600.0 4400.0 -1.0 1.0",
                        "62427 2024 true 24000.0 14400.0 9600.0 -1.0 1.0",
                        "62498 2011 false 11000.0 6600.0 4400.0 -1.0 1.0",
                        "62498 2024 true 24000.0 14400.0 9600.0 -1.0 1.0");
        // Read again, it is all there; another edition stands beside it.
        assertThat(examine(file, "enaf", null).counts().inchangees()).isEqualTo(2 * 14 * 7);
        Path other = GeneratedEnaf.write(
                folder.resolve("genere_2009_2023.csv"), 2009, 2023, Style.OF_2023, List.of("62498"));
        assertThat(examine(other, "enaf", null).counts().creations()).isEqualTo(14 * 7);
        String second = lastId;
        IMPORTS.apply(second, AUTHOR, Progress.NONE);
        assertThat(rows("SELECT count(*) FROM conso_enaf")).containsExactly(Integer.toString(3 * 14 * 7));

        IMPORTS.undo(second, AUTHOR);
        assertThat(rows("SELECT DISTINCT millesime FROM conso_enaf")).containsExactly("2025");
    }

    @Test
    void polygons_of_land_use_go_in_are_changed_by_the_next_file_and_come_out() throws IOException {
        Path first = ocsge("A1;CS1.1.1.1;US5;2021;artif", "A2;CS2.2.1;US1.1;2021;non artif", "A1;CS2.2.1;US1.1;2018;");
        assertThat(examine(first, null, null).counts()).isEqualTo(new Counts(3, 3, 0, 0, 0, 0, 0));
        IMPORTS.apply(lastId, AUTHOR, Progress.NONE);
        assertThat(rows(
                        "SELECT concat_ws(' ', id_source, millesime, artificialise::text, artificialise_selon) FROM v_ocsge"
                                + " WHERE id_source IN ('A1', 'A2') ORDER BY 1"))
                .containsExactly("A1 2018 false matrice", "A1 2021 true ign", "A2 2021 false ign");
        assertThat(
                        rows(
                                "SELECT bool_and(abs(surface_m2 - ST_Area(geom)) < 1e-6 AND surface_m2 > 1000)::text FROM ocsge"))
                .containsExactly("true");

        Found second = examine(ocsge("A1;CS1.1.1.2;US5;2021;artif", "A2;CS2.2.1;US1.1;2021;non artif"), null, null);
        assertThat(second.counts()).isEqualTo(new Counts(2, 0, 1, 1, 0, 0, 0));
        IMPORTS.apply(lastId, AUTHOR, Progress.NONE);
        assertThat(rows("SELECT code_cs FROM ocsge WHERE id_source = 'A1' AND millesime = 2021"))
                .containsExactly("CS1.1.1.2");
        IMPORTS.undo(lastId, AUTHOR);
        assertThat(rows("SELECT code_cs FROM ocsge WHERE id_source = 'A1' AND millesime = 2021"))
                .containsExactly("CS1.1.1.1");
    }

    private Path ocsge(String... rows) throws IOException {
        StringBuilder text = new StringBuilder("ID;CODE_CS;CODE_US;MILLESIME;artif;WKT\n");
        for (int i = 0; i < rows.length; i++) {
            double west = 2.83 + i * 0.01;
            text.append(rows[i])
                    .append(";\"POLYGON((%1$s 50.43, %2$s 50.43, %2$s 50.44, %1$s 50.43))\"\n"
                            .formatted(west, west + 0.005));
        }
        return Files.writeString(folder.resolve("ocsge.csv"), text);
    }

    private static List<String> rows(String sql) {
        return DATABASE.list(Sql.of(sql), row -> row.getString(1));
    }

    private static final Author AUTHOR = new Author("", "Essai");

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
