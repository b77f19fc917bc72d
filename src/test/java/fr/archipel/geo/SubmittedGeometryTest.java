package fr.archipel.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.archipel.json.Json;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;

class SubmittedGeometryTest {
    private static final String SQUARE = "[[2.83,50.43],[2.84,50.43],[2.84,50.44],[2.83,50.44],[2.83,50.43]]";

    @Test
    void accepts_a_geometry_a_feature_and_a_collection_of_one() {
        String polygon = "{\"type\":\"Polygon\",\"coordinates\":[" + SQUARE + "]}";
        String feature = "{\"type\":\"Feature\",\"properties\":{},\"geometry\":" + polygon + "}";
        Geometry read = read(polygon);
        assertThat(read.getSRID()).isEqualTo(2154);
        assertThat(read.getArea()).isBetween(780_000.0, 800_000.0);
        assertThat(read(feature).equalsExact(read)).isTrue();
        assertThat(read("{\"type\":\"FeatureCollection\",\"features\":[" + feature + "]}")
                        .equalsExact(read))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"Polygon\",\"coordinates\":[[[2.83,50.43],[2.84,50.44],[2.84,50.43],[2.83,50.44],[2.83,50.43]]]} | se recoupe au point 2,8350 ; 50,4350",
                "{\"type\":\"Point\",\"coordinates\":[50.43,2.83]} | longitude et la latitude semblent inversées",
                "{\"type\":\"Point\",\"coordinates\":[700000,6600000]} | hors de France. Les coordonnées sont attendues en degrés",
                "{\"type\":\"Polygon\",\"coordinates\":[[[2.83,50.43],[2.84,50.43],[2.84,50.44],[2.83,50.44]]]} | n'est pas fermé",
                "{\"type\":\"Polygon\",\"coordinates\":[[[2.83,50.43],[2.83,50.43]]]} | au moins 4 points, il y en a 2",
                "{\"type\":\"Polygon\",\"coordinates\":[]} | un polygone a au moins un contour",
                "{\"type\":\"Point\",\"coordinates\":[\"2.8\",50.4]} | il faut deux nombres",
                "{\"type\":\"Cercle\",\"coordinates\":[2.8,50.4]} | « Cercle » n'est pas un type de géométrie",
                "{\"type\":\"MultiPolygon\",\"coordinates\":[]} | La géométrie est vide",
                "{\"type\":\"FeatureCollection\",\"features\":[]} | il faut un seul objet, il y en a 0",
                "[1,2] | il faut un objet GeoJSON"
            })
    void refuses_with_a_sentence_that_says_what_and_where(String json, String expected) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(expected);
    }

    @Test
    void refuses_more_vertices_than_it_can_serve() {
        String points = "[2.83,50.43],".repeat(GeoJsonReader.MAXIMUM_VERTICES) + "[2.84,50.43]";
        assertThatThrownBy(() -> read("{\"type\":\"LineString\",\"coordinates\":[" + points + "]}"))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.TooLarge.class));
    }

    private static Geometry read(String json) {
        return SubmittedGeometry.read(Json.read(json.getBytes(StandardCharsets.UTF_8)));
    }
}
