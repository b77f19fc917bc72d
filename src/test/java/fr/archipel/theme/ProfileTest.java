package fr.archipel.theme;

import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.theme.Profile.Crossing;
import fr.archipel.theme.Profile.Part;
import fr.archipel.theme.Profile.Passage;
import fr.archipel.theme.Profile.Reach;
import fr.archipel.theme.Profile.Section;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProfileTest {
    private static final Section FIRST = new Section("a", "A – B", "projet", null, 4, 500.0, false);
    private static final Section SECOND = new Section("b", "B – C", "ouvert", new BigDecimal("10"), 10.4, null, true);

    @Test
    void sections_follow_each_other_with_the_gap_between_and_the_printed_length_goes_first() {
        Profile profile = Profile.along(List.of(FIRST, SECOND), List.of(), Set.of("a", "b"));
        assertThat(profile.longueurKm()).isEqualByComparingTo("14.5");
        assertThat(profile.troncons())
                .extracting(Part::debutKm, Part::finKm, Part::longueurKm)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(new BigDecimal("0.00"), new BigDecimal("4.00"), null),
                        org.assertj.core.groups.Tuple.tuple(
                                new BigDecimal("4.50"), new BigDecimal("14.50"), new BigDecimal("10")));
        assertThat(profile.troncons().get(0).ecartM()).isEqualByComparingTo("500");
    }

    @Test
    void a_section_drawn_from_its_far_end_crosses_its_communes_the_other_way() {
        List<Crossing> crossings =
                List.of(new Crossing("b", "62002", "Proche", 0.75, 1), new Crossing("b", "62001", "Loin", 0, 0.75));
        Profile profile = Profile.along(List.of(FIRST, SECOND), crossings, Set.of("b"));
        assertThat(profile.troncons())
                .singleElement()
                .satisfies(part -> assertThat(part.communes())
                        .containsExactly(
                                new Passage("62002", "Proche", new BigDecimal("4.50"), new BigDecimal("7.00")),
                                new Passage("62001", "Loin", new BigDecimal("7.00"), new BigDecimal("14.50"))));
    }

    @Test
    void objects_reach_eastward_from_the_westernmost_shown_or_not() {
        Profile profile = Profile.eastward(
                List.of(
                        new Reach("o", "Ouest", null, null, 650, 652),
                        new Reach("e", "Est", "ouvert", null, 660.25, 661)),
                Set.of("e"));
        assertThat(profile.longueurKm()).isEqualByComparingTo("11");
        assertThat(profile.troncons()).singleElement().satisfies(part -> {
            assertThat(part.debutKm()).isEqualByComparingTo("10.25");
            assertThat(part.finKm()).isEqualByComparingTo("11");
        });
    }
}
