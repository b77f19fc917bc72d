package fr.archipel.fiche.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules over the bundled contracts: a real finding of each, and a fiche or a contract it says nothing of. */
class ReglesTest {
    private static final List<Anomalie> FOUND = BundledFindings.FOUND;

    @ParameterizedTest
    @CsvSource({
        "lignes-total, call-4.2, 315000, call-2.1",
        "echeancier-annees, call-3.1, -142576419, call-2.1",
        "echeancier-parts, call-3.1, -142576419, call-5.2",
        "echeancier-sections, call-2.1, -544280, call-4.1",
        "echeancier-fonctionnement, call-4.2, 625000, call-4.4",
        "echeancier-fonctionnement, call-4.6, 208334, call-1.4",
        "echeancier-fonctionnement, call-3.2, -80000, call-4.1",
        "maquette-cout-total, call-2.1, 544280, call-4.1",
        "maquette-cout-total, call-1.2, 55000, call-2.2",
        "maquette-cout-total, call-1.4, 100, call-1.8",
        "maquette-cout-annuel, call-4.1, -2000, call-2.1",
        "partenaires-recettes, call-2.2, 5000000, call-2.1",
        "parts-cout, cabbalr-01, -6110, cabbalr-03",
        "parts-cout, cabbalr-15, -200000, cabbalr-06"
    })
    void a_difference_between_two_printed_amounts_is_found_and_a_sound_fiche_is_left_alone(
            String regle, String fiche, BigDecimal difference, String sound) {
        assertThat(of(regle, fiche))
                .anySatisfy(a -> assertThat(a.differenceEur()).isEqualByComparingTo(difference));
        assertThat(of(regle, sound)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "maquette-lancement, call-2.2, call-2.1",
        "maquette-porteur, call-4.3, call-4.1",
        "maquette-titre, call-2.2, call-5.1",
        "maquette-titre, call-1.6, call-1.9",
        "taxe-melangee, call-1.2, call-2.1",
        "partenaires-total, call-3.2, call-2.1",
        "partenaires-total, call-3.3, call-2.2",
        "numero-imprime, call-1.6, call-1.9",
        "parts-unite, cabbalr-08, cabbalr-29",
        "dates, cabbalr-07, cabbalr-12",
        "porteur-inconnu, call-4.4, call-4.1",
        "commune-hors-epci, cahc-19, cahc-07"
    })
    void what_is_not_an_amount_is_compared_too(String regle, String fiche, String sound) {
        assertThat(of(regle, fiche)).isNotEmpty();
        assertThat(of(regle, sound)).isEmpty();
    }

    @Test
    void the_contract_as_a_whole_is_read_too() {
        assertThat(FOUND.stream().filter(a -> a.fiche() == null).map(Anomalie::id))
                .contains("crte-call.numero-double.numero.1.1", "crte-call.numero-double.numero.1.9")
                .contains("crte-call.chiffres-discordants.chiffre.cites-erbm");
        // The column of own shares misses its printed total by 399 961 euros; that of costs, by 25 cents, is no
        // anomaly.
        assertThat(FOUND.stream().filter(a -> a.regle().equals("maquette-totaux")))
                .singleElement()
                .satisfies(a -> assertThat(a.differenceEur()).isEqualByComparingTo("-399961"));
    }

    @ParameterizedTest
    @CsvSource({
        "numero-double, crte-call, crte-cahc",
        "numero-double, crte-call, crte-cabbalr",
        "chiffres-discordants, crte-call, crte-cahc",
        "maquette-totaux, crte-cahc, crte-call",
        "taxe-non-dite, crte-call, crte-cahc",
        "taxe-non-dite, crte-call, crte-cabbalr"
    })
    void a_contract_that_holds_together_has_no_finding_on_the_whole(String regle, String contrat, String sound) {
        assertThat(FOUND.stream().filter(a -> a.regle().equals(regle)))
                .isNotEmpty()
                .allMatch(a -> a.contrat().equals(contrat))
                .noneMatch(a -> a.contrat().equals(sound));
    }

    @Test
    void a_yearly_participation_counted_for_one_year_is_told_with_both_amounts() {
        assertThat(of("partenaires-total", "call-3.2")).singleElement().satisfies(a -> {
            assertThat(a.severite()).isEqualTo(Severite.AVERTISSEMENT);
            assertThat(a.valeurs()).extracting(Anomalie.Valeur::imprime).contains("3 682 000 €");
            assertThat(a.valeurs()).hasSize(2);
        });
    }

    @Test
    void a_ratio_of_tax_is_told_for_each_amount_printed_twice() {
        assertThat(of("taxe-melangee", "call-1.2"))
                .extracting(Anomalie::champ)
                .containsExactlyInAnyOrder("maquette.cout_total", "maquette.cout_2021");
    }

    @Test
    void a_finding_says_where_both_values_are_printed() {
        Anomalie found = of("echeancier-sections", "call-2.1").get(0);
        assertThat(found.champ()).isEqualTo("echeancier.depenses_investissement.total");
        assertThat(found.valeurs()).extracting(Anomalie.Valeur::imprime).containsExactly("9 161 357 €", "9 705 637 €");
        assertThat(found.valeurs().stream().flatMap(v -> v.sources().stream()))
                .containsExactly("crte-call-2021:1285", "crte-call-2021:1281");
    }

    @Test
    void a_fiche_whose_tables_agree_has_no_finding_on_money() {
        assertThat(FOUND.stream().filter(a -> "call-1.8".equals(a.fiche()) && a.severite() == Severite.ERREUR))
                .isEmpty();
    }

    @Test
    void a_value_is_shown_as_printed_or_as_the_amount_it_is() {
        Anomalie column = FOUND.stream()
                .filter(a -> a.regle().equals("maquette-totaux"))
                .findFirst()
                .orElseThrow();
        assertThat(column.valeurs())
                .extracting(Anomalie.Valeur::shown)
                .containsExactly("25 715 256,83 €", "26 115 217,83 €");
        assertThat(FOUND.stream().filter(a -> a.champ().equals("echeancier.taxe")))
                .singleElement()
                .satisfies(a -> assertThat(a.valeurs()).singleElement().satisfies(v -> {
                    assertThat(v.shown()).isEqualTo("non précisé");
                    assertThat(v.sources()).hasSize(27).contains("crte-call-2021:809");
                }));
    }

    @Test
    void ids_are_stable_names_and_every_rule_explains_itself() {
        assertThat(FOUND).extracting(Anomalie::id).doesNotHaveDuplicates();
        assertThat(Regles.ALL).extracting(Regle::id).doesNotHaveDuplicates();
        assertThat(Regles.ALL).allSatisfy(r -> {
            assertThat(r.explication()).isNotBlank();
            assertThat(r.tolerance()).isNotBlank();
        });
    }

    private static List<Anomalie> of(String regle, String fiche) {
        return FOUND.stream()
                .filter(a -> a.regle().equals(regle) && fiche.equals(a.fiche()))
                .toList();
    }
}
