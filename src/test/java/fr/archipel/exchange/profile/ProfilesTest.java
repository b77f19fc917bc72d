package fr.archipel.exchange.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.archipel.exchange.finding.Finding;
import fr.archipel.exchange.finding.Rule;
import fr.archipel.exchange.profile.commune.Communes;
import fr.archipel.exchange.profile.commune.OtherCommunes;
import fr.archipel.exchange.reader.Column;
import fr.archipel.exchange.reader.Row;
import fr.archipel.layer.Catalogue;
import fr.archipel.layer.Field;
import fr.archipel.layer.FieldType;
import fr.archipel.problem.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class ProfilesTest {
    static final List<Target> TARGETS = Targets.all(Catalogue.builtIn());
    static final Communes COMMUNES =
            new Communes(Map.of("62498", "Lens", "62427", "Hénin-Beaumont"), OtherCommunes.builtIn());
    private static final Geometry POINT = new GeometryFactory().createPoint(new Coordinate(2.8, 50.4));

    static Target target(String id) {
        return TARGETS.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    }

    static List<Column> columns(String... names) {
        return Arrays.stream(names).map(name -> Column.of(name, FieldType.TEXT)).toList();
    }

    /** What one row gives. */
    record Read(List<MappedRow> rows, List<Finding> findings, Target target) {
        @Nullable
        Object value(String field) {
            return value(0, field);
        }

        @Nullable
        Object value(int row, String field) {
            return rows.get(row).values().get(place(field));
        }

        boolean sent(String field) {
            return rows.get(0).sent().get(place(field));
        }

        private int place(String field) {
            List<String> names =
                    target.fields().stream().map(each -> each.name()).toList();
            return names.indexOf(field);
        }

        List<Rule> rules() {
            return findings.stream().map(Finding::rule).toList();
        }
    }

    static Read read(Mapping mapping, @Nullable Geometry geometry, @Nullable Object... cells) throws IOException {
        List<MappedRow> rows = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        mapping.mapper(COMMUNES, "essai.csv")
                .map(new Row(7, null, Arrays.asList(cells), geometry), new RowMapper.Sink() {
                    @Override
                    public void row(MappedRow row) {
                        rows.add(row);
                    }

                    @Override
                    public void finding(Finding finding) {
                        findings.add(finding);
                    }
                });
        return new Read(rows, findings, mapping.target());
    }

    static Mapping mapping(MappingRequest request, String... names) {
        return Mappings.of(request, TARGETS, List.of(), columns(names));
    }

    @Test
    void every_built_in_profile_suits_its_target() {
        for (Profile each : Profiles.builtIn()) {
            ProfileCheck.check(each, target(each.target()));
        }
        assertThat(Profiles.find("cartofriches")).isPresent();
    }

    @Test
    void a_cartofriches_file_is_recognised_from_a_few_columns_in_any_order_and_its_points_are_drawn()
            throws IOException {
        Mapping mapping = mapping(
                new MappingRequest(null, null, Map.of()),
                "nom_prodcartofriches",
                "Site_Statut",
                "comm_insee",
                "site_id",
                "unite_fonciere_surface");
        assertThat(mapping.base()).isEqualTo("cartofriches");
        assertThat(mapping.target().id()).isEqualTo("friches");
        Read read = read(mapping, POINT, "MTE", "Friche sans projet", "62498", "62498_12", "1 234,5");
        assertThat(read.rows()).hasSize(1);
        assertThat(read.rows().get(0).key()).isEqualTo("62498_12");
        assertThat(read.rows().get(0).drawnArea()).isEqualTo(1234.5);
        assertThat(read.value("site_nom")).isEqualTo("Site 62498_12");
        assertThat(read.sent("site_nom")).isFalse();
        assertThat(read.value("site_type")).isEqualTo("inconnu");
        assertThat(read.value("site_statut")).isEqualTo("friche sans projet");
        assertThat(read.value("insee")).isEqualTo("62498");
        assertThat(read.value("precision")).isEqualTo("indicative");
        assertThat((String[]) read.value("sources")).containsExactly("cartofriches:62498_12");
        assertThat(read.rules()).containsExactly(Rule.TRANSLATED_CODE);
        assertThat(read.findings().get(0).sentence())
                .isEqualTo("Ligne 7, « Statut » (colonne « Site_Statut ») : « Friche sans projet » est lu « friche sans"
                        + " projet ».");
    }

    @Test
    void columns_find_their_fields_by_names_titles_usage_and_what_a_shapefile_leaves_of_them() {
        Mapping mapping = mapping(
                new MappingRequest("zae", null, Map.of()),
                "SITE_NOM",
                "Vocation dominante",
                "site_surf_",
                "emplois",
                "code");
        List<MappedField> fields = mapping.fields(List.of());
        assertThat(column(fields, "site_nom")).isEqualTo("SITE_NOM");
        assertThat(column(fields, "site_vocadomi")).isEqualTo("Vocation dominante");
        assertThat(column(fields, "site_surf_brute")).isEqualTo("site_surf_");
        assertThat(column(fields, "site_nb_emploi")).isEqualTo("emplois");
        assertThat(mapping.fileColumns(List.of()).get(4).field()).isNull();
    }

    @Test
    void a_value_may_be_said_for_every_row_if_the_field_can_have_it() throws IOException {
        Mapping mapping = mapping(
                new MappingRequest(
                        "friches", null, Map.of("site_statut", "=Friche avec projet", "remarque", "=lot n° 2")),
                "site_id",
                "site_nom",
                "site_type");
        assertThat(mapping.fields(List.of()))
                .filteredOn(each -> each.field().name().equals("remarque"))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.origin()).isEqualTo(MappedField.Origin.CHOICE);
                    assertThat(each.value()).isEqualTo("lot n° 2");
                });
        Read read = read(mapping, POINT, "62498_12", "Four", "inconnu");
        assertThat(read.value("site_statut")).isEqualTo("friche avec projet");
        assertThat(read.value("remarque")).isEqualTo("lot n° 2");
        assertThatThrownBy(() -> mapping(
                        new MappingRequest("friches", null, Map.of("date_maj", "=hier")), "site_id", "site_nom"))
                .hasMessageContaining("correspondance.date_maj")
                .hasMessageContaining("=hier");
    }

    private static @Nullable String column(List<MappedField> fields, String name) {
        return fields.stream()
                .filter(each -> each.field().name().equals(name))
                .findFirst()
                .orElseThrow()
                .column();
    }

    @Test
    void a_column_whose_name_ends_with_its_unit_is_taken_to_the_fields() throws IOException {
        Mapping mapping = mapping(new MappingRequest("cites-minieres", null, Map.of()), "nom", "surface_m2");
        Read read = read(mapping, null, "Cité", "125000");
        assertThat(read.value("surface_ha").toString()).isEqualTo("12.5000");
        assertThat(read(mapping, null, "Cité", "3,5 ha").value("surface_ha").toString())
                .isEqualTo("3.5");
    }

    @Test
    void a_choice_goes_over_the_profile_and_what_does_not_exist_is_refused() {
        MappingRequest none = new MappingRequest("friches", null, Map.of("site_nom", ""));
        MappedField field = mapping(none, "site_id", "site_nom", "site_type", "comm_insee")
                .fields(List.of())
                .get(0);
        assertThat(field.origin()).isEqualTo(MappedField.Origin.CONSTANT);
        assertThat(field.column()).isNull();
        assertThatThrownBy(() -> mapping(new MappingRequest("friches", null, Map.of("site_nom", "absente")), "a"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("absente");
        assertThatThrownBy(() -> mapping(new MappingRequest("friches", null, Map.of("couleur", "a")), "a"))
                .hasMessageContaining("couleur");
        assertThatThrownBy(() -> mapping(new MappingRequest(null, null, Map.of()), "a"))
                .hasMessageContaining("cible");
        assertThatThrownBy(() -> mapping(new MappingRequest("zae", "cartofriches", Map.of()), "a"))
                .hasMessageContaining("profil");
    }

    @Test
    void an_empty_cell_of_a_required_field_is_missing_where_the_file_is_ours_to_follow() throws IOException {
        Mapping mapping = mapping(new MappingRequest("cites-minieres", Profile.AUTOMATIC, Map.of()), "id", "nom");
        Read read = read(mapping, null, "cite-x", " ");
        assertThat(read.rules()).containsExactly(Rule.MISSING_VALUE);
        assertThat(read.rows().get(0).key()).isEqualTo("cite-x");
        Read zae = read(mapping(new MappingRequest("zae", Profile.AUTOMATIC, Map.of()), "site_nom"), null, "");
        assertThat(zae.rules()).containsExactly(Rule.MISSING_VALUE);
        assertThat(zae.findings().get(0).sentence())
                .isEqualTo("Ligne 7 : le champ « Nom » est nécessaire et la colonne « site_nom » est vide.");
    }

    @Test
    void a_published_layer_keeps_the_communes_of_its_file_whatever_they_are() throws IOException {
        Target published = new Target(
                "parcelles",
                "Parcelles",
                "couche.parcelles",
                "id",
                "geom",
                2154,
                "MultiPolygon",
                List.of(
                        new Field("insee", FieldType.TEXT, "insee", null, null, List.of(), false, false),
                        new Field("precision", FieldType.TEXT, "precision", null, null, List.of(), false, false)),
                true,
                false);
        MappingRequest request = new MappingRequest("parcelles", null, Map.of());
        Mapping mapping = Mappings.of(request, List.of(published), List.of(), columns("insee"));
        Read read = read(mapping, null, "75056");
        assertThat(read.value("insee")).isEqualTo("75056");
        assertThat(read.value("precision")).isNull();
        assertThat(read.findings()).isEmpty();
    }

    @Test
    void a_cnig_file_is_recognised_whatever_its_edition_and_shares_its_identifiers_with_cartofriches()
            throws IOException {
        Mapping mapping = mapping(
                new MappingRequest(null, null, Map.of()),
                "urba_zaer",
                "geomsurf",
                "geompoint",
                "comm_insee",
                "site_nom",
                "site_id",
                "site_type",
                "activite_libelle");
        assertThat(mapping.base()).isEqualTo("friches-cnig");
        Read read = read(
                mapping,
                POINT,
                "Oui",
                "",
                "",
                "62427",
                "Cokerie",
                "62427_7",
                "Friche industrielle",
                "Coke ; gaz|Sulfate");
        assertThat(read.value("urba_zaer")).isEqualTo("oui");
        assertThat((String[]) read.value("activite_libelle")).containsExactly("Coke ; gaz", "Sulfate");
        assertThat(mapping.profile().key())
                .isEqualTo(Profiles.find("cartofriches").orElseThrow().key());
    }

    @Test
    void an_update_of_some_fields_says_nothing_of_the_others() throws IOException {
        Mapping mapping = mapping(new MappingRequest("zae", null, Map.of()), "id", "emplois");
        Read read = read(mapping, null, "zae-alouette", "1 050");
        assertThat(read.rows().get(0).key()).isEqualTo("zae-alouette");
        assertThat(read.value("site_nb_emploi")).isEqualTo(1050L);
        assertThat(read.sent("site_nb_emploi")).isTrue();
        assertThat(read.rows().get(0).sent().stream().filter(sent -> sent)).hasSize(1);
        assertThat(read.findings()).isEmpty();
    }

    @Test
    void a_mapping_corrected_by_a_person_is_kept_and_known_again() {
        Mapping first = mapping(
                new MappingRequest("cites-minieres", Profile.AUTOMATIC, Map.of("bailleur", "gestion")),
                "id",
                "nom",
                "gestion",
                "autre");
        Profile kept = first.saved("bailleur", "Fichier du bailleur");
        ProfileCheck.check(kept, first.target());
        assertThat(kept.signature()).containsExactly("id", "nom", "gestion");
        Mapping again = Mappings.of(
                new MappingRequest(null, null, Map.of()), TARGETS, List.of(kept), columns("gestion", "ID", "nom"));
        assertThat(again.base()).isEqualTo("bailleur");
        assertThat(column(again.fields(List.of()), "bailleur")).isEqualTo("gestion");
    }
}
