package fr.archipel.fiche.printed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MontantTest {
    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0|0 €",
                "275000|27500000|275 000 €",
                "9705637|970563700|9 705 637 €",
                "145500.50|14550050|145 500,50 €",
                "61887.9|6188790|61 887,90 €"
            })
    void an_amount_in_euros_is_kept_in_cents_and_printed_as_the_contracts_print_it(
            String yaml, long centimes, String printed) throws Exception {
        Montant montant = read(yaml);
        assertThat(montant.centimes()).isEqualTo(centimes);
        assertThat(montant.mention()).isNull();
        assertThat(montant.printed()).isEqualTo(printed);
    }

    @Test
    void a_mention_is_not_an_amount_of_zero() throws Exception {
        Montant montant = read("a_evaluer");
        assertThat(montant.centimes()).isNull();
        assertThat(montant.mention()).isEqualTo(Mention.A_EVALUER);
        assertThat(montant.printed()).isEqualTo("A évaluer");
    }

    @Test
    void a_blank_cell_is_no_amount_at_all() throws Exception {
        assertThat(YAML.readValue("[~, 0]", Montant[].class)).containsExactly(null, read("0"));
    }

    @Test
    void an_amount_may_be_qualified_and_keep_its_own_words() throws Exception {
        Montant montant = read("{euros: 6500000, mention: par_an, imprime: \"6,5M€/an\"}");
        assertThat(montant).isEqualTo(new Montant(650_000_000L, null, Mention.PAR_AN, "6,5M€/an"));
        assertThat(montant.printed()).isEqualTo("6,5M€/an");
    }

    @Test
    void a_rate_alone_is_a_percentage() throws Exception {
        Montant montant = read("{taux: 30, imprime: 30 %}");
        assertThat(montant.taux()).isEqualByComparingTo(BigDecimal.valueOf(30));
        assertThat(montant.mention()).isEqualTo(Mention.POURCENTAGE);
    }

    @Test
    void a_mention_printed_elsewhere_leaves_its_cell_blank() throws Exception {
        assertThat(read("{mention: a_rechercher, imprime: ''}").printed()).isEmpty();
    }

    @Test
    void refuses_what_it_cannot_read_and_says_why() {
        for (List<String> refused : List.of(
                List.of("12.345", "« 12.345 » a plus de deux décimales"),
                List.of("gratuit", "« gratuit » n'est pas une mention connue"),
                List.of("voir_convention", "s'écrit avec le texte imprimé"),
                List.of("{euro: 3}", "« euro » n'est pas un membre d'un montant"),
                List.of("{imprime: rien}", "un montant porte « euros », « taux » ou « mention »"))) {
            assertThatThrownBy(() -> read(refused.get(0))).hasMessageContaining(refused.get(1));
        }
    }

    private static Montant read(String yaml) throws Exception {
        return YAML.readValue(yaml, Montant.class);
    }
}
