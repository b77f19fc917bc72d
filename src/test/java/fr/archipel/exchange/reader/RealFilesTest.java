package fr.archipel.exchange.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.archipel.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every real file opens with the counts that its source gives it, or is refused for what it is. */
class RealFilesTest {
    private static final Path DATA = Path.of("..", "shared", "data");

    @BeforeAll
    static void present() {
        Assumptions.assumeTrue(Files.isDirectory(DATA), "données réelles absentes (../shared/data)");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                // file | layer | rows | with geometry | columns | type | EPSG
                "cites/bien-inscrit.geojson | - | 109 | 109 | - | - | 4326",
                "cites/cites-minieres.geojson | - | 159 | 159 | - | - | 4326",
                "cites/terrils.geojson | - | 51 | 51 | - | - | 4326",
                "cites/zone-tampon.geojson | - | 15 | 15 | - | - | 4326",
                "communes/communes_150.csv | - | 150 | 0 | 11 | - | 0",
                "communes/communes_150_2018.geojson | - | 150 | 150 | 2 | - | 4326",
                "communes/epci_3_membres.json | - | 3 | 0 | 6 | - | 0",
                "communes/epci_3_membres.json | membres | 150 | 0 | 11 | - | 0",
                "communes/surfaces_150_benefriches.csv | - | 150 | 0 | 4 | - | 0",
                "enaf/conso_enaf_2009_2023_extrait_ain.csv | - | 8 | 0 | 131 | - | 0",
                "enaf/territorialisation_objectif_hdf.json | - | 47 | 0 | 9 | - | 0",
                "ev5/ev5_osm_2022-01.gpx | - | 1 | 1 | 0 | MultiLineString | 4326",
                "ev5/ev5_osm_2022-01.gpx | tracks | 1 | 1 | 0 | MultiLineString | 4326",
                "ev5/ev5_osm_2022-01.gpx | track_segments | 60 | 60 | 2 | LineString | 4326",
                "ev5/schema_amenagements_cyclables/AC_TEMPLATE_SHP_QGIS.zip | - | 0 | 0 | 30 | MultiLineString | 4326",
                "ev5/schema_amenagements_cyclables/exemple-valide.json | - | 1 | 1 | 30 | - | 4326",
                "formats/PERIMETRE_SCOT_l93.zip | - | 2 | 2 | 1 | MultiPolygon | 2154",
                "formats/plui_200011781/ZONE_URBA.shp | - | 222 | 222 | 9 | MultiPolygon | 2154",
                "formats/plui_200011781/ZONE_URBA.dbf | - | 222 | 0 | 9 | - | 0",
                "formats/cartofriches_friches_en_trop_200.csv | - | 199 | 199 | 5 | Point | 4326",
                "formats/l93_reference_points.csv | - | 100 | 100 | 6 | Point | 4326",
                "friches/cartofriches_62_points.csv | - | 618 | 618 | 78 | Point | 4326",
                "ocsge/couverture.csv | - | 23 | 0 | 8 | - | 0",
                "ocsge/usage.csv | - | 24 | 0 | 8 | - | 0",
                "ocsge/matrice_artif_cs_us.csv | - | 280 | 0 | 4 | - | 0",
                "scot/cnig_SCoT_2024/codes/ListeEtatSCoT.csv | - | 7 | 0 | 1 | - | 0",
                "scot/cnig_SCoT_2024/codes/ListeTypedocSCoT.csv | - | 1 | 0 | 1 | - | 0",
                "scot/cnig_SCoT_2024/codes/ListeTypeprocSCoT.csv | - | 6 | 0 | 1 | - | 0",
                "zae/cnig_sites_economiques/etablissement/exemple-valide.csv | - | 1 | 1 | 30 | MultiPoint | 4326",
                "zae/cnig_sites_economiques/pole-eco/exemple-valide.csv | - | 1 | 1 | 11 | Point | 4326",
                "zae/cnig_sites_economiques/site-eco/exemple-valide.csv | - | 1 | 1 | - | Polygon | 0",
                "zae/cnig_sites_economiques/terrain-eco/exemple-valide.csv | - | 1 | 1 | 19 | Polygon | 0",
                "zae/cnig_sites_economiques/sites_economiques.gpkg | etablissement | 0 | 0 | - | MultiPoint | 2154",
                "zae/cnig_sites_economiques/sites_economiques.gpkg | pole_eco | 0 | 0 | - | Point | 2154",
                "zae/cnig_sites_economiques/sites_economiques.gpkg | site_eco | 0 | 0 | - | MultiPolygon | 2154",
                "zae/cnig_sites_economiques/sites_economiques.gpkg | terrain_eco | 0 | 0 | - | Polygon | 2154",
            })
    void a_real_file_opens_with_its_counts(
            String file, String layer, long rows, long placed, Integer columns, String type, int epsg)
            throws IOException {
        Read read = Read.of(DATA.resolve(file), ReadOptions.layer(layer));
        assertThat(read.rows()).hasSize((int) rows);
        assertThat(read.withGeometry()).isEqualTo(placed);
        assertThat(read.crs().epsg().orElse(0)).isEqualTo(epsg);
        if (columns != null) {
            assertThat(read.columns()).hasSize(columns);
        }
        if (type != null) {
            assertThat(read.geometryType()).isEqualTo(type);
        }
        assertThat(read.rows().stream().map(Row::number).toList())
                .isEqualTo(
                        java.util.stream.LongStream.rangeClosed(1, rows).boxed().toList());
    }

    @Test
    void what_no_layer_is_named_of_several_is_asked_for() {
        assertThatThrownBy(() -> Read.of(DATA.resolve("zae/cnig_sites_economiques/sites_economiques.gpkg")))
                .hasMessageContaining("etablissement, pole_eco, site_eco, terrain_eco");
    }

    /** A text without quotes is cut where it should not be, or an apostrophe is a quote: the value says so. */
    @Test
    void awkward_values_come_out_whole() throws IOException {
        Read friches = Read.of(DATA.resolve("formats/cartofriches_friches_en_trop_200.csv"));
        assertThat(friches.encoding()).isEqualTo("windows-1252");
        assertThat(friches.columns())
                .containsExactly("site_id", "nature", "nom_prodcartofriches", "site_statut", "geom");
        assertThat(friches.value(1, "nature")).isEqualTo("MTE non vérifié");
        assertThat(friches.place(1)).isEqualTo("POINT (2.57426230514216 42.7624565795885)");
        Read cartofriches = Read.of(DATA.resolve("friches/cartofriches_62_points.csv"));
        assertThat(cartofriches.value(1, "comm_insee")).isEqualTo("62004");
        Read enaf = Read.of(DATA.resolve("enaf/conso_enaf_2009_2023_extrait_ain.csv"));
        assertThat(enaf.value(2, "idcom")).isEqualTo("01002");
        Read zones = Read.of(DATA.resolve("formats/plui_200011781/ZONE_URBA.shp"));
        assertThat(zones.encoding()).isEqualTo("UTF-8");
        Read membres = Read.of(DATA.resolve("communes/epci_3_membres.json"), "membres");
        assertThat(membres.value(1, "nom")).isEqualTo("Béthune");
        assertThat(membres.value(1, "parent_code")).isEqualTo("200072460");
        Read perimetre = Read.of(DATA.resolve("formats/PERIMETRE_SCOT_l93.zip"));
        assertThat(perimetre.encoding()).isEqualTo("windows-1252");
    }

    /** A Table Schema holds several lists; none of them is its rows. */
    @Test
    void a_description_is_no_table() {
        assertThatThrownBy(() -> Read.of(DATA.resolve("friches/cnig_schema_friches/schema.json")))
                .hasMessageContaining("schema.json : ce n'est pas une FeatureCollection GeoJSON");
    }

    @Test
    void everything_else_there_is_refused_with_a_sentence() throws IOException {
        Set<String> read = Set.of("csv", "json", "geojson", "gpx", "shp", "dbf", "zip", "gpkg");
        try (Stream<Path> all = Files.walk(DATA)) {
            List<Path> others = all.filter(Files::isRegularFile)
                    .filter(file -> {
                        String name = String.valueOf(file.getFileName());
                        return !read.contains(
                                name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
                    })
                    .toList();
            assertThat(others).isNotEmpty();
            for (Path file : others) {
                assertThatThrownBy(() -> Read.of(file))
                        .as(file.toString())
                        .isInstanceOf(ProblemException.class)
                        .hasMessageContaining(String.valueOf(file.getFileName()));
            }
        }
    }
}
