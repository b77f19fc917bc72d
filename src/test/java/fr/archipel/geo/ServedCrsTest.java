package fr.archipel.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.archipel.db.Sql;
import fr.archipel.geo.CrsDefinition.Axes;
import fr.archipel.support.TestDatabase;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServedCrsTest {
    private static final double TENTH_OF_MILLIMETRE = 1e-4;
    private static final double TENTH_OF_MILLIMETRE_IN_DEGREES = 1e-9;

    @Test
    void closed_forms_agree_with_PostGIS_from_both_stored_systems() {
        try (TestDatabase test = TestDatabase.empty()) {
            for (int stored : new int[] {2154, 4326}) {
                for (int srid : ServedCrs.COMMON) {
                    ServedCrs crs = srid == 0
                            ? ServedCrs.crs84(stored)
                            : ServedCrs.of(srid).from(stored);
                    assertThat(crs.isTransformedBySql()).as(crs.uri()).isFalse();
                    compare(test, crs);
                }
            }
        }
    }

    private static void compare(TestDatabase test, ServedCrs crs) {
        double[] out = new double[2];
        Sql grid = Sql.of("""
                SELECT ST_X(s), ST_Y(s), ST_X(p), ST_Y(p)
                FROM generate_series(-4.9, 9.4, 1.1) lon, generate_series(41.3, 51.3, 0.9) lat,
                     LATERAL (SELECT ST_Transform(ST_SetSRID(ST_MakePoint(lon, lat), 4326), ?::integer) s) q,
                     LATERAL (SELECT ST_Transform(s, ?::integer) p) r""", crs.storedSrid(), crs.srid());
        double close = crs.angular() ? TENTH_OF_MILLIMETRE_IN_DEGREES : TENTH_OF_MILLIMETRE;
        test.database()
                .list(grid, row ->
                        new double[] {row.getDouble(1), row.getDouble(2), row.getDouble(3), row.getDouble(4)})
                .forEach(p -> {
                    crs.eastFirst().apply(p[0], p[1], out);
                    assertThat(out).as(crs.uri()).containsExactly(new double[] {p[2], p[3]}, within(close));
                    CoordinateMapping back = Objects.requireNonNull(crs.toDegrees());
                    back.apply(p[2], p[3], out);
                    Objects.requireNonNull(ServedCrs.fromDegrees(crs.storedSrid()))
                            .apply(out[0], out[1], out);
                    double closeBack = crs.storedSrid() == 4326 ? TENTH_OF_MILLIMETRE_IN_DEGREES : TENTH_OF_MILLIMETRE;
                    assertThat(out).as(crs.uri()).containsExactly(new double[] {p[0], p[1]}, within(closeBack));
                });
    }

    @ParameterizedTest
    @CsvSource({
        "4326, NORTH_EAST, true",
        "4171, NORTH_EAST, true",
        "3857, EAST_NORTH, false",
        "2154, EAST_NORTH, false",
        "3950, EAST_NORTH, false",
        "27572, EAST_NORTH, false",
        "3035, NORTH_EAST, false",
        "31370, EAST_NORTH, false"
    })
    void axes_are_those_of_the_authority(int srid, Axes axes, boolean angular) {
        ServedCrs crs = ServedCrs.of(srid);
        assertThat(crs.axes()).isEqualTo(axes);
        assertThat(crs.angular()).isEqualTo(angular);
        double[] out = new double[2];
        double[] eastFirst = new double[2];
        crs.mapping().apply(680_000, 7_040_000, out);
        crs.eastFirst().apply(680_000, 7_040_000, eastFirst);
        assertThat(out)
                .containsExactly(axes == Axes.EAST_NORTH ? eastFirst : new double[] {eastFirst[1], eastFirst[0]});
    }

    @Test
    void a_definition_says_its_name_its_area_and_its_text() {
        CrsDefinition lambert93 = ServedCrs.of(2154).definition();
        assertThat(lambert93.name()).isEqualTo("RGF93 v1 / Lambert-93");
        Bbox area = Objects.requireNonNull(lambert93.area());
        assertThat(area.west()).isBetween(-10.0, -5.0);
        assertThat(area.north()).isBetween(51.0, 52.0);
        assertThat(lambert93.wkt())
                .startsWith("PROJCS[\"RGF93 v1 / Lambert-93\"")
                .contains("AUTHORITY[\"EPSG\",\"2154\"]");
        assertThat(lambert93.esriWkt())
                .startsWith("PROJCS[")
                .doesNotContain("AUTHORITY")
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @CsvSource({
        "http://www.opengis.net/def/crs/EPSG/0/2154, 2154",
        "https://www.opengis.net/def/crs/EPSG/0/2154, 2154",
        "http://www.opengis.net/def/crs/EPSG/9.9.1/3950, 3950",
        "http://www.opengis.net/def/crs/OGC/1.3/CRS84, 4326",
        "https://www.opengis.net/def/crs/OGC/0/CRS84, 4326"
    })
    void a_system_is_found_by_its_URI_and_keeps_it(String uri, int srid) {
        ServedCrs crs = ServedCrs.find(uri).orElseThrow();
        assertThat(crs.uri()).isEqualTo(uri);
        assertThat(crs.srid()).isEqualTo(srid);
        assertThat(crs.axes() == Axes.EAST_NORTH).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "EPSG:2154",
        "[EPSG:2154]",
        "http://www.opengis.net/def/crs/EPSG/0/2154x",
        "http://www.opengis.net/def/crs/EPSG/0/999999",
        // geocentric, vertical, three-dimensional
        "http://www.opengis.net/def/crs/EPSG/0/4978",
        "http://www.opengis.net/def/crs/EPSG/0/5720",
        "http://www.opengis.net/def/crs/EPSG/0/4979"
    })
    void what_is_no_system_of_the_plane_is_not_found(String uri) {
        assertThat(ServedCrs.find(uri)).isEmpty();
    }

    @Test
    void an_unknown_code_is_refused() {
        assertThatThrownBy(() -> ServedCrs.of(999_999)).isInstanceOf(IllegalArgumentException.class);
    }
}
