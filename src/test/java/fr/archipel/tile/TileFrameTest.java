package fr.archipel.tile;

import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.db.Sql;
import fr.archipel.geo.LambertConic;
import fr.archipel.support.TestDatabase;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Envelope;

class TileFrameTest {

    /** Lens, and the corners of France. */
    private static final double[][] PLACES = {{2.83, 50.43}, {-4.7, 48.4}, {9.5, 42.0}, {8.2, 48.9}, {-1.6, 43.3}};

    @ParameterizedTest
    @EnumSource(StoredCrs.class)
    void no_vertex_is_a_sixteenth_of_a_unit_from_where_the_formulas_put_it(StoredCrs crs) {
        Random random = new Random(7);
        double[] fast = new double[2];
        double[] exact = new double[2];
        double worst = 0;
        for (double[] place : PLACES) {
            for (int zoom = 0; zoom <= TileId.MAXIMUM_ZOOM; zoom++) {
                TileFrame frame = TileFrame.of(tile(place, zoom), crs).orElseThrow();
                Envelope box = frame.box();
                for (int i = 0; i < 400; i++) {
                    double x = box.getMinX() + random.nextDouble() * box.getWidth();
                    double y = box.getMinY() + random.nextDouble() * box.getHeight();
                    frame.apply(x, y, fast);
                    frame.exact(x, y, exact);
                    worst = Math.max(worst, Math.max(Math.abs(fast[0] - exact[0]), Math.abs(fast[1] - exact[1])));
                }
            }
        }
        assertThat(worst).isLessThan(1 / 16.0);
    }

    @Test
    void the_formulas_put_a_vertex_where_PostGIS_puts_it() {
        double[] out = new double[2];
        double[] there = new double[2];
        for (double[] place : PLACES) {
            LambertConic.LAMBERT_93.forward(place[0], place[1], there);
            for (StoredCrs crs : StoredCrs.values()) {
                double[] stored = crs == StoredCrs.LAMBERT_93 ? there : place;
                int srid = crs == StoredCrs.LAMBERT_93 ? 2154 : 4326;
                crs.toWorld(stored[0], stored[1], out);
                double x = (out[0] - 0.5) * WorldSquare.WORLD_M;
                double y = (0.5 - out[1]) * WorldSquare.WORLD_M;
                double metres = TestDatabases.SHARED
                        .database()
                        .find(
                                Sql.of(
                                        "SELECT ST_Distance(ST_Transform(ST_SetSRID(ST_MakePoint(?, ?), ?::integer),"
                                                + " 3857), ST_SetSRID(ST_MakePoint(?, ?), 3857))",
                                        stored[0],
                                        stored[1],
                                        srid,
                                        x,
                                        y),
                                row -> row.getDouble(1))
                        .orElseThrow();
                assertThat(metres).isLessThan(0.001);
            }
        }
    }

    @Test
    void a_tile_reads_all_that_can_lie_in_it() {
        double[] out = new double[2];
        for (int zoom = 0; zoom <= 18; zoom += 3) {
            TileId tile = tile(PLACES[0], zoom);
            Envelope box =
                    TileFrame.of(tile, StoredCrs.LAMBERT_93).orElseThrow().box();
            for (double u = 0; u <= 1; u += 1 / 64.0) {
                for (double v = 0; v <= 1; v += 1 / 64.0) {
                    double lon = Math.max(-9.9, Math.min(14.9, WorldSquare.lon((tile.col() + u) / tile.across())));
                    double lat = Math.max(38.1, Math.min(54.9, WorldSquare.lat((tile.row() + v) / tile.across())));
                    LambertConic.LAMBERT_93.forward(lon, lat, out);
                    assertThat(box.contains(out[0], out[1])).isTrue();
                }
            }
        }
    }

    @Test
    void nothing_of_ours_lies_on_the_other_side_of_the_world() {
        assertThat(TileFrame.of(new TileId(4, 5, 0), StoredCrs.LAMBERT_93)).isEmpty();
        assertThat(TileFrame.of(new TileId(4, 5, 0), StoredCrs.DEGREES)).isPresent();
    }

    static TileId tile(double[] lonLat, int zoom) {
        double n = 1 << zoom;
        return new TileId(zoom, (int) (WorldSquare.y(lonLat[1]) * n), (int) (WorldSquare.x(lonLat[0]) * n));
    }

    /** One database for reading. */
    static final class TestDatabases {
        static final TestDatabase SHARED = TestDatabase.loaded();

        private TestDatabases() {}
    }
}
