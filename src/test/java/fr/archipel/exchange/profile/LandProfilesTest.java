package fr.archipel.exchange.profile;

import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.exchange.finding.Finding;
import fr.archipel.exchange.finding.Rule;
import fr.archipel.exchange.profile.GeneratedEnaf.Style;
import fr.archipel.exchange.profile.commune.Communes;
import fr.archipel.exchange.profile.commune.OtherCommunes;
import fr.archipel.exchange.reader.LayerFile;
import fr.archipel.exchange.reader.LayerReader;
import fr.archipel.exchange.reader.ReadOptions;
import fr.archipel.layer.Catalogue;
import fr.archipel.support.SharedData;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the profiles of communes, land consumption, land use and planning make of files, real where there is one. */
class LandProfilesTest {
    private static final List<Target> TARGETS = Targets.all(Catalogue.builtIn());
    private static final Communes COMMUNES =
            new Communes(Map.of("62498", "Lens", "62427", "Hénin-Beaumont"), OtherCommunes.builtIn());

    @TempDir
    Path folder;

    private record Read(Target target, List<MappedRow> rows, List<Finding> findings, String profile) {
        @Nullable
        Object value(int row, String field) {
            List<String> names =
                    target.fields().stream().map(each -> each.name()).toList();
            return rows.get(row).values().get(names.indexOf(field));
        }

        List<List<@Nullable Object>> values(String... fields) {
            List<List<@Nullable Object>> all = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                List<@Nullable Object> one = new ArrayList<>();
                for (String field : fields) {
                    one.add(value(i, field));
                }
                all.add(one);
            }
            return all;
        }

        List<Rule> rules() {
            return findings.stream().map(Finding::rule).toList();
        }
    }

    @Test
    void the_real_extract_of_another_department_is_left_aside_row_by_row() throws IOException {
        Read read = read(SharedData.file("enaf/conso_enaf_2009_2023_extrait_ain.csv"), null, null);
        assertThat(read.profile()).isEqualTo("enaf");
        assertThat(read.rows()).isEmpty();
        assertThat(read.rules()).hasSize(8).containsOnly(Rule.OUTSIDE_TERRITORY);
        assertThat(read.findings().get(0).sentence()).contains("01001");
    }

    @Test
    void a_flow_is_a_row_by_year_and_destination_as_printed() throws IOException {
        Path file = GeneratedEnaf.write(
                folder.resolve("genere_2009_2023.csv"), 2009, 2023, Style.OF_2023, List.of("62498", "62427", "59350"));
        Read read = read(file, null, null);

        // 14 years, a total and six destinations, two communes; Lille is not ours.
        assertThat(read.rows()).hasSize(14 * 7 * 2);
        assertThat(read.rules()).containsExactly(Rule.OUTSIDE_TERRITORY);
        assertThat(read.values("millesime", "insee", "annee", "destination", "surface_m2"))
                .contains(
                        List.of(2023L, "62498", 2009L, "total", new BigDecimal("9000")),
                        List.of(2023L, "62498", 2022L, "hab", new BigDecimal("13200")),
                        List.of(2023L, "62427", 2022L, "inc", new BigDecimal("-1")))
                .doesNotHaveDuplicates();
        assertThat(read.values("annee"))
                .extracting(each -> each.get(0))
                .contains(2009L, 2022L)
                .doesNotContain(2023L);
    }

    @Test
    void other_editions_are_read_by_their_own_years_whatever_their_marks() throws IOException {
        Path file = GeneratedEnaf.write(
                folder.resolve("genere_2011_2025.csv"), 2011, 2025, Style.OF_OTHERS, List.of("62498"));
        Read read = read(file, null, null);
        assertThat(read.rows()).hasSize(14 * 7);
        assertThat(read.values("millesime")).containsOnly(List.of(2025L));
        assertThat(read.values("annee", "destination", "surface_m2"))
                .contains(List.of(2024L, "total", new BigDecimal("24000.0")));
        assertThat(read.findings()).isEmpty();
    }

    @Test
    void the_other_figures_of_the_same_file_are_states_changes_ratios_and_totals_of_periods() throws IOException {
        Path file = GeneratedEnaf.write(
                folder.resolve("genere_2009_2023.csv"), 2009, 2023, Style.OF_2023, List.of("62498"));
        Read read = read(file, "enaf-indicateurs", null);
        assertThat(read.values("millesime", "indicateur", "debut", "fin", "valeur"))
                .hasSize(21)
                .contains(
                        List.of(2023L, "pop", 2020L, 2020L, new BigDecimal("806")),
                        List.of(2023L, "emp", 2014L, 2020L, new BigDecimal("-7")),
                        List.of(2023L, "artpop", 2014L, 2020L, new BigDecimal("227.59")),
                        List.of(2023L, "artcom", 2009L, 2023L, new BigDecimal("0.43")),
                        List.of(2023L, "surfcom", 2023L, 2023L, new BigDecimal("15619934")),
                        List.of(2023L, "total", 2009L, 2023L, new BigDecimal("217000")));
    }

    @Test
    void real_contours_and_tables_of_communes_are_told_by_their_codes() throws IOException {
        Read contours = read(SharedData.file("communes/communes_150_2018.geojson"), "communes", null);
        assertThat(contours.rows()).hasSize(150).allMatch(row -> row.geometry() != null);
        assertThat(contours.rows().get(0).key()).isEqualTo("62001");
        assertThat(contours.value(0, "precision")).isEqualTo("officielle");
        assertThat((String[]) contours.value(0, "sources")).containsExactly("communes_150_2018.geojson");

        Read table = read(SharedData.file("communes/communes_150.csv"), "communes", null);
        assertThat(table.rows()).hasSize(150).allMatch(row -> row.geometry() == null);
        assertThat(table.value(0, "epci")).isEqualTo("246200364");
        assertThat(table.value(0, "population")).isEqualTo(1966L);
        assertThat(table.value(0, "precision")).isNull();
        assertThat(table.findings()).isEmpty();
    }

    @Test
    void the_list_of_agglomerations_tells_them_and_their_members() throws IOException {
        Path file = SharedData.file("communes/epci_3_membres.json");
        Read epci = read(file, null, null);
        assertThat(epci.profile()).isEqualTo("epci");
        assertThat(epci.rows())
                .extracting(MappedRow::key)
                .containsExactlyInAnyOrder("200072460", "246200364", "246200299");
        assertThat(epci.value(0, "population")).isEqualTo(275_736L);

        Read members = read(file, "communes", "membres");
        assertThat(members.rows()).hasSize(150);
        assertThat(members.rows().get(0).key()).isEqualTo("62119");
        assertThat(members.values("nom", "siren", "epci", "population").get(0))
                .containsExactly("Béthune", "216209106", "200072460", 25_342L);
    }

    @Test
    void admin_express_has_its_own_names() throws IOException {
        Path file = Files.writeString(
                folder.resolve("commune.csv"),
                "ID;NOM;NOM_M;INSEE_COM;STATUT;POPULATION;INSEE_DEP;SIREN_EPCI\n"
                        + "COMMUNE_1;Lens;LENS;62498;Sous-préfecture;32 920;62;246200364\n");
        Read read = read(file, "communes", null);
        assertThat(read.rows().get(0).key()).isEqualTo("62498");
        assertThat(read.values("nom", "population", "epci").get(0)).containsExactly("Lens", 32_920L, "246200364");
    }

    @Test
    void a_published_perimeter_keeps_each_of_its_pieces() throws IOException {
        Read read = read(SharedData.file("formats/PERIMETRE_SCOT_l93.zip"), null, null);
        assertThat(read.profile()).isEqualTo("scot-perimetre");
        assertThat(read.values("idurba", "rang"))
                .containsExactly(List.of("200078244_SCOT_20180218", 1L), List.of("200078244_SCOT_20180218", 2L));
    }

    @Test
    void the_zones_of_a_real_plan_are_all_readable() throws IOException {
        Read read = read(SharedData.file("formats/plui_200011781/ZONE_URBA.shp"), null, null);
        assertThat(read.profile()).isEqualTo("zonage-plu");
        assertThat(read.rows()).hasSize(222);
        assertThat(read.findings()).isEmpty();
        assertThat(read.values("document", "rang", "libelle", "typezone", "insee")
                        .get(0))
                .containsExactly("18007_20180101", 1L, "A", "A", "18007");
        assertThat(read.value(0, "datappro")).hasToString("2018-01-01");
    }

    @Test
    void land_use_of_IGN_and_of_the_region_are_read_each_in_its_codes() throws IOException {
        Path ign = Files.writeString(
                folder.resolve("ocsge.csv"),
                "ID;CODE_CS;CODE_US;MILLESIME;SOURCE;OSSATURE;artif;WKT\n"
                        + "A1;CS1.1.1.1;US5;2021;PVA;0;artif;\"POLYGON((2.8 50.4,2.81 50.4,2.81 50.41,2.8 50.4))\"\n"
                        + "A2;CS2.2.1;US1.1;2021;PVA;1;non artif;\"POLYGON((2.8 50.4,2.81 50.4,2.81 50.41,2.8 50.4))\"\n"
                        + "A3;CS9.9;US1.1;2021;PVA;1;;\"POLYGON((2.8 50.4,2.81 50.4,2.81 50.41,2.8 50.4))\"\n");
        Read ocsge = read(ign, null, null);
        assertThat(ocsge.profile()).isEqualTo("ocsge");
        assertThat(ocsge.values("id_source", "millesime", "code_cs", "artif_ign", "ossature")
                        .subList(0, 2))
                .containsExactly(
                        List.of("A1", 2021L, "CS1.1.1.1", true, false), List.of("A2", 2021L, "CS2.2.1", false, true));
        assertThat(ocsge.rules()).containsExactly(Rule.UNKNOWN_CODE);

        Path region = Files.writeString(
                folder.resolve("ocs2d.csv"),
                "gid;cs05;us05;cs21;us21;WKT\n"
                        + "7;CS6.3.0;US1.1.3;CS1.1.1;US5.2.2;\"POLYGON((2.8 50.4,2.81 50.4,2.81 50.41,2.8 50.4))\"\n");
        Read ocs2d = read(region, null, null);
        assertThat(ocs2d.profile()).isEqualTo("ocs2d");
        assertThat(ocs2d.values("id_source", "millesime", "code_cs", "code_us"))
                .containsExactly(List.of("7", 2005L, "CS6.3.0", "US1.1.3"), List.of("7", 2021L, "CS1.1.1", "US5.2.2"));
        assertThat(ocs2d.findings()).isEmpty();
    }

    @Test
    void every_profile_holds_together_with_its_target() {
        for (String id : List.of(
                "communes", "epci", "enaf", "enaf-indicateurs", "ocsge", "ocs2d", "scot-perimetre", "zonage-plu")) {
            Profile profile = Profiles.find(id).orElseThrow();
            Target target = TARGETS.stream()
                    .filter(each -> each.id().equals(profile.target()))
                    .findFirst()
                    .orElseThrow();
            ProfileCheck.check(profile, target);
            assertThat(profile.title()).isNotBlank();
        }
    }

    private static Communes everyCommune() throws IOException {
        Map<String, String> ours = new HashMap<>();
        for (String line : Files.readAllLines(Path.of("gis-data", "territoire", "communes.csv"))) {
            String[] cells = line.split(",", 3);
            if (cells[0].matches("[0-9]{5}")) {
                ours.put(cells[0], cells[1]);
            }
        }
        return new Communes(ours, OtherCommunes.builtIn());
    }

    private static Read read(Path file, @Nullable String target, @Nullable String layer) throws IOException {
        List<MappedRow> rows = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        try (LayerReader reader = LayerFile.open(file, ReadOptions.layer(layer))) {
            Communes communes = "communes".equals(target) ? everyCommune() : COMMUNES;
            Mapping mapping =
                    Mappings.of(new MappingRequest(target, null, Map.of()), TARGETS, List.of(), reader.columns());
            RowMapper mapper = mapping.mapper(communes, String.valueOf(file.getFileName()));
            reader.read(row -> mapper.map(row, new RowMapper.Sink() {
                @Override
                public void row(MappedRow mapped) {
                    rows.add(mapped);
                }

                @Override
                public void finding(Finding finding) {
                    findings.add(finding);
                }
            }));
            return new Read(mapping.target(), rows, findings, String.valueOf(mapping.base()));
        }
    }
}
