package fr.archipel.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import fr.archipel.analysis.Continuity.Gap;
import fr.archipel.analysis.Continuity.Piece;
import fr.archipel.territory.ObjetRef;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContinuityTest {
    private static final ObjetRef A = ObjetRef.of("ev5", "a", "A");
    private static final ObjetRef B = ObjetRef.of("ev5", "b", "B");
    private static final ObjetRef C = ObjetRef.of("ev5", "c", "C");

    @Test
    void gaps_are_the_shortest_that_would_join_all_sets() {
        // A triangle of gaps: the longest one closes nothing that the others do not.
        Continuity continuity = new Continuity(
                List.of(new Piece(A, 0, null, 100), new Piece(B, 1, null, 100), new Piece(C, 2, null, 100)),
                List.of(new Gap(0, 1, A, B, 300, 0, 0), new Gap(0, 2, A, C, 80, 0, 0), new Gap(1, 2, B, C, 120, 0, 0)));
        assertThat(continuity.gaps()).extracting(Gap::distanceM).containsExactly(80.0, 120.0);
    }

    @Test
    void a_network_that_holds_together_has_one_set_and_no_gap() {
        Continuity continuity =
                new Continuity(List.of(new Piece(A, 0, "ouvert", 100), new Piece(B, 0, "projet", 50)), List.of());
        assertThat(continuity.groups()).singleElement().satisfies(group -> {
            assertThat(group.lengthM()).isEqualTo(150);
            assertThat(group.objets()).containsExactly(A, B);
        });
        assertThat(continuity.gaps()).isEmpty();
    }

    @Test
    void an_object_in_pieces_counts_once_and_may_be_in_two_sets() {
        Continuity continuity = new Continuity(
                List.of(new Piece(A, 0, null, 100), new Piece(A, 1, null, 200), new Piece(B, 1, null, 50)),
                List.of(new Gap(0, 1, A, A, 60, 0, 0)));
        assertThat(continuity.objects()).isEqualTo(2);
        assertThat(continuity.groups()).extracting(Continuity.Group::lengthM).containsExactly(250.0, 100.0);
        assertThat(continuity.groups().get(0).objets()).containsExactly(A, B);
    }

    @Test
    void lengths_by_status_keep_the_order_of_the_codes_and_what_has_none_apart() {
        Continuity continuity = new Continuity(
                List.of(new Piece(A, 0, "ouvert", 100), new Piece(B, 0, null, 40), new Piece(C, 0, "ouvert", 60)),
                List.of());
        assertThat(continuity.lengthsByStatus(List.of("projet", "ouvert"), "non_renseigne"))
                .containsExactly(entry("projet", 0.0), entry("ouvert", 160.0), entry("non_renseigne", 40.0));
    }

    @Test
    void an_empty_layer_has_neither_sets_nor_gaps() {
        Continuity nothing = new Continuity(List.of(), List.of());
        assertThat(nothing.groups()).isEmpty();
        assertThat(nothing.gaps()).isEmpty();
        assertThat(nothing.lengthM()).isZero();
    }
}
