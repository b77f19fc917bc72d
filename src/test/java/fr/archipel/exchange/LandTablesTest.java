package fr.archipel.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.db.Database;
import fr.archipel.db.Sql;
import fr.archipel.json.Json;
import fr.archipel.support.SharedData;
import fr.archipel.support.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables that land consumption is computed on: what they hold from the start, and what they refuse. */
class LandTablesTest {
    private static final TestDatabase TEST = TestDatabase.loaded();
    private static final Database DATABASE = TEST.database();

    @AfterAll
    static void drop() {
        TEST.close();
    }

    @Test
    void the_280_pairs_of_cover_and_use_are_those_of_the_published_matrix() throws IOException {
        Set<String> published = new TreeSet<>(Files.readAllLines(SharedData.file("ocsge/matrice_artif_cs_us.csv")));
        published.remove("code_cs,code_us,artificialise,impermeable");
        assertThat(published).hasSize(280);
        assertThat(new TreeSet<>(texts("SELECT concat_ws(',', code_cs, code_us, artificialise::text, impermeable::text)"
                        + " FROM ocsge_artificialisation")))
                .isEqualTo(published);
    }

    @Test
    void nomenclatures_have_every_code_once_and_those_of_the_regional_one_are_its_own() {
        assertThat(count("SELECT count(*) FROM ocsge_couverture")).isEqualTo(23);
        assertThat(count("SELECT count(*) FROM ocsge_usage")).isEqualTo(24);
        assertThat(count("SELECT count(*) FROM ocs2d_couverture")).isEqualTo(33);
        assertThat(count("SELECT count(*) FROM ocs2d_usage")).isEqualTo(53);
        // The same code, two meanings: why they are never mixed.
        assertThat(texts("SELECT titre FROM ocsge_couverture WHERE code = 'CS1.2.1' UNION ALL"
                        + " SELECT titre FROM ocs2d_couverture WHERE code = 'CS1.2.1'"))
                .containsExactly("Sols nus", "Matériaux minéraux, pierre, terre");
    }

    @Test
    void a_polygon_is_artificialised_by_the_flag_of_IGN_else_by_its_codes() {
        polygon("a", "CS1.1.1.1", "US5", "NULL");
        polygon("b", "CS1.1.1.1", "US5", "false");
        polygon("c", "CS1.1.2.1", "US1.3", "NULL");
        polygon("d", "CS2.9", "US5", "NULL");
        assertThat(texts(
                        "SELECT concat_ws(' ', id_source, coalesce(artificialise::text, '?'), artificialise_selon, surface_m2)"
                                + " FROM v_ocsge ORDER BY 1"))
                .containsExactly("a true matrice 10000", "b false ign 10000", "c false matrice 10000", "d ? 10000");
    }

    @Test
    void the_last_year_of_an_edition_is_provisional_and_a_total_is_set_against_its_parts() {
        flow(2011, "total", 100);
        flow(2011, "hab", 60);
        flow(2011, "act", 41);
        flow(2011, "inc", -1);
        flow(2022, "total", 7);
        assertThat(texts("SELECT concat_ws(' ', annee, provisoire::text, total_m2, hab_m2, act_m2, inc_m2, ecart_m2)"
                        + " FROM v_conso_enaf ORDER BY annee"))
                .containsExactly("2011 false 100 60 41 -1 0", "2022 true 7");
        assertThatThrownBy(() -> flow(2023, "total", 1)).hasMessageContaining("conso_enaf_check");
        assertThatThrownBy(() -> flow(2011, "hab", 1))
                .hasMessageContaining("conso_enaf_millesime_insee_annee_destination_key");
    }

    @Test
    void a_published_perimeter_stands_beside_ours_with_their_difference_in_hectares() {
        // Ours moved 1 km east, in two objects of one document.
        DATABASE.update(Sql.of("""
                INSERT INTO perimetre_scot_publie (idurba, rang, geom)
                SELECT '246200364_SCOT_20080211', row_number() OVER (), ST_Multi(part)
                FROM (SELECT (ST_Dump(ST_Subdivide(ST_Translate(geom, 1000, 0), 16))).geom AS part
                      FROM scot WHERE nom LIKE '%Lens%') p WHERE ST_Dimension(part) = 2"""));
        assertThat(count("SELECT count(*) FROM perimetre_scot_publie")).isGreaterThan(1);
        DATABASE.find(Sql.of("SELECT * FROM v_perimetre_scot_ecart WHERE nom LIKE '%Lens%'"), row -> {
                    assertThat(row.getString("siren")).isEqualTo("246200364");
                    assertThat(row.getDouble("ecart_ha")).isCloseTo(0, within(0.01));
                    assertThat(row.getDouble("publie_seul_ha")).isGreaterThan(100);
                    assertThat(row.getDouble("publie_seul_ha"))
                            .isCloseTo(row.getDouble("calcule_seul_ha"), within(0.01));
                    assertThat(row.getDouble("publie_ha") - row.getDouble("commun_ha"))
                            .isCloseTo(row.getDouble("publie_seul_ha"), within(0.0001));
                    return true;
                })
                .orElseThrow();
        assertThatThrownBy(() -> DATABASE.update(Sql.of("INSERT INTO perimetre_scot_publie (idurba, rang, geom)"
                        + " SELECT 'SCOT_LENS', 1, geom FROM scot LIMIT 1")))
                .hasMessageContaining("idurba");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"enaf", "enaf-indicateurs", "ocsge", "ocs2d", "scot-perimetre", "zonage-plu", "communes", "epci"
            })
    void a_target_describes_columns_that_its_table_has_with_the_codes_it_accepts(String id) throws IOException {
        JsonNode target = target(id);
        String table = target.path("table").asText();
        List<String> columns = texts("SELECT attname::text FROM pg_attribute WHERE attrelid = '" + table
                + "'::regclass AND attnum > 0 AND attgenerated = '' AND NOT attisdropped");
        assertThat(target.path("id").asText()).isEqualTo(id);
        assertThat(columns).contains(target.path("key").asText());
        assertThat(target.path("fields").findValuesAsText("name"))
                .isSubsetOf(columns)
                .doesNotHaveDuplicates();
        assertThat(columns.contains("geom") && !id.equals("epci"))
                .isEqualTo(target.path("geometry").isTextual());
        if (id.startsWith("ocs")) {
            assertThat(codes(target, "code_cs")).isEqualTo(leaves(id + "_couverture"));
            assertThat(codes(target, "code_us")).isEqualTo(leaves(id + "_usage"));
        }
    }

    private static Set<String> codes(JsonNode target, String field) {
        Set<String> codes = new TreeSet<>();
        target.path("fields").forEach(f -> {
            if (f.path("name").asText().equals(field)) {
                codes.addAll(f.path("codes").findValuesAsText("code"));
            }
        });
        return codes;
    }

    private static Set<String> leaves(String table) {
        return new TreeSet<>(texts(
                table.startsWith("ocs2d")
                        ? "SELECT code FROM " + table
                        : "SELECT code FROM " + table + " c WHERE NOT EXISTS (SELECT FROM " + table
                                + " p WHERE p.parent = c.code)"));
    }

    private static JsonNode target(String id) throws IOException {
        try (InputStream in = LandTablesTest.class.getResourceAsStream("profile/target/" + id + ".json")) {
            return Json.MAPPER.readTree(in);
        }
    }

    private static void polygon(String id, String cs, String us, String flag) {
        DATABASE.update(Sql.of(
                "INSERT INTO ocsge (id_source, millesime, code_cs, code_us, artif_ign, geom)"
                        + " SELECT ?, 2021, ?, ?, ?::boolean, ST_Multi(ST_MakeEnvelope(680000, 7030000, 680100, 7030100, 2154))",
                id,
                cs,
                us,
                flag.equals("NULL") ? null : flag));
    }

    private static void flow(int year, String destination, int area) {
        DATABASE.update(Sql.of(
                "INSERT INTO conso_enaf (millesime, insee, annee, destination, surface_m2)"
                        + " VALUES (2023, '62498', ?, ?, ?)",
                year,
                destination,
                area));
    }

    private static List<String> texts(String sql) {
        return DATABASE.list(Sql.of(sql), row -> row.getString(1));
    }

    private static long count(String sql) {
        return DATABASE.find(Sql.of(sql), row -> row.getLong(1)).orElseThrow();
    }
}
