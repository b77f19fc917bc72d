package fr.archipel.scot.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.archipel.db.Database;
import fr.archipel.db.DatabaseException;
import fr.archipel.db.Sql;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.scot.trajectory.NoEnvelope;
import fr.archipel.support.TestDatabase;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rules are rows: what is in force depends on the day, and a row changed is a rule changed. */
class RuleStoreTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private final TestDatabase test = TestDatabase.empty();
    private final Database database = test.database();
    private final RuleStore store = new RuleStore(database);

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void the_default_rules_are_the_law_of_2021_amended_in_2023() {
        RuleSet rules = store.getDefault(TODAY);
        assertThat(rules.nature()).isEqualTo("droit");
        assertThat(rules.reference()).contains(new RuleSet.Period(2011, 2020));
        assertThat(rules.decade()).contains(new RuleSet.Period(2021, 2030));
        assertThat(rules.decade().orElseThrow().years()).isEqualTo(10);
        assertThat(rules.all(RuleSet.RATE))
                .extracting(RuleSet.Parameter::valeur)
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactlyInAnyOrder(new BigDecimal("50"), new BigDecimal("54.47"));
    }

    @Test
    void every_parameter_has_a_source_and_a_first_day() {
        assertThat(store.getDefault(TODAY).parametres()).hasSizeGreaterThan(10).allSatisfy(p -> {
            assertThat(p.source()).isNotBlank();
            assertThat(LocalDate.parse(p.valideDu())).isBeforeOrEqualTo(TODAY);
        });
    }

    @Test
    void what_is_not_in_force_yet_or_any_more_does_not_apply() {
        assertThat(store.getDefault(LocalDate.of(2023, 7, 20)).all("photovoltaique"))
                .isEmpty();
        assertThat(store.getDefault(TODAY).all("photovoltaique")).hasSize(1);
        assertThat(store.getDefault(LocalDate.of(2031, 1, 1)).all("garantie_communale"))
                .isEmpty();
    }

    @Test
    void before_the_first_rule_set_there_is_none_and_it_is_told() {
        assertThatThrownBy(() -> store.getDefault(LocalDate.of(2020, 1, 1)))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.Unavailable.class));
    }

    @Test
    void shown_rates_never_apply_and_a_scot_s_own_established_rate_does() {
        assertThat(store.getDefault(TODAY).rateOf("scot-artois")).isEmpty();
        rate("scot:scot-artois", "40", "indicatif");
        assertThat(store.getDefault(TODAY).rateOf("scot-artois")).isEmpty();
        database.update(Sql.of("UPDATE regle_parametre SET etat = 'etabli' WHERE perimetre = 'scot:scot-artois'"));
        RuleSet rules = store.getDefault(TODAY);
        assertThat(rules.rateOf("scot-artois").orElseThrow().valeur()).isEqualByComparingTo("40");
        assertThat(rules.rateOf("scot-lens-lievin-henin-carvin")).isEmpty();
        assertThat(NoEnvelope.reason(rules, "scot-artois")).doesNotContain("aucun taux");
        assertThat(NoEnvelope.reason(rules, "scot-lens-lievin-henin-carvin")).contains("aucun taux");
    }

    @Test
    void a_scot_is_concerned_by_its_own_parameters_and_those_of_everywhere_only() {
        rate("scot:scot-artois", "40", "etabli");
        rate("epci:200072460", "30", "etabli");
        List<String> perimeters =
                store.getDefault(TODAY).concerning(List.of("scot-lens-lievin-henin-carvin")).parametres().stream()
                        .map(RuleSet.Parameter::perimetre)
                        .distinct()
                        .toList();
        assertThat(perimeters).containsExactlyInAnyOrder("france", "region:32");
    }

    @Test
    void the_database_refuses_a_second_default_a_rate_above_100_and_a_parameter_without_value() {
        assertThatThrownBy(() -> database.update(Sql.of("""
                INSERT INTO regle (id, titre, nature, par_defaut, description, textes, valide_du, auteur)
                VALUES ('autre', 'Autre', 'droit', true, '', '{}', DATE '2024-01-01', 'x')"""))).isInstanceOf(DatabaseException.class);
        assertThatThrownBy(() -> rate("france", "120", "indicatif")).isInstanceOf(DatabaseException.class);
        assertThatThrownBy(() -> database.update(Sql.of("""
                INSERT INTO regle_parametre (regle, cle, perimetre, titre, etat, valide_du, source, auteur)
                VALUES ('loi-2021-1104-2023-630', 'ambition', 'france', 'x', 'etabli', DATE '2024-01-01', 'x', 'x')"""))).isInstanceOf(DatabaseException.class);
    }

    private void rate(String perimeter, String value, String state) {
        database.update(Sql.of("""
                INSERT INTO regle_parametre (regle, cle, perimetre, titre, valeur, unite, etat, valide_du, source, auteur)
                VALUES ('loi-2021-1104-2023-630', 'taux_reduction', ?, 'Taux', ?, '%', ?, DATE '2024-06-01', 'DOO, p. 1', 'Essai')""", perimeter, new BigDecimal(value), state));
    }
}
