package fr.archipel.exchange.profile.value;

import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.exchange.finding.Rule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "2026-11-21#2026-11-21",
                "2026/11/21#2026-11-21",
                "21/11/2026#2026-11-21",
                "1/2/2026#2026-02-01",
                "21-11-26#2026-11-21",
                "31.12.99#1999-12-31",
                "01/01/50#1950-01-01",
                "20261121#2026-11-21",
                "2021-05-10T00:00:00Z#2021-05-10",
                "2021-05-10T23:30:00.123+02:00#2021-05-10",
                "2021-05-10 14:05:00#2021-05-10",
                "10/05/2021 12:30#2021-05-10",
                "10/05/2021 12h30#2021-05-10",
                "21 novembre 2026#2026-11-21",
                "21 nov. 2026#2026-11-21",
                "le 1er août 2024#2024-08-01",
                "samedi 21 novembre 2026#2026-11-21",
                "3 févr. 2020#2020-02-03",
                "14 JUIL. 2020#2020-07-14",
                "29/02/2024#2024-02-29"
            })
    void days_are_read_whatever_their_form(String written, LocalDate day) {
        assertThat(Dates.read(written)).isEqualTo(ReadValue.of(day));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "2018#2018-01-01#est une année, lue comme son 1er janvier",
                "11/2021#2021-11-01#est un mois, lu comme son premier jour",
                "2021-11#2021-11-01#est un mois, lu comme son premier jour",
                "novembre 2021#2021-11-01#est un mois, lu comme son premier jour",
                "46347#2026-11-21#est un numéro de jour de tableur, lu 2026-11-21",
                "46347.5#2026-11-21#est un numéro de jour de tableur, lu 2026-11-21"
            })
    void a_date_that_had_to_be_completed_is_said(String written, LocalDate day, String why) {
        assertThat(Dates.read(written)).isEqualTo(ReadValue.noted(day, Rule.COMPLETED_DATE, why));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "31/02/2026#nomme un jour qui n'existe pas (31 février 2026)",
                "29/02/2026#nomme un jour qui n'existe pas (29 février 2026)",
                "2026-06-31#nomme un jour qui n'existe pas (31 juin 2026)",
                "0/01/2026#nomme un jour qui n'existe pas (0 janvier 2026)",
                "11/21/2026#nomme un mois qui n'existe pas (21)",
                "20261301#nomme un mois qui n'existe pas (13)",
                "13/2026#nomme un mois qui n'existe pas (13)",
                "9999-12-31#est d'une année invraisemblable (9999)",
                "1111-11-11#est d'une année invraisemblable (1111)",
                "bientôt#n'est pas une date",
                "21 ju 2026#n'est pas une date",
                "12#n'est pas une date",
                "123456#n'est pas une date",
                "T3 2024#n'est pas une date",
                "2026-11-21 et après#n'est pas une date"
            })
    void what_is_no_day_is_refused_by_name(String written, String why) {
        ReadValue read = Dates.read(written);
        assertThat(read.rule()).isEqualTo(Rule.UNREADABLE_DATE);
        assertThat(read.why()).isEqualTo(why);
        assertThat(read.value()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00000000", "0000-00-00", "00/00/0000", "0", "NULL", "nr", "-"})
    void no_date_is_nothing(String written) {
        assertThat(Dates.read(written)).isEqualTo(ReadValue.NOTHING);
    }

    @Test
    void what_the_file_types_is_taken_as_it_is() {
        assertThat(Dates.read(LocalDate.of(2026, 11, 21)).value()).isEqualTo(LocalDate.of(2026, 11, 21));
        assertThat(Dates.read(OffsetDateTime.parse("2026-11-21T10:00:00Z")).value())
                .isEqualTo(LocalDate.of(2026, 11, 21));
        assertThat(Dates.read(2018L).value()).isEqualTo(LocalDate.of(2018, 1, 1));
        assertThat(Dates.read(new BigDecimal("46347")).value()).isEqualTo(LocalDate.of(2026, 11, 21));
        assertThat(Dates.read(true).refused()).isTrue();
    }
}
