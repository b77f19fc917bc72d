package fr.archipel.exchange.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Amounts as people write them; figures worked out by hand. */
class AmountTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1234567,89 | 123456789",
                "1 234 567,89 € | 123456789",
                "1\u00A0234\u202F567,89\u00A0€ | 123456789",
                "12,5 k€ | 1250000",
                "12,5k€ | 1250000",
                "1,2 M€ | 120000000",
                "1.234.567,89 | 123456789",
                "1,234,567.89 | 123456789",
                "1.234.567 | 123456700",
                "1234.5 | 123450",
                "0 | 0",
                "100 000 euros HT | 10000000",
                "€ 250 | 25000",
                "1'500 | 150000"
            })
    void an_amount_is_read_to_the_cent(String written, long cents) {
        assertThat(Amount.read(GridCell.text(written), 1)).isEqualTo(new Amount(cents, null, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(1 000) | négatif",
                "-1 000 € | négatif",
                "1 000- | négatif",
                "1.234 | deux façons",
                "12,345 | centime",
                "env. 100 000 | pas un montant",
                "100 000 / 200 000 | pas un montant",
                "2 000 000 000 | dépasse",
                "dix mille | pas un montant"
            })
    void what_is_not_an_amount_is_refused_with_its_reason(String written, String reason) {
        Amount amount = Amount.read(GridCell.text(written), 1);
        assertThat(amount.cents()).isNull();
        assertThat(amount.refusal()).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "–", "non renseigné", "n. r.", "Néant", "N/A"})
    void nothing_is_no_amount_and_never_zero(String written) {
        assertThat(Amount.read(GridCell.text(written), 1)).isEqualTo(Amount.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"à évaluer", "A définir", "Pour mémoire", "voir convention"})
    void a_mention_is_never_zero(String written) {
        Amount amount = Amount.read(GridCell.text(written), 1);
        assertThat(amount.cents()).isNull();
        assertThat(amount.mention()).isEqualTo(written);
    }

    @Test
    void a_number_counts_the_units_of_its_column_and_is_rounded_to_the_cent() {
        assertThat(Amount.read(GridCell.number(new BigDecimal("12.5"), false), 1000)
                        .cents())
                .isEqualTo(1_250_000);
        assertThat(Amount.read(GridCell.number(new BigDecimal("333333.333333"), false), 1)
                        .cents())
                .isEqualTo(33_333_333);
        assertThat(Amount.read(GridCell.text("12,5 €"), 1000).cents()).isEqualTo(1250);
        assertThat(Amount.read(GridCell.number(new BigDecimal("-3"), false), 1).refusal())
                .contains("négatif");
        assertThat(Amount.read(GridCell.number(new BigDecimal("0.35"), true), 1).refusal())
                .contains("pourcentage");
        assertThat(Amount.read(GridCell.error("#REF!"), 1).refusal()).contains("formule");
    }
}
