package fr.archipel.scot.check;

import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.scot.Interval;
import fr.archipel.scot.check.Charge.Way;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a project goes where, case by case. */
class ChargeTest {
    private static final Edition TO_2022 = new Edition("essai", 2023, 2022);
    private static final Exclusions LAW = new Exclusions(true, true);
    /** 1 ha ENAF for sure, 2 ha unknown, 4 ha urbanised. */
    private static final Sols SOLS =
            new Sols(Map.of(Ground.FRICHE_ENAF, 10_000L, Ground.RESTE, 20_000L, Ground.ZONE_EXISTANTE, 40_000L));

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, -, -, CHARGED",
                "extension, projete, -, -, CHARGED",
                "extension, engage, 2022-03-01, -, CHARGED",
                "extension, autorise, -, -, CHARGED",
                "extension, realise, 2022-12-31, -, IN_VINTAGE",
                "extension, realise, 2023-01-01, -, CHARGED",
                "extension, realise, 2012-05-01, -, IN_VINTAGE",
                "extension, realise, -, -, MAYBE_IN_VINTAGE",
                "pene, projete, -, -, OUTSIDE",
                "pene, realise, 2022-01-01, -, OUTSIDE",
                "photovoltaique, projete, -, true, OUTSIDE",
                "photovoltaique, projete, -, false, CHARGED",
                "photovoltaique, projete, -, -, MAYBE_OUTSIDE",
                "photovoltaique, realise, 2022-01-01, -, IN_VINTAGE",
                "renaturation, realise, 2022-01-01, -, NOTHING",
                "extension, abandonne, -, -, NOTHING",
            })
    void under_the_law(
            @Nullable String nature,
            @Nullable String etat,
            @Nullable LocalDate date,
            @Nullable Boolean conforme,
            Way way) {
        assertThat(way(nature, etat, date, conforme, TO_2022, LAW)).isEqualTo(way);
    }

    @Test
    void a_rule_that_leaves_nothing_out_charges_everything() {
        Exclusions none = new Exclusions(false, false);
        assertThat(way("pene", "projete", null, null, TO_2022, none)).isEqualTo(Way.CHARGED);
        assertThat(way("photovoltaique", "projete", null, true, TO_2022, none)).isEqualTo(Way.CHARGED);
        assertThat(way("photovoltaique", "projete", null, null, TO_2022, none)).isEqualTo(Way.CHARGED);
    }

    @Test
    void without_an_edition_what_is_done_may_be_measured_one_day_or_not() {
        assertThat(way("extension", "realise", LocalDate.of(2022, 1, 1), null, null, LAW))
                .isEqualTo(Way.MAYBE_IN_VINTAGE);
        assertThat(way("extension", "projete", null, null, null, LAW)).isEqualTo(Way.CHARGED);
        assertThat(Guard.of(Declaration.NONE, null).phrase()).contains("aucun fichier");
    }

    @Test
    void what_is_consumed_goes_somewhere_and_nowhere_twice() {
        Interval taken = new Interval(10_000, 30_000);
        Interval maybe = new Interval(0, 30_000);
        Interval none = Interval.NONE;
        assertThat(Charge.of(SOLS, Way.CHARGED)).isEqualTo(new Charge(taken, none, none, taken));
        assertThat(Charge.of(SOLS, Way.NOTHING)).isEqualTo(Charge.NONE);
        assertThat(Charge.of(SOLS, Way.OUTSIDE)).isEqualTo(new Charge(taken, taken, none, none));
        assertThat(Charge.of(SOLS, Way.MAYBE_OUTSIDE)).isEqualTo(new Charge(taken, maybe, none, maybe));
        assertThat(Charge.of(SOLS, Way.IN_VINTAGE)).isEqualTo(new Charge(taken, none, taken, none));
        assertThat(Charge.of(SOLS, Way.MAYBE_IN_VINTAGE)).isEqualTo(new Charge(taken, none, maybe, maybe));
    }

    @Test
    void the_guard_always_names_the_vintage() {
        Guard held = Guard.of(said("extension", "realise", LocalDate.of(2021, 6, 1), null), TO_2022);
        assertThat(held.reponse()).isEqualTo(Guard.Answer.OUI);
        assertThat(held.phrase()).contains("Déjà dans le millésime", "2021", "édition 2023", "2022");
        assertThat(held.millesime()).isEqualTo(2023);
        Guard doubtful = Guard.of(said("extension", "engage", LocalDate.of(2021, 6, 1), null), TO_2022);
        assertThat(doubtful.reponse()).isEqualTo(Guard.Answer.NON);
        assertThat(doubtful.phrase()).contains("daté de 2021", "déclarez-le");
    }

    private static Way way(
            @Nullable String nature,
            @Nullable String etat,
            @Nullable LocalDate date,
            @Nullable Boolean conforme,
            @Nullable Edition edition,
            Exclusions rules) {
        Declaration said = said(nature, etat, date, conforme);
        return Charge.way(said, Guard.of(said, edition), rules);
    }

    private static Declaration said(
            @Nullable String nature, @Nullable String etat, @Nullable LocalDate date, @Nullable Boolean conforme) {
        return new Declaration(
                nature == null ? null : Nature.find(nature).orElseThrow(),
                etat == null ? null : Etat.find(etat).orElseThrow(),
                Declaration.ASKED,
                date,
                conforme);
    }
}
