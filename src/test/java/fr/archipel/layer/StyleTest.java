package fr.archipel.layer;

import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.json.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The one symbology of each layer. */
class StyleTest {
    private static final Catalogue CATALOGUE = Catalogue.builtIn();

    @Test
    void a_friche_without_a_project_is_hatched_over_a_faint_fill_and_one_with_a_project_is_not() {
        Style style = CATALOGUE.getLayer("friches").style();
        assertThat(symbol(style, "friche sans projet"))
                .isEqualTo(new Symbol("#c88a1e", 0.12, 1.5, Style.Dash.SOLID, Style.Pattern.HATCH));
        assertThat(symbol(style, "friche avec projet"))
                .isEqualTo(new Symbol("#c88a1e", 0.35, 1.5, Style.Dash.SOLID, null));
    }

    @Test
    void fields_that_a_style_names_are_fields_of_its_layer_and_cases_are_codes_of_theirs() {
        for (Layer layer : CATALOGUE.listLayers()) {
            Style style = layer.style();
            if (style.cases() != null) {
                Field field = layer.findField(style.cases().field()).orElseThrow();
                assertThat(field.codes().stream().map(Field.Code::code))
                        .containsAll(style.cases().values().stream()
                                .map(Style.Case::value)
                                .toList());
                boolean whole = field.required()
                        && field.codes().size() == style.cases().values().size();
                assertThat(style.cases().other() == null).as(layer.id()).isEqualTo(whole);
            }
            if (style.label() != null && style.label().field() != null) {
                assertThat(layer.findField(style.label().field()))
                        .as(layer.id())
                        .isPresent();
            }
            if (style.label() != null && style.label().importance() != null) {
                assertThat(layer.findField(style.label().importance().field())).isPresent();
            }
        }
    }

    @Test
    void every_layer_has_a_rank_of_its_own_with_communes_lowest_and_fiches_on_top() {
        Set<Integer> ranks = new HashSet<>();
        CATALOGUE
                .listLayers()
                .forEach(layer -> assertThat(ranks.add(layer.style().order()))
                        .as(layer.id())
                        .isTrue());
        assertThat(ranks).doesNotContain(Style.DEFAULT_ORDER);
        assertThat(CATALOGUE.getLayer("communes").style().order()).isEqualTo(1);
        assertThat(CATALOGUE.getLayer("fiches").style().order())
                .isEqualTo(ranks.stream().max(Integer::compare).orElseThrow());
    }

    @Test
    void a_published_layer_without_a_style_is_drawn_by_its_geometry_in_a_colour_that_stays_its_own() throws Exception {
        assertThat(published("reseau", "MultiLineString").style().geometry()).isEqualTo(Style.Drawn.LINE);
        assertThat(published("reseau", "MultiPolygon").style().geometry()).isEqualTo(Style.Drawn.FILL);
        assertThat(published("reseau", "Geometry").style().geometry()).isEqualTo(Style.Drawn.FILL);
        Style points = published("arrets", "Point").style();
        assertThat(points.geometry()).isEqualTo(Style.Drawn.CIRCLE);
        assertThat(points.order()).isEqualTo(50);
        assertThat(points.color())
                .matches("#[0-9a-f]{6}")
                .isEqualTo(published("arrets", "Point").style().color());
    }

    @Test
    void scales_hold_their_smaller_bound_and_not_the_larger() {
        Style.Scales scales = new Style.Scales(60_000.0, 5_000.0);
        assertThat(List.of(scales.holds(60_001), scales.holds(60_000), scales.holds(5_001), scales.holds(5_000)))
                .containsExactly(false, true, true, false);
    }

    @Test
    void letters_in_a_layers_colour_are_at_least_4_5_to_1_on_paper() {
        List<String> ids = List.of("cites-minieres", "friches", "parcs", "zae", "communes", "epci", "ev5");
        for (String id : ids) {
            String color = CATALOGUE.getLayer(id).style().labelColor();
            double contrast = (luminance(Style.PAPER) + 0.05) / (luminance(color) + 0.05);
            assertThat(contrast).as(id + " " + color).isGreaterThanOrEqualTo(4.5);
        }
    }

    /** WCAG 2.1, relative luminance. */
    private static double luminance(String color) {
        double[] parts = new double[3];
        for (int n = 0; n < 3; n++) {
            double part = Integer.parseInt(color.substring(1 + 2 * n, 3 + 2 * n), 16) / 255.0;
            parts[n] = part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }

    private static Symbol symbol(Style style, String value) {
        assertThat(style.cases()).isNotNull();
        return style.cases().values().stream()
                .filter(each -> each.value().equals(value))
                .map(style::symbol)
                .findFirst()
                .orElseThrow();
    }

    private static Layer published(String id, String geometryType) throws Exception {
        return Json.MAPPER.readValue("""
                {"id": "%s", "title": "T", "description": "", "storage": {"table": "t", "key": "id", "geometry": "geom"},
                 "geometryType": "%s", "label": "nom", "licence": {"title": "L"}, "attribution": "", "fields": []}
                """.formatted(id, geometryType), Layer.class);
    }
}
