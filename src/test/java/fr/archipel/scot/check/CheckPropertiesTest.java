package fr.archipel.scot.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.archipel.db.Sql;
import fr.archipel.scot.check.Measured.CommunePart;
import fr.archipel.scot.check.Measured.LandAreas;
import fr.archipel.support.TestDatabase;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;

/** What holds for any geometry, measured on the bundled territory. */
class CheckPropertiesTest {
    private static final GeometryFactory LAMBERT_93 = new GeometryFactory(new PrecisionModel(), 2154);
    /** Around Lens, Liévin, Harnes and Hénin-Beaumont: friches, zones, the boundary of the two SCoT to the north-west. */
    private static final Envelope WHERE = new Envelope(678_000, 700_000, 7_032_000, 7_052_000);

    private static TestDatabase test;
    private static CheckStore store;

    @BeforeAll
    static void open() {
        test = TestDatabase.loaded();
        // No bundled friche is qualified yet: here some are, so that every kind of ground is met.
        test.database().update(Sql.of("""
                UPDATE friche SET qualification = CASE WHEN length(id) % 3 = 0 THEN 'enaf' ELSE 'urbanisee' END,
                  qualification_auteur = 'essai', qualification_date = DATE '2026-01-15', qualification_preuve = 'essai'
                WHERE length(id) % 3 < 2"""));
        store = new CheckStore(test.database());
    }

    @AfterAll
    static void close() {
        test.close();
    }

    @RepeatedTest(20)
    void splitting_a_geometry_never_changes_the_totals(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Geometry whole = star(random);
        Geometry left = whole.intersection(halfPlane(whole, random));
        Geometry right = whole.difference(left);
        left.setSRID(2154);
        right.setSRID(2154);
        Measured all = store.measure(whole);
        List<Measured> parts = List.of(store.measure(left), store.measure(right));

        same(all, parts, Measured::surfaceM2);
        same(
                all,
                parts,
                m -> m.communes().stream().mapToDouble(CommunePart::surfaceM2).sum());
        same(all, parts, m -> m.sols().friches());
        same(all, parts, m -> m.sols().zones());
        same(all, parts, m -> m.sols().zonesHorsFriches());
        same(all, parts, m -> m.sols().zonesUrbanisees());
        same(all, parts, m -> m.sols().zonesPrevues());
        same(all, parts, m -> m.sols().frichesUrbanisees());
        same(all, parts, m -> m.sols().frichesEnaf());
        all.communes()
                .forEach(commune -> same(
                        all,
                        parts,
                        m -> m.communes().stream()
                                .filter(c -> c.commune().equals(commune.commune()))
                                .mapToDouble(CommunePart::surfaceM2)
                                .sum()));
    }

    @RepeatedTest(20)
    void parts_of_a_check_add_up_to_the_whole_within_one_square_metre(RepetitionInfo repetition) {
        Geometry whole = star(new Random(100 + repetition.getCurrentRepetition()));
        ScotCheck check = ScotCheck.of(store.measure(whole));
        long communes = check.communes().stream()
                .mapToLong(ScotCheck.CommuneShare::surfaceM2)
                .sum();
        assertThat((double) (communes + check.outsideM2())).isEqualTo(whole.getArea(), within(1.0));
        assertThat((double) check.ground().whole()).isEqualTo(whole.getArea(), within(1.0));
    }

    @Test
    void all_communes_together_are_the_whole_territory_and_nothing_is_outside() {
        Geometry territory = LAMBERT_93.toGeometry(new Envelope(600_000, 760_000, 6_980_000, 7_100_000));
        Measured measured = store.measure(territory);
        assertThat(measured.communes()).hasSize(150);
        double official = test.database()
                .find(Sql.of("SELECT ST_Area(ST_Union(geom)) FROM commune"), row -> row.getDouble(1))
                .orElseThrow();
        assertThat(measured.communes().stream()
                        .mapToDouble(CommunePart::surfaceM2)
                        .sum())
                .isEqualTo(official, within(1.0));
        assertThat(measured.sols().friches()).isPositive();
        assertThat(measured.sols().frichesUrbanisees()).isPositive();
        assertThat(measured.sols().frichesEnaf()).isPositive();
        assertThat(measured.sols().zonesUrbanisees()).isPositive();
        assertThat(measured.sols().zonesPrevues()).isPositive();
    }

    @Test
    void a_place_without_friche_or_zone_has_none() {
        Measured measured = store.measure(LAMBERT_93.toGeometry(new Envelope(600_000, 600_100, 6_990_000, 6_990_100)));
        assertThat(measured.communes()).isEmpty();
        assertThat(measured.objets()).isEmpty();
        assertThat(measured.sols()).isEqualTo(LandAreas.NONE);
    }

    /** Each part may lose what is under 1 m² of an object. */
    private static void same(Measured all, List<Measured> parts, ToDoubleFunction<Measured> figure) {
        assertThat(parts.stream().mapToDouble(figure).sum()).isEqualTo(figure.applyAsDouble(all), within(2.0));
    }

    /** A star of random reach, always valid; some km across. */
    private static Polygon star(Random random) {
        double x = WHERE.getMinX() + random.nextDouble() * WHERE.getWidth();
        double y = WHERE.getMinY() + random.nextDouble() * WHERE.getHeight();
        int corners = 5 + random.nextInt(40);
        Coordinate[] ring = new Coordinate[corners + 1];
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            double reach = 300 + random.nextDouble() * 5_000;
            ring[i] = new Coordinate(x + reach * Math.cos(angle), y + reach * Math.sin(angle));
        }
        ring[corners] = ring[0].copy();
        return LAMBERT_93.createPolygon(ring);
    }

    /** Everything on one side of a random line through the middle. */
    private static Geometry halfPlane(Geometry whole, Random random) {
        Coordinate middle = whole.getEnvelopeInternal().centre();
        double angle = random.nextDouble() * Math.PI;
        double ax = 20_000 * Math.cos(angle);
        double ay = 20_000 * Math.sin(angle);
        return LAMBERT_93.createPolygon(new Coordinate[] {
            new Coordinate(middle.x - ax, middle.y - ay),
            new Coordinate(middle.x + ax, middle.y + ay),
            new Coordinate(middle.x + ax - ay, middle.y + ay + ax),
            new Coordinate(middle.x - ax - ay, middle.y - ay + ax),
            new Coordinate(middle.x - ax, middle.y - ay)
        });
    }
}
