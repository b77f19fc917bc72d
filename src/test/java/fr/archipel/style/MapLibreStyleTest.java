package fr.archipel.style;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.layer.Catalogue;
import fr.archipel.layer.Layer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The catalogue's symbology as a MapLibre style. Validity is the web's test, with MapLibre's own validator. */
class MapLibreStyleTest {
    private static final Catalogue CATALOGUE = Catalogue.builtIn();
    private static final MapLibreStyle WRITER = new MapLibreStyle("https://carte.test/ogc", Set.of());
    private static final ObjectNode MAP = WRITER.map(CATALOGUE.listLayers());

    private static List<JsonNode> layers(JsonNode style) {
        return StreamSupport.stream(style.path("layers").spliterator(), false).toList();
    }

    private static JsonNode layer(String id) {
        return layers(MAP).stream()
                .filter(layer -> layer.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void ids_are_unique_and_sources_are_there() {
        Set<String> ids = new HashSet<>();
        for (JsonNode layer : layers(MAP)) {
            assertThat(ids.add(layer.path("id").asText())).isTrue();
            if (!layer.path("type").asText().equals("background")) {
                assertThat(MAP.path("sources").has(layer.path("source").asText()))
                        .isTrue();
            }
        }
    }

    @Test
    void names_stand_over_every_shape_and_communes_lie_under_the_rest() {
        List<String> roles = layers(MAP).stream()
                .map(layer -> layer.at("/metadata/archipel:role").asText())
                .toList();
        assertThat(roles.get(0)).isEmpty();
        assertThat(roles.lastIndexOf("shape")).isLessThan(roles.indexOf("label"));
        assertThat(layers(MAP).get(1).path("id").asText()).isEqualTo("communes/ground");
    }

    @Test
    void friches_without_a_project_are_hatched_and_no_other_friche() {
        List<String> hatched = layers(MAP).stream()
                .filter(layer -> layer.path("source-layer").asText().equals("friches"))
                .filter(layer -> layer.path("paint").has("fill-pattern"))
                .map(JsonNode::toString)
                .toList();
        assertThat(hatched).singleElement().asString().contains("friche sans projet");
        assertThat(hatched.get(0)).doesNotContain("friche avec projet");
    }

    @ParameterizedTest
    @CsvSource({"ouvert,ev5/line", "travaux,ev5/line/dashed", "projet,ev5/line/dotted", "etudes,ev5/line/dotted"})
    void each_section_of_the_ev5_has_one_line_by_its_status(String statut, String expected) {
        List<String> drawn = new ArrayList<>();
        for (String id : List.of("ev5/line", "ev5/line/dashed", "ev5/line/dotted")) {
            JsonNode filter = layer(id).path("filter");
            boolean not = filter.path(0).asText().equals("!");
            String values = (not ? filter.path(1) : filter).path(2).path(1).toString();
            if (values.contains('"' + statut + '"') != not) {
                drawn.add(id);
            }
        }
        assertThat(drawn).containsExactly(expected);
    }

    @Test
    void every_picture_that_a_layer_names_is_on_the_sprite() {
        JsonNode index = new Sprite(CATALOGUE.listLayers()).index(1);
        for (JsonNode layer : layers(MAP)) {
            pictures(layer.at("/layout/icon-image"))
                    .forEach(name -> assertThat(index.has(name)).as(name).isTrue());
            pictures(layer.at("/paint/fill-pattern"))
                    .forEach(name -> assertThat(index.has(name)).as(name).isTrue());
        }
    }

    /** A plain name, or those of a « match »: every other item from the third on, and the last. */
    private static List<String> pictures(JsonNode value) {
        if (value.isTextual()) {
            return List.of(value.asText());
        }
        List<String> names = new ArrayList<>();
        for (int i = 3; i < value.size(); i += 2) {
            names.add(value.path(i).asText());
        }
        if (!value.isEmpty()) {
            names.add(value.path(value.size() - 1).asText());
        }
        return names;
    }

    @Test
    void scales_become_zooms_at_the_latitude_of_the_territory() {
        // 40 075 016.69 m × cos 50.45° / 512 px / 0.28 mm = 1:177 990 000 at zoom 0; log2(177 990 000 / 60 000) = 11.53
        assertThat(Zoom.of(60_000)).isEqualTo(11.53);
        assertThat(layer("friches/label").path("minzoom").asDouble()).isEqualTo(11.53);
        assertThat(layer("epci/label").path("maxzoom").asDouble()).isEqualTo(Zoom.of(90_000));
    }

    @Test
    void fiches_are_rings_at_points_hidden_on_the_map_and_shown_in_their_own_style() {
        assertThat(layer("fiches/ring").path("source").asText()).isEqualTo("points/fiches");
        assertThat(layer("fiches/ring").at("/layout/visibility").asText()).isEqualTo("none");
        Layer fiches = CATALOGUE.getLayer("fiches");
        for (JsonNode own : layers(WRITER.layer(fiches))) {
            assertThat(own.at("/layout/visibility").isMissingNode()).isTrue();
        }
    }

    @Test
    void names_of_a_large_layer_are_written_tile_by_tile() {
        ObjectNode style =
                new MapLibreStyle("https://carte.test/ogc", Set.of("friches")).layer(CATALOGUE.getLayer("friches"));
        assertThat(style.path("sources").properties()).hasSize(1);
        assertThat(style.toString()).contains("[\"get\",\"site_nom\"]").doesNotContain("points/friches");
    }
}
