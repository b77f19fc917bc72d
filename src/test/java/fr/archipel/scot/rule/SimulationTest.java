package fr.archipel.scot.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fr.archipel.db.Database;
import fr.archipel.db.Sql;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.scot.PerimeterId;
import fr.archipel.scot.PerimeterSheet;
import fr.archipel.scot.PerimeterStore;
import fr.archipel.support.TestDatabase;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What applies on a day: a simulation is its base, overridden; a rate is a perimeter's own, or only shown. */
class SimulationTest {
    private static final TestDatabase TEST = TestDatabase.loaded();
    private static final Database DATABASE = TEST.database();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final String LAW = "loi-2021-1104-2023-630";
    private static final PerimeterStore PERIMETERS = new PerimeterStore(DATABASE);
    private static final PerimeterSheet ARTOIS = PERIMETERS.get(PerimeterId.scot("scot-artois"));
    private static final PerimeterSheet LIEVIN = PERIMETERS.get(PerimeterId.commune("62510"));
    private static final PerimeterSheet CALL = PERIMETERS.get(PerimeterId.epci("246200364"));

    private final RuleStore store = new RuleStore(DATABASE);

    @BeforeEach
    @AfterEach
    void nothing_of_ours() {
        DATABASE.update(Sql.of("DELETE FROM regle_parametre WHERE auteur = 'Essai'"));
        DATABASE.update(Sql.of("DELETE FROM regle WHERE auteur = 'Essai'"));
    }

    @AfterAll
    static void close() {
        TEST.close();
    }

    @Test
    void a_simulation_has_its_base_s_parameters_and_its_own_in_their_place() {
        RuleSet rules = store.get("simulation-50", TODAY);
        assertThat(rules.base()).isEqualTo(LAW);
        assertThat(rules.reference()).contains(new RuleSet.Period(2011, 2020));
        assertThat(rules.find(RuleSet.REFERENCE_FIRST).orElseThrow().herite()).isTrue();
        RuleSet.Parameter rate = rules.find(RuleSet.RATE).orElseThrow();
        assertThat(rate.herite()).isFalse();
        assertThat(rate.regle()).isEqualTo("simulation-50");
        assertThat(rate.isEstablished()).isTrue();
        assertThat(rate.cite().valeur()).isEqualTo("50 %");
        assertThat(rules.find(RuleSet.RATE, "region:32").orElseThrow().herite()).isTrue();
        assertThat(rules.parametres()).extracting(p -> p.cle() + p.perimetre()).doesNotHaveDuplicates();
    }

    @Test
    void a_simulation_follows_what_its_base_says_that_day() {
        parameter(LAW, "garantie_eligible", "commune:62510", "1", "etabli", "2025-01-01");
        assertThat(store.get("simulation-50", TODAY).eligible("62510")).contains(true);
        assertThat(store.get("simulation-50", LocalDate.of(2024, 12, 31)).eligible("62510"))
                .isEmpty();
        parameter("simulation-50", "garantie_eligible", "commune:62510", "0", "etabli", "2024-01-01");
        assertThat(store.get("simulation-50", TODAY).eligible("62510")).contains(false);
        assertThat(store.get(LAW, TODAY).eligible("62510")).contains(true);
    }

    @Test
    void of_two_values_of_a_key_the_one_that_came_last_wins() {
        parameter(LAW, "garantie_communale", "france", "2", "etabli", "2026-01-01");
        assertThat(store.get(null, TODAY).floorM2()).contains(20_000L);
        assertThat(store.get(null, LocalDate.of(2025, 12, 31)).floorM2()).contains(10_000L);
    }

    @Test
    void an_id_of_no_set_is_told() {
        assertThatThrownBy(() -> store.get("trace", TODAY))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem()).isEqualTo(new Problem.NotFound("Le jeu de règles", "trace")));
    }

    @Test
    void the_law_shows_rates_of_wider_perimeters_and_applies_none() {
        assertThat(store.get(null, TODAY).ratesFor(ARTOIS))
                .extracting(Rate::etat, r -> r.pct().toPlainString())
                .containsExactly(tuple("indicatif", "54.47"), tuple("indicatif", "50"));
        parameter(LAW, RuleSet.RATE, "scot:" + LIEVIN.scots().get(0).id(), "40", "etabli", "2024-01-01");
        assertThat(store.get(null, TODAY).ratesFor(LIEVIN))
                .extracting(Rate::etat, Rate::perimetre)
                .containsExactly(
                        tuple("indicatif", "scot:" + LIEVIN.scots().get(0).id()),
                        tuple("indicatif", "region:32"),
                        tuple("indicatif", "france"));
    }

    @Test
    void the_law_applies_a_rate_established_for_the_perimeter_itself_alone() {
        parameter(LAW, RuleSet.RATE, "scot:scot-artois", "40", "etabli", "2024-01-01");
        assertThat(store.get(null, TODAY).ratesFor(ARTOIS)).singleElement().satisfies(rate -> {
            assertThat(rate.pct()).isEqualByComparingTo("40");
            assertThat(rate.etat()).isEqualTo("etabli");
            assertThat(rate.isRetained()).isTrue();
        });
    }

    @Test
    void a_simulation_applies_what_it_establishes_the_narrowest_perimeter_winning() {
        assertThat(store.get("simulation-54-47", TODAY).ratesFor(LIEVIN))
                .singleElement()
                .satisfies(rate -> assertThat(rate.etat()).isEqualTo("simulation"));
        parameter("simulation-54-47", RuleSet.RATE, "epci:246200364", "30", "etabli", "2024-01-01");
        assertThat(store.get("simulation-54-47", TODAY).ratesFor(LIEVIN))
                .singleElement()
                .satisfies(rate -> assertThat(rate.pct()).isEqualByComparingTo("30"));
        assertThat(store.get("simulation-54-47", TODAY).ratesFor(CALL))
                .singleElement()
                .satisfies(rate -> assertThat(rate.pct()).isEqualByComparingTo("30"));
        assertThat(store.get("simulation-54-47", TODAY).ratesFor(ARTOIS))
                .singleElement()
                .satisfies(rate -> assertThat(rate.pct()).isEqualByComparingTo("54.47"));
    }

    @Test
    void what_a_simulation_supposes_goes_before_what_its_base_confirms() {
        parameter(LAW, RuleSet.RATE, "scot:scot-artois", "40", "etabli", "2024-01-01");
        assertThat(store.get("simulation-50", TODAY).ratesFor(ARTOIS))
                .singleElement()
                .satisfies(rate -> assertThat(rate.pct()).isEqualByComparingTo("50"));
    }

    @Test
    void exclusions_are_on_in_the_law_and_a_simulation_may_turn_one_off() {
        RuleSet law = store.get(null, TODAY);
        assertThat(law.yes(RuleSet.NATIONAL_PROJECTS)).isTrue();
        assertThat(law.yes(RuleSet.RENATURATION)).isTrue();
        parameter("simulation-50", RuleSet.RENATURATION, "france", "0", "etabli", "2024-01-01");
        assertThat(store.get("simulation-50", TODAY).yes(RuleSet.RENATURATION)).isFalse();
        assertThat(law.pooled("246200364")).isEmpty();
        parameter(LAW, RuleSet.COMMUNE_FLOOR_POOLED, "epci:246200364", "1", "etabli", "2024-01-01");
        assertThat(store.get(null, TODAY).pooled("246200364")).contains(true);
    }

    @Test
    void a_perimeter_is_concerned_by_its_communes_epci_and_scots() {
        parameter(LAW, "garantie_eligible", "commune:62510", "1", "etabli", "2025-01-01");
        parameter(LAW, "garantie_eligible", "commune:62427", "1", "etabli", "2025-01-01");
        assertThat(store.get(null, TODAY).concerning(CALL).all("garantie_eligible"))
                .extracting(RuleSet.Parameter::perimetre)
                .containsExactly("commune:62510");
    }

    private static void parameter(String set, String key, String perimeter, String value, String state, String from) {
        DATABASE.update(Sql.of("""
                INSERT INTO regle_parametre (regle, cle, perimetre, titre, valeur, etat, valide_du, source, auteur)
                VALUES (?, ?, ?, 'Essai', ?, ?, ?, 'Essai', 'Essai')""", set, key, perimeter, new BigDecimal(value), state, LocalDate.parse(from)));
    }
}
