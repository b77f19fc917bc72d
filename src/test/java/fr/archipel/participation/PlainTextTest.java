package fr.archipel.participation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What needs no database: text made plain, codes, counts, addresses of clients, settings. */
class PlainTextTest {
    @Test
    void a_text_loses_what_cannot_be_seen_and_keeps_its_lines() {
        assertThat(PlainText.clean("  Un\u202E banc\u200B\u0000 \t ici \r\n\r\n\r\n\r\n merci "))
                .isEqualTo("Un banc ici\n\nmerci");
        assertThat(PlainText.clean("e\u0301te\u0301")).isEqualTo("été");
        assertThat(PlainText.clean(" \u200B\n ")).isNull();
        assertThat(PlainText.clean("<script>alert(1)</script>")).isEqualTo("<script>alert(1)</script>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Voir https://exemple.fr/a?b=c pour en savoir plus | Voir [lien masqué] pour en savoir plus",
                "Voir www.exemple.fr | Voir [lien masqué]",
                "Voir exemple.com/page, merci | Voir [lien masqué] merci",
                "javascript://x | [lien masqué]",
                "Écrivez à jean.dupont@exemple.fr | Écrivez à [adresse masquée]",
                "jean (at) exemple.fr | [adresse masquée]",
                "Appelez le 06 12 34 56 78. | Appelez le [téléphone masqué].",
                "Ou le +33 6 12 34 56 78 | Ou le [téléphone masqué]",
                "Le 9 juillet 2021, 1 400 m et 12,5 ha | Le 9 juillet 2021, 1 400 m et 12,5 ha",
                "Un banc.Près du canal | Un banc.Près du canal",
                "La fosse 11/19, l'A21 et la RD 943 | La fosse 11/19, l'A21 et la RD 943"
            })
    void what_leads_elsewhere_is_masked_and_nothing_else(String text, String masked) {
        assertThat(PlainText.masked(text)).isEqualTo(masked);
    }

    @Test
    void a_moderator_is_told_what_to_look_at() {
        assertThat(PlainText.alerts("jean@exemple.fr, http://a.fr, 06.12.34.56.78"))
                .containsExactly("une adresse électronique", "un lien", "un numéro de téléphone");
        assertThat(PlainText.alerts("Un banc")).isEmpty();
    }

    @Test
    void a_code_is_read_as_people_copy_it() {
        WithdrawalCode code = WithdrawalCode.draw();
        assertThat(code.shown()).matches("([2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}");
        assertThat(WithdrawalCode.read(
                        " " + code.shown().toLowerCase(java.util.Locale.ROOT).replace("-", " – ")))
                .hasValue(code);
        assertThat(WithdrawalCode.read("ABCD")).isEmpty();
        assertThat(WithdrawalCode.read("A".repeat(1000))).isEmpty();
        assertThat(code.toString()).doesNotContain(code.text());
        assertThat(WithdrawalCode.draw()).isNotEqualTo(code);
    }

    @Test
    void a_client_waits_when_it_sent_enough_and_all_wait_when_all_did() {
        AtomicLong now = new AtomicLong();
        RateLimit limit = new RateLimit(2, 3, now::get);
        assertThat(List.of(limit.take("a"), limit.take("a"))).containsExactly(0, 0);
        now.set(1_800_000);
        assertThat(limit.take("a")).isEqualTo(1800);
        assertThat(limit.take("b")).isZero();
        assertThat(limit.take("c")).isEqualTo(1800);
        limit.giveBack("b");
        assertThat(limit.take("c")).isZero();
        now.set(3_600_000);
        assertThat(limit.take("a")).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "10.0.0.1 | 1.2.3.4 | 0 | 10.0.0.1",
                "10.0.0.1 | - | 1 | 10.0.0.1",
                "10.0.0.1 | 6.6.6.6, 1.2.3.4 | 1 | 1.2.3.4",
                "10.0.0.1 | 6.6.6.6, 1.2.3.4, 10.0.0.2 | 2 | 1.2.3.4",
                "10.0.0.1 | 1.2.3.4 | 3 | 1.2.3.4",
                "10.0.0.1 | pas une adresse | 1 | 10.0.0.1",
                "2001:db8:1:2:3:4:5:6 | - | 0 | 20010db800010002",
                "10.0.0.1 | 2001:db8:1:2::9 | 1 | 20010db800010002"
            })
    void an_address_is_believed_only_from_proxies_of_our_own(
            String remote, String forwarded, int proxies, String client) {
        assertThat(ClientAddress.of(remote, forwarded, proxies)).isEqualTo(client);
    }

    @Test
    void settings_have_usual_values_and_refuse_what_is_none() {
        assertThat(Settings.read(Map.of())).isEqualTo(Settings.USUAL);
        assertThat(Settings.read(Map.of("ARCHIPEL_PARTICIPATION", "non")).open())
                .isFalse();
        assertThat(Settings.read(Map.of("ARCHIPEL_PARTICIPATION_WAITING_DAYS", "30"))
                        .waitingDays())
                .isEqualTo(30);
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> Settings.read(Map.of("ARCHIPEL_PARTICIPATION_PUBLISHED_MONTHS", "0")))
                .hasMessageContaining("un entier de 1 à 120");
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> Settings.read(Map.of("ARCHIPEL_PARTICIPATION", "peut-être")))
                .hasMessageContaining("oui ou non");
    }
}
