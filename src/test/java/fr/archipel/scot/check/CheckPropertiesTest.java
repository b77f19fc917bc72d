package fr.archipel.scot.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import fr.archipel.db.Sql;
import fr.archipel.problem.ProblemException;
import fr.archipel.support.TestDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
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
import org.locationtech.jts.geom.util.AffineTransformation;

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
        // Known land, in squares of 700 m, an old vintage beneath that must not count.
        test.database().update(Sql.of("""
                INSERT INTO sol_reference (id, nature, millesime, source, geom)
                SELECT 'n' || i || '-' || j || '-' || m, CASE WHEN (i + j + m) % 2 = 0 THEN 'enaf' ELSE 'urbanise' END, m,
                       'engendré', ST_Multi(ST_MakeEnvelope(678000 + i * 1000, 7032000 + j * 1000,
                                                            678700 + i * 1000, 7032700 + j * 1000, 2154))
                FROM generate_series(0, 21) i, generate_series(0, 19) j, unnest(ARRAY[2021, 2024]) m"""));
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
        Partition all = measure(whole);
        List<Partition> parts = List.of(measure(left), measure(right));

        same(all, parts, p -> m2(p, cell -> true));
        same(all, parts, p -> m2(p, cell -> cell.place() == null));
        same(all, parts, p -> m2(p, Cell::zone));
        for (Ground ground : Ground.values()) {
            same(all, parts, p -> m2(p, cell -> cell.ground() == ground));
        }
        all.cells().stream()
                .map(Cell::place)
                .distinct()
                .forEach(place -> same(all, parts, p -> m2(p, cell -> Objects.equals(cell.place(), place))));
    }

    @RepeatedTest(20)
    void parts_of_a_check_add_up_to_the_whole_within_one_square_metre(RepetitionInfo repetition) {
        Geometry whole = star(new Random(100 + repetition.getCurrentRepetition()));
        assertThat((double) m2(measure(whole), cell -> true)).isEqualTo(whole.getArea(), within(1.0));
    }

    @Test
    void all_communes_together_are_the_whole_territory_and_nothing_is_outside() {
        Geometry territory = LAMBERT_93.toGeometry(new Envelope(600_000, 760_000, 6_980_000, 7_100_000));
        Partition partition = measure(territory);
        assertThat(partition.cells().stream()
                        .map(Cell::place)
                        .filter(Objects::nonNull)
                        .distinct())
                .hasSize(150);
        double official = test.database()
                .find(Sql.of("SELECT ST_Area(ST_Union(geom)) FROM commune"), row -> row.getDouble(1))
                .orElseThrow();
        assertThat((double) m2(partition, cell -> cell.place() != null)).isEqualTo(official, within(1.0));
        Sols sols = Sols.of(partition.cells());
        for (Ground ground : List.of(
                Ground.FRICHE_URBANISEE,
                Ground.FRICHE_ENAF,
                Ground.ZONE_EXISTANTE,
                Ground.ZONE_PREVUE,
                Ground.REFERENCE_ENAF,
                Ground.REFERENCE_URBANISEE)) {
            assertThat(sols.of(ground)).as(ground.name()).isPositive();
        }
    }

    @Test
    void a_place_without_friche_or_zone_has_none() {
        Partition partition = measure(LAMBERT_93.toGeometry(new Envelope(600_000, 600_100, 6_990_000, 6_990_100)));
        assertThat(partition.objets()).isEmpty();
        assertThat(partition.cells())
                .extracting(Cell::place, Cell::ground, Cell::m2)
                .containsExactly(tuple(null, Ground.RESTE, 10_000L));
    }

    @RepeatedTest(5)
    void cutting_heap_by_heap_gives_what_cutting_at_once_gives(RepetitionInfo repetition) {
        Random random = new Random(200 + repetition.getCurrentRepetition());
        // Some far apart, one of two parts, one over its neighbour.
        List<Geometry> footprints = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            footprints.add(star(random, 60, 400));
        }
        footprints.add(footprints.get(0).union(star(random, 60, 400)).buffer(0));
        footprints.add(AffineTransformation.translationInstance(150, 90).transform(footprints.get(3)));
        footprints.forEach(each -> each.setSRID(2154));
        int bound = 100;
        while (!new PieceByPiece(bounded(bound)).measure(footprints).leftOut().isEmpty()) {
            bound += 100;
        }
        CheckStore tight = bounded(bound);
        assertThatThrownBy(() -> tight.measure(footprints)).isInstanceOf(ProblemException.class);

        Partition all = store.measure(footprints);
        PieceByPiece.Cut cut = new PieceByPiece(tight).measure(footprints);
        assertThat(cut.kept()).hasSize(footprints.size());
        assertThat((double) m2(cut.partition(), cell -> true)).isEqualTo(m2(all, cell -> true), within(14.0));
        for (int i = 0; i < footprints.size(); i++) {
            int rank = i;
            for (Ground ground : Ground.values()) {
                Predicate<Cell> here = cell -> cell.projects().get(rank) && cell.ground() == ground;
                assertThat((double) m2(cut.partition(), here))
                        .as("%s of %d", ground, rank)
                        .isEqualTo(m2(all, here), within(3.0));
            }
        }
        assertThat(all.objets()).hasSameSizeAs(cut.partition().objets());
        cut.partition()
                .objets()
                .forEach(
                        (objet, area) -> assertThat(area).isEqualTo(all.objets().get(objet), within(0.01)));
    }

    @Test
    void what_meets_too_much_to_be_cut_is_left_out_whole_and_named() {
        Geometry small = AffineTransformation.translationInstance(-WHERE.getWidth() - 1_000, 0)
                .transform(star(new Random(7), 60, 200));
        small.setSRID(2154);
        // A part of it far from anything could be cut: it is left out with the rest.
        Geometry two = LAMBERT_93
                .toGeometry(WHERE)
                .union(LAMBERT_93.toGeometry(new Envelope(600_000, 600_100, 6_990_000, 6_990_100)));
        two.setSRID(2154);
        PieceByPiece.Cut cut = new PieceByPiece(bounded(2_000)).measure(List.of(two, small));
        assertThat(cut.leftOut()).containsExactly(0);
        assertThat(cut.kept()).containsExactly(1);
        assertThat((double) m2(cut.partition(), cell -> true)).isEqualTo(small.getArea(), within(1.0));
        assertThat(cut.partition().cells()).allMatch(cell -> cell.projects().get(0));
    }

    @RepeatedTest(10)
    void the_order_of_projects_changes_nothing_of_what_each_is_charged_with(RepetitionInfo repetition) {
        Random random = new Random(300 + repetition.getCurrentRepetition());
        List<Projet> projets = new ArrayList<>();
        double x = WHERE.centre().x;
        for (int i = 0; i < 8; i++) {
            Geometry area = AffineTransformation.translationInstance(x - 689_000 + i * 40, 0)
                    .transform(LAMBERT_93.toGeometry(new Envelope(
                            688_700 + 100 * random.nextInt(4),
                            689_300,
                            7_041_700,
                            7_042_300 + 50 * random.nextInt(5))));
            area.setSRID(2154);
            projets.add(projet("dessin:" + i, Etat.values()[random.nextInt(Etat.values().length)], area));
        }
        Map<String, Charge> first = charges(projets);
        Collections.shuffle(projets, random);
        assertThat(charges(projets)).isEqualTo(first);
        long sum = first.values().stream()
                .mapToLong(charge ->
                        charge.charged().maximum() + charge.inVintage().maximum())
                .sum();
        assertThat(sum).isPositive();
    }

    private static Projet projet(String id, Etat etat, Geometry area) {
        Declaration said = new Declaration(Nature.EXTENSION, etat, Declaration.ASKED, null, null);
        return new Projet(id, null, null, null, null, said, area, true, List.of(), List.of(), List.of(), List.of());
    }

    private static Map<String, Charge> charges(List<Projet> projets) {
        List<Projet> ordered = projets.stream().sorted(Projet.PRECEDENCE).toList();
        Partition partition = store.measure(ordered.stream()
                .map(each -> Objects.requireNonNull(each.emprise()))
                .toList());
        Verification verification =
                Verification.of(ordered, partition, new Exclusions(true, true), said -> Guard.of(said, null));
        long own = verification.projets().stream()
                .mapToLong(Verification.Checked::ownM2)
                .sum();
        assertThat(own).isEqualTo(verification.surfaceM2());
        return verification.projets().stream()
                .collect(Collectors.toMap(each -> each.projet().id(), Verification.Checked::charge));
    }

    private static CheckStore bounded(int points) {
        return new CheckStore(test.database(), points);
    }

    private static Partition measure(Geometry geometry) {
        return store.measure(List.of(geometry));
    }

    private static long m2(Partition partition, Predicate<Cell> which) {
        return partition.cells().stream().filter(which).mapToLong(Cell::m2).sum();
    }

    /** Each cell is rounded to the m² so that the whole is kept. */
    private static void same(Partition all, List<Partition> parts, ToLongFunction<Partition> figure) {
        double bound = 1.0 + all.cells().size() / 4.0;
        assertThat((double) parts.stream().mapToLong(figure).sum())
                .isEqualTo(figure.applyAsLong(all), within(Math.max(2.0, bound)));
    }

    /** A star of random reach, always valid; some km across. */
    private static Polygon star(Random random) {
        return star(random, 300, 5_000);
    }

    private static Polygon star(Random random, double least, double more) {
        double x = WHERE.getMinX() + random.nextDouble() * WHERE.getWidth();
        double y = WHERE.getMinY() + random.nextDouble() * WHERE.getHeight();
        int corners = 5 + random.nextInt(40);
        Coordinate[] ring = new Coordinate[corners + 1];
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            double reach = least + random.nextDouble() * more;
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
