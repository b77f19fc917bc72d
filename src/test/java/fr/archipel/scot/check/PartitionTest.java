package fr.archipel.scot.check;

import static fr.archipel.support.SquareTerritory.square;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import fr.archipel.scot.Interval;
import fr.archipel.scot.check.Surroundings.Area;
import fr.archipel.scot.check.Surroundings.Known;
import fr.archipel.scot.check.Surroundings.Objet;
import fr.archipel.territory.CommuneRef;
import fr.archipel.territory.EpciRef;
import fr.archipel.territory.ObjetRef;
import fr.archipel.territory.ScotRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;

/** The cutting alone: geometries in, cells out. */
class PartitionTest {
    private static final Place OUEST = place("62001");
    private static final Place EST = place("62002");

    @Test
    void bare_ground_is_a_cell_a_commune_and_one_outside() {
        Partition partition = Partition.of(
                List.of(square(-100, 0, 1300, 100)),
                new Surroundings(
                        List.of(area(OUEST, square(0, 0, 1000, 1000)), area(EST, square(1000, 0, 1000, 1000))),
                        List.of(),
                        List.of()));
        assertThat(partition.cells())
                .extracting(Cell::place, Cell::ground, Cell::m2)
                .containsExactlyInAnyOrder(
                        tuple(OUEST, Ground.RESTE, 100_000L),
                        tuple(EST, Ground.RESTE, 20_000L),
                        tuple(null, Ground.RESTE, 10_000L));
    }

    @Test
    void contours_that_overlap_give_their_common_ground_to_the_first_commune() {
        Partition partition = Partition.of(
                List.of(square(0, 0, 200, 100)),
                new Surroundings(
                        List.of(area(OUEST, square(0, 0, 120, 100)), area(EST, square(100, 0, 100, 100))),
                        List.of(),
                        List.of()));
        assertThat(partition.cells())
                .extracting(Cell::place, Cell::m2)
                .containsExactlyInAnyOrder(tuple(OUEST, 12_000L), tuple(EST, 8_000L));
    }

    @Test
    void each_bit_of_ground_counts_once_by_what_goes_first() {
        // Ten hectares in a row: each hectare is under more than the one before, or under what disagrees.
        Objet urbanised = friche("fu", "urbanisee");
        Objet enaf = friche("fe", "enaf");
        Objet doubt = friche("ft", "a_trancher");
        Objet existing = zone("zu", "existant et actif");
        Objet planned = zone("zp", "en projet");
        Partition partition = Partition.of(
                List.of(square(0, 0, 1000, 100)),
                new Surroundings(
                        List.of(area(OUEST, square(0, 0, 1000, 1000))),
                        List.of(
                                area(urbanised, square(0, 0, 100, 100)),
                                area(enaf, square(100, 0, 100, 100)),
                                area(doubt, square(200, 0, 100, 100)),
                                // A friche says more than the zone around it, and than known land.
                                area(existing, square(0, 0, 400, 100)),
                                area(planned, square(400, 0, 300, 100)),
                                // Two zones that disagree.
                                area(existing, square(600, 0, 100, 100))),
                        List.of(
                                area(known(true), square(0, 0, 500, 100)),
                                area(known(false), square(700, 0, 100, 100)),
                                // Two that disagree tell nothing.
                                area(known(true), square(800, 0, 100, 100)),
                                area(known(false), square(800, 0, 100, 100)))));
        Sols sols = Sols.of(partition.cells());
        assertThat(sols.m2())
                .containsOnly(
                        entry(Ground.FRICHE_URBANISEE, 10_000L),
                        entry(Ground.FRICHE_ENAF, 10_000L),
                        entry(Ground.FRICHE_A_TRANCHER, 10_000L),
                        entry(Ground.ZONE_EXISTANTE, 10_000L),
                        entry(Ground.REFERENCE_ENAF, 10_000L),
                        entry(Ground.ZONE_PREVUE, 10_000L),
                        entry(Ground.ZONE_A_PRECISER, 10_000L),
                        entry(Ground.REFERENCE_URBANISEE, 10_000L),
                        entry(Ground.RESTE, 20_000L));
        // Urbanised: 1 + 1 + 1 ha, in doubt 1 + 1 more. Consumed: 2 ha for sure, with 1 + 1 + 1 + 2 that may be.
        assertThat(sols.urbanised()).isEqualTo(new Interval(30_000, 50_000));
        assertThat(sols.consumption()).isEqualTo(new Interval(20_000, 70_000));
        assertThat(partition.objets().get(existing)).isEqualTo(50_000, within(0.01));
    }

    @Test
    void an_outline_that_only_touches_has_no_part() {
        Partition partition = Partition.of(
                List.of(square(0, 0, 100, 100)),
                new Surroundings(
                        List.of(area(OUEST, square(0, 0, 100, 100)), area(EST, square(100, 0, 100, 100))),
                        List.of(area(friche("f", "enaf"), square(0, 100, 100, 100))),
                        List.of()));
        assertThat(partition.cells()).hasSize(1);
        assertThat(partition.objets()).isEmpty();
    }

    @RepeatedTest(30)
    void whatever_is_cut_parts_add_up_to_the_union_within_one_square_metre(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<Geometry> footprints = new ArrayList<>();
        List<Area<Objet>> objets = new ArrayList<>();
        List<Area<Known>> known = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(5); i++) {
            footprints.add(star(random, 3_000));
        }
        for (int i = 0; i < 40; i++) {
            objets.add(
                    random.nextBoolean()
                            ? area(friche("f" + i, i % 3 == 0 ? "enaf" : "urbanisee"), star(random, 800))
                            : area(zone("z" + i, i % 3 == 0 ? "en projet" : "existant et actif"), star(random, 800)));
            known.add(area(known(random.nextBoolean()), star(random, 500)));
        }
        Partition partition = Partition.of(
                footprints,
                new Surroundings(
                        List.of(
                                area(OUEST, square(-3000, -3000, 5000, 9000)),
                                area(EST, square(2000, -3000, 9000, 4000))),
                        objets,
                        known));
        Geometry union = footprints.stream().reduce(Geometry::union).orElseThrow();
        assertThat((double) partition.cells().stream().mapToLong(Cell::m2).sum())
                .isEqualTo(union.getArea(), within(1.0));
        for (int i = 0; i < footprints.size(); i++) {
            int rank = i;
            assertThat((double) partition.cells().stream()
                            .filter(cell -> cell.projects().get(rank))
                            .mapToLong(Cell::m2)
                            .sum())
                    .isEqualTo(footprints.get(i).getArea(), within((double)
                            partition.cells().size()));
        }
        // Held against JTS's own overlay: what lies in Ouest.
        Geometry ouest = square(-3000, -3000, 5000, 9000);
        assertThat((double) partition.cells().stream()
                        .filter(cell -> OUEST.equals(cell.place()))
                        .mapToLong(Cell::m2)
                        .sum())
                .isEqualTo(union.intersection(ouest).getArea(), within((double)
                        partition.cells().size()));
    }

    private static Geometry star(Random random, double reach) {
        GeometryFactory factory = new GeometryFactory(new PrecisionModel(), 2154);
        Coordinate middle = square(random.nextDouble() * 4_000, random.nextDouble() * 4_000, 1, 1)
                .getCoordinate();
        int corners = 5 + random.nextInt(40);
        Coordinate[] ring = new Coordinate[corners + 1];
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            double length = reach * (0.1 + 0.9 * random.nextDouble());
            ring[i] = new Coordinate(middle.x + length * Math.cos(angle), middle.y + length * Math.sin(angle));
        }
        ring[corners] = ring[0].copy();
        return factory.createPolygon(ring);
    }

    private static <T> Area<T> area(T what, Geometry geometry) {
        return new Area<>(what, geometry);
    }

    private static Known known(boolean enaf) {
        return new Known(enaf, 2024, "essai");
    }

    private static Objet friche(String id, String qualification) {
        return new Objet(
                ObjetRef.of("friches", id, id), LandState.ofFriche(qualification), qualification, null, "officielle");
    }

    private static Objet zone(String id, @Nullable String etat) {
        return new Objet(ObjetRef.of("zae", id, id), LandState.ofZone(null, etat, null), null, etat, "officielle");
    }

    private static Place place(String insee) {
        return new Place(
                new CommuneRef(insee, insee),
                new EpciRef("100000001", "SUD", "Sud"),
                new ScotRef("sud", "Sud"),
                "officielle");
    }
}
