package fr.archipel.style;

import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.json.Json;
import fr.archipel.layer.Catalogue;
import fr.archipel.layer.Layer;
import fr.archipel.support.OgcSchemas;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** SLD 1.1 held against the schemas of the OGC, for the layers we have and for those one can publish. */
class SldTest {
    private static final Catalogue CATALOGUE = Catalogue.builtIn();

    static Stream<Layer> layers() {
        List<Layer> layers = new ArrayList<>(CATALOGUE.listLayers());
        Stream.of("Point", "MultiLineString", "MultiPolygon", "Geometry").forEach(type -> layers.add(published(type)));
        return layers.stream();
    }

    @ParameterizedTest
    @MethodSource("layers")
    void is_valid_by_the_schema_of_the_standard(Layer layer) {
        assertThat(OgcSchemas.faults("sld/1.1.0/StyledLayerDescriptor.xsd", Sld.document(layer)))
                .isEmpty();
    }

    @Test
    void a_friche_without_a_project_is_hatched_and_its_mark_comes_below_1_to_100_000() {
        String sld = Sld.document(CATALOGUE.getLayer("friches"));
        List<String> rules = List.of(sld.split("<se:Rule>", -1));
        List<String> without = rules.stream()
                .filter(rule -> rule.contains("<se:Name>Sans projet</se:Name>"))
                .toList();
        assertThat(without).hasSize(2).allMatch(rule -> rule.contains("horline"));
        assertThat(without.get(0)).contains("<se:MaxScaleDenominator>100000<").doesNotContain("PointSymbolizer");
        assertThat(without.get(1)).contains("<se:MinScaleDenominator>100000<", "PointSymbolizer");
        assertThat(rules.stream().filter(rule -> rule.contains("horline"))).hasSize(2);
    }

    @Test
    void dashes_are_lengths_in_pixels() {
        // 3 px wide: 2.6 × 3 and 1.6 × 3
        assertThat(Sld.document(CATALOGUE.getLayer("ev5")))
                .contains("<se:SvgParameter name=\"stroke-dasharray\">7.8 4.8</se:SvgParameter>");
    }

    @Test
    void a_title_with_signs_of_xml_stays_a_title() {
        assertThat(Sld.document(published("Point"))).contains("A &lt; B &amp; « C »");
    }

    static Layer published(String geometryType) {
        try {
            return Json.MAPPER.readValue("""
                    {"id": "reseau", "title": "A < B & « C »", "description": "",
                     "storage": {"table": "t", "key": "id", "geometry": "geom"}, "geometryType": "%s", "label": "nom",
                     "licence": {"title": "L"}, "attribution": "S", "fields": []}""".formatted(geometryType), Layer.class);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
