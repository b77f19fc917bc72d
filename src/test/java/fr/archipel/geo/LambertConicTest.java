package fr.archipel.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.archipel.db.Database;
import fr.archipel.db.Sql;
import fr.archipel.support.SharedData;
import fr.archipel.support.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LambertConicTest {
    private static final double TENTH_OF_MILLIMETRE = 1e-4;
    private static final double TENTH_OF_MILLIMETRE_IN_DEGREES = 1e-9;
    private static final Pattern POINT = Pattern.compile("POINT\\(([-\\d.]+) ([-\\d.]+)\\)");

    @Test
    void agrees_with_PostGIS_over_the_territory_both_ways() {
        try (TestDatabase test = TestDatabase.empty()) {
            for (int srid : List.of(2154, 3950)) {
                LambertConic ours = srid == 2154 ? LambertConic.LAMBERT_93 : LambertConic.conicConformal(50);
                compare(test.database(), srid, ours);
            }
        }
    }

    private static void compare(Database database, int srid, LambertConic ours) {
        double[] out = new double[2];
        Sql grid = Sql.of("""
                SELECT lon, lat, ST_X(p), ST_Y(p)
                FROM generate_series(-5.0, 9.5, 0.37) lon, generate_series(41.2, 51.4, 0.41) lat,
                     LATERAL (SELECT ST_Transform(ST_SetSRID(ST_MakePoint(lon, lat), 4326), ?::integer) p) q""", srid);
        database.list(grid, row ->
                        new double[] {row.getDouble(1), row.getDouble(2), row.getDouble(3), row.getDouble(4)})
                .forEach(p -> {
                    ours.forward(p[0], p[1], out);
                    assertThat(out).containsExactly(new double[] {p[2], p[3]}, within(TENTH_OF_MILLIMETRE));
                    ours.inverse(p[2], p[3], out);
                    assertThat(out).containsExactly(new double[] {p[0], p[1]}, within(TENTH_OF_MILLIMETRE_IN_DEGREES));
                });
    }

    @Test
    void agrees_with_the_published_reference_points() throws IOException {
        double[] out = new double[2];
        for (String line : Files.readAllLines(SharedData.file("formats/l93_reference_points.csv"))) {
            Matcher points = POINT.matcher(line);
            if (!line.matches("POINT[^,]*,POINT.*") || !points.find()) {
                continue;
            }
            double lon = Double.parseDouble(points.group(1));
            double lat = Double.parseDouble(points.group(2));
            assertThat(points.find()).isTrue();
            LambertConic.LAMBERT_93.forward(lon, lat, out);
            assertThat(out)
                    .as(line)
                    .containsExactly(
                            new double[] {Double.parseDouble(points.group(1)), Double.parseDouble(points.group(2))},
                            within(1e-3));
        }
    }
}
