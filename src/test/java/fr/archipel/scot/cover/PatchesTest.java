package fr.archipel.scot.cover;

import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.scot.cover.Patches.Change;
import fr.archipel.scot.cover.Patches.Nature;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The thresholds of the law, on polygons told by hand. */
class PatchesTest {
    private final Patches patches = new Patches(50, 2_500);
    private int count;

    private long polygon(Nature nature, double area) {
        patches.polygon(++count, area, nature, false);
        return count;
    }

    private String changes() {
        StringBuilder text = new StringBuilder();
        for (Change change : patches.changes()) {
            text.append(change == Change.NONE ? '.' : change == Change.BELOW ? 'b' : 'e');
        }
        return text.toString();
    }

    @Test
    void a_building_counts_from_50_square_metres() {
        long field = polygon(Nature.NATURAL, 100_000);
        patches.neighbours(field, polygon(Nature.BUILT, 49));
        patches.neighbours(field, polygon(Nature.BUILT, 50));
        assertThat(changes()).isEqualTo(".b.");
    }

    @Test
    void a_building_drawn_in_two_parts_is_one() {
        long field = polygon(Nature.NATURAL, 100_000);
        long a = polygon(Nature.BUILT, 25);
        long b = polygon(Nature.BUILT, 25);
        patches.neighbours(field, a);
        patches.neighbours(field, b);
        patches.neighbours(a, b);
        assertThat(changes()).isEqualTo("...");
    }

    @Test
    void other_ground_counts_from_2500_square_metres_whatever_it_is_drawn_as() {
        long field = polygon(Nature.NATURAL, 100_000);
        patches.neighbours(field, polygon(Nature.ARTIFICIAL, 2_499));
        patches.neighbours(field, polygon(Nature.ARTIFICIAL, 2_500));
        long a = polygon(Nature.ARTIFICIAL, 1_200);
        long b = polygon(Nature.ARTIFICIAL, 1_200);
        long house = polygon(Nature.BUILT, 100);
        patches.neighbours(a, b);
        patches.neighbours(b, house);
        assertThat(changes()).isEqualTo(".b....");
    }

    @Test
    void a_house_in_a_garden_too_small_stays_and_its_garden_does_not() {
        long field = polygon(Nature.NATURAL, 100_000);
        long garden = polygon(Nature.ARTIFICIAL, 900);
        patches.neighbours(field, garden);
        patches.neighbours(garden, polygon(Nature.BUILT, 100));
        assertThat(changes()).isEqualTo(".b.");
    }

    @Test
    void an_enclave_too_small_takes_the_ground_around_it() {
        long lawn = polygon(Nature.ARTIFICIAL, 10_000);
        patches.neighbours(lawn, polygon(Nature.NATURAL, 2_499));
        patches.neighbours(lawn, polygon(Nature.NATURAL, 2_500));
        assertThat(changes()).isEqualTo(".e.");
    }

    @Test
    void an_enclave_drawn_in_two_is_one() {
        long lawn = polygon(Nature.ARTIFICIAL, 10_000);
        long a = polygon(Nature.NATURAL, 2_000);
        long b = polygon(Nature.NATURAL, 500);
        patches.neighbours(lawn, a);
        patches.neighbours(lawn, b);
        patches.neighbours(a, b);
        assertThat(changes()).isEqualTo("...");
    }

    @Test
    void what_touches_ground_that_is_not_known_or_only_a_house_is_no_enclave() {
        long lawn = polygon(Nature.ARTIFICIAL, 10_000);
        long grove = polygon(Nature.NATURAL, 300);
        patches.neighbours(lawn, grove);
        patches.neighbours(grove, polygon(Nature.UNKNOWN, 5_000));
        long court = polygon(Nature.NATURAL, 40);
        patches.neighbours(court, polygon(Nature.BUILT, 200));
        assertThat(changes()).isEqualTo(".....");
    }

    @Test
    void a_shed_in_a_grove_in_a_lawn_is_lawn() {
        long lawn = polygon(Nature.ARTIFICIAL, 10_000);
        long grove = polygon(Nature.NATURAL, 300);
        long shed = polygon(Nature.BUILT, 10);
        patches.neighbours(lawn, grove);
        patches.neighbours(grove, shed);
        // The shed alone is too small; with the grove it is an enclave: artificialised, as its codes say.
        assertThat(changes()).isEqualTo(".e.");
    }

    @Test
    void the_producers_word_is_never_changed_and_counts_for_its_neighbours() {
        patches.polygon(++count, 10, Nature.BUILT, true);
        patches.polygon(++count, 100, Nature.NATURAL, true);
        patches.polygon(++count, 2_000, Nature.ARTIFICIAL, true);
        patches.polygon(++count, 500, Nature.ARTIFICIAL, false);
        patches.neighbours(2, 3);
        patches.neighbours(3, 4);
        assertThat(changes()).isEqualTo("....");
    }

    @Test
    void areas_that_add_up_to_the_threshold_but_for_the_noise_of_sums_reach_it() {
        long before = polygon(Nature.ARTIFICIAL, 2_500 - 9 * 0.1);
        for (int i = 0; i < 9; i++) {
            long next = polygon(Nature.ARTIFICIAL, 0.1);
            patches.neighbours(before, next);
        }
        assertThat(Arrays.asList(patches.changes())).containsOnly(Change.NONE);
    }
}
