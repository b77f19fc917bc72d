package fr.archipel.exchange.profile;

import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.exchange.finding.Finding;
import fr.archipel.exchange.finding.Rule;
import fr.archipel.exchange.profile.commune.Communes;
import fr.archipel.exchange.profile.commune.OtherCommunes;
import fr.archipel.exchange.reader.LayerFile;
import fr.archipel.exchange.reader.LayerReader;
import fr.archipel.exchange.reader.ReadOptions;
import fr.archipel.support.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Real files, row by row, with the communes of the territory; counts were made apart from this program. */
class ProfilesOnRealFilesTest {
    private static Communes communes = Communes.none();

    @BeforeAll
    static void readCommunes() throws IOException {
        Map<String, String> ours = new HashMap<>();
        for (String line : Files.readAllLines(Path.of("gis-data/territoire/communes.csv"))) {
            String[] cells = line.split(",", -1);
            ours.put(cells[0], cells[1]);
        }
        ours.remove("insee");
        assertThat(ours).hasSize(150);
        communes = new Communes(ours, OtherCommunes.builtIn());
    }

    /** What became of a whole file. */
    private record Read(Mapping mapping, List<MappedRow> rows, List<Finding> findings) {
        Map<Rule, Integer> rules() {
            Map<Rule, Integer> rules = new TreeMap<>();
            findings.forEach(each -> rules.merge(each.rule(), 1, Integer::sum));
            return rules;
        }

        long filled(String field) {
            return values(field).stream().filter(Objects::nonNull).count();
        }

        List<@Nullable Object> values(String field) {
            List<String> names =
                    mapping.target().fields().stream().map(each -> each.name()).toList();
            List<@Nullable Object> values = new ArrayList<>();
            rows.forEach(row -> values.add(row.values().get(names.indexOf(field))));
            return values;
        }

        long count(String field, Object value) {
            return values(field).stream().filter(value::equals).count();
        }
    }

    private static Read read(String name, MappingRequest request) throws IOException {
        Path file = SharedData.file(name);
        return read(file, ReadOptions.NONE, request);
    }

    private static Read read(Path file, ReadOptions options, MappingRequest request) throws IOException {
        try (LayerReader reader = LayerFile.open(file, options)) {
            Mapping mapping = Mappings.of(request, ProfilesTest.TARGETS, List.of(), reader.columns());
            Read read = new Read(mapping, new ArrayList<>(), new ArrayList<>());
            RowMapper mapper = mapping.mapper(communes, String.valueOf(file.getFileName()));
            reader.read(row -> mapper.map(row, new RowMapper.Sink() {
                @Override
                public void row(MappedRow mapped) {
                    read.rows().add(mapped);
                }

                @Override
                public void finding(Finding finding) {
                    read.findings().add(finding);
                }
            }));
            return read;
        }
    }

    private static final MappingRequest NOTHING_ASKED = new MappingRequest(null, null, Map.of());

    @Test
    void every_site_of_cartofriches_62_is_read_by_the_profile_it_betrays() throws IOException {
        Read read = read("friches/cartofriches_62_points.csv", NOTHING_ASKED);
        assertThat(read.mapping().base()).isEqualTo("cartofriches");
        assertThat(read.rows()).hasSize(618).allMatch(row -> row.geometry() != null && row.drawnArea() != null);
        assertThat(read.rows().stream().map(MappedRow::key).distinct()).hasSize(618);
        // « mixte » is of an older list; 311 sites are outside the 150 communes.
        assertThat(read.rules()).isEqualTo(Map.of(Rule.TRANSLATED_CODE, 10, Rule.INSEE_UNKNOWN, 311));
        assertThat(read.filled("insee")).isEqualTo(307);
        assertThat(read.count("site_type", "inconnu")).isEqualTo(564);
        assertThat(read.count("site_type", "mixte - autre")).isEqualTo(10);
        assertThat(read.count("site_statut", "friche potentielle")).isEqualTo(484);
        assertThat(read.filled("activite_libelle")).isEqualTo(501);
        assertThat(read.filled("site_reconv_type")).isEqualTo(46);
        assertThat(read.filled("unite_fonciere_surface")).isEqualTo(618);
        assertThat(read.filled("proprio_personne")).isEqualTo(618);
        // Private owners are written {_X_}: nobody's name.
        assertThat(read.filled("proprio_nom")).isEqualTo(451);
        assertThat(read.filled("date_maj")).isEqualTo(618);
        assertThat(read.values("activite_libelle").stream()
                        .filter(String[].class::isInstance)
                        .mapToInt(each -> ((String[]) each).length))
                .as("a semicolon inside an activity does not cut it")
                .allMatch(count -> count == 1);
    }

    @Test
    void the_awkward_export_of_200_sites_is_read_too() throws IOException {
        Read read = read("formats/cartofriches_friches_en_trop_200.csv", NOTHING_ASKED);
        assertThat(read.mapping().base()).isEqualTo("cartofriches");
        assertThat(read.rows()).as("200 lines with the heading").hasSize(199);
        assertThat(read.findings()).isEmpty();
        assertThat(read.rows()).allMatch(row -> row.geometry() != null && Objects.equals(row.drawnArea(), 500.0));
    }

    @Test
    void the_communes_of_the_159_cites_are_found_by_their_names() throws IOException {
        Read read = read("cites/cites-minieres.geojson", NOTHING_ASKED);
        assertThat(read.mapping().base()).isEqualTo("cites-unesco");
        assertThat(read.rows()).hasSize(159);
        // 84 are ours; the other 75 name communes of the Nord, none of which is taken for one of ours.
        assertThat(read.rules())
                .isEqualTo(
                        Map.of(Rule.TRANSLATED_CODE, 159 + 158, Rule.COMMUNE_BY_NAME, 84, Rule.COMMUNE_NOT_FOUND, 75));
        assertThat(read.filled("insee")).isEqualTo(84);
        assertThat(read.count("insee", "62498")).isEqualTo(8);
        assertThat(read.count("interet_unesco", "remarquable")).isEqualTo(87);
        assertThat(read.count("type_cite", "cite_jardin")).isEqualTo(36);
        assertThat(read.count("inscrit_mh", true)).isEqualTo(3);
        assertThat(read.filled("id_unesco")).isEqualTo(124);
        assertThat(read.filled("sources")).isEqualTo(124);
    }

    @Test
    void the_examples_of_the_standards_are_read_and_their_faults_are_found() throws IOException {
        Read zae = read("zae/cnig_sites_economiques/site-eco/exemple-valide.csv", NOTHING_ASKED);
        assertThat(zae.mapping().base()).isEqualTo("zae-cnig");
        assertThat(zae.rows()).hasSize(1);
        assertThat(zae.rules())
                .as("its vocation is cut in two by a bare semicolon: the state is no code")
                .isEqualTo(Map.of(Rule.TRANSLATED_CODE, 3, Rule.UNKNOWN_CODE, 1, Rule.INSEE_UNKNOWN, 1));
        Read cycling = read("ev5/schema_amenagements_cyclables/exemple-valide.json", NOTHING_ASKED);
        assertThat(cycling.mapping().base()).isEqualTo("amenagements-cyclables");
        assertThat(cycling.rules()).isEqualTo(Map.of(Rule.TRANSLATED_CODE, 1, Rule.INSEE_UNKNOWN, 1));
        assertThat(cycling.values("statut")).containsExactly("travaux");
        assertThat(cycling.values("d_service")).containsExactly(2015L);
        assertThat(cycling.rows().get(0).key()).isEqualTo("013");
    }

    @Test
    void the_60_segments_of_the_eurovelo_become_sections_in_order() throws IOException {
        Read read = read(
                SharedData.file("ev5/ev5_osm_2022-01.gpx"),
                ReadOptions.layer("track_segments"),
                new MappingRequest("ev5", "ev5-gpx", Map.of()));
        assertThat(read.rows()).hasSize(60).allMatch(row -> row.key() == null && row.geometry() != null);
        assertThat(read.findings()).isEmpty();
        assertThat(read.values("nom").get(0)).isEqualTo("EuroVelo 5, segment 1");
        assertThat(read.values("ordre").get(59)).isEqualTo(60L);
        assertThat(read.count("num_iti", "EV5")).isEqualTo(60);
        assertThat(read.count("precision", "numerisee")).isEqualTo(60);
        assertThat((String[]) read.values("sources").get(0)).containsExactly("ev5_osm_2022-01.gpx");
    }

    @Test
    void the_names_a_shapefile_cuts_are_known_in_the_template_of_cycling_facilities() throws IOException {
        Read read = read("ev5/schema_amenagements_cyclables/AC_TEMPLATE_SHP_QGIS.zip", NOTHING_ASKED);
        assertThat(read.mapping().base()).isEqualTo("amenagements-cyclables");
        assertThat(read.rows()).isEmpty();
    }
}
