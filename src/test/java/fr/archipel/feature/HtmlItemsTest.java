package fr.archipel.feature;

import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.support.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Objects as a person reads them: French dates and numbers, and what is unknown said so. */
class HtmlItemsTest {
    private static final String UNKNOWN = "<i class=\"inconnu\">non renseigné</i>";
    private final TestServer server = TestServer.shared();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7 | 7",
                "999 | 999",
                "1000 | 1_000",
                "-1234567 | -1_234_567",
                "12345.60 | 12_345,60",
                "0.1234567 | 0,1234567"
            })
    void a_number_is_cut_in_thousands_and_keeps_its_digits(String given, String shown) {
        assertThat(HtmlItems.number(given)).isEqualTo(shown.replace('_', '\u202f'));
    }

    @Test
    void a_sheet_says_what_is_unknown_even_an_empty_list_and_writes_dates_in_words() {
        String page = text("/ogc/collections/friches/items/friche-noroxo");
        assertThat(page)
                .contains("<th scope=\"row\">Autres noms</th><td>" + UNKNOWN + "</td>")
                .contains("<th scope=\"row\">Surface du site</th><td>" + UNKNOWN + "</td>")
                .contains("<td>9 juil. 2021</td>")
                .contains("<th scope=\"row\">Année de lancement</th><td>2021</td>")
                .doesNotContain("<td></td>");
    }

    @Test
    void a_table_has_its_numbers_on_the_right_and_no_empty_place_between_separators() {
        String page = text("/ogc/collections/communes/items");
        assertThat(page)
                .contains("<td class=\"nombre\">32\u202f697")
                .contains("<p>150 objets sur 150 · <a ")
                .doesNotContain("· ·");
        assertThat(text("/ogc/collections/friches"))
                .contains("<td>liste de textes</td>")
                .doesNotContain("text[]");
    }

    private String text(String address) {
        return server.get(address + "?f=html").text();
    }
}
