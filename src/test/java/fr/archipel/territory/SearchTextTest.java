package fr.archipel.territory;

import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.db.Sql;
import fr.archipel.support.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchTextTest {

    @Test
    void the_key_of_every_name_is_the_one_the_database_makes() {
        try (TestDatabase own = TestDatabase.loaded()) {
            List<String[]> names = own.database()
                    .list(
                            Sql.of(
                                    "SELECT nom, cle_recherche(nom) FROM (SELECT nom FROM commune UNION SELECT nom FROM objet"
                                            + " UNION SELECT left(titre, 100) FROM fiche) n"),
                            row -> new String[] {row.getString(1), row.getString(2)});
            assertThat(names)
                    .hasSizeGreaterThan(250)
                    .allSatisfy(name -> assertThat(
                                    SearchText.parse(name[0]).orElseThrow().key())
                            .isEqualTo(name[1]));
        }
    }

    @Test
    void words_may_be_cut_short_and_numbers_only_at_the_end() {
        assertThat(words("Nœux-les-M")).containsExactly("\\mnoeux", "\\mles", "\\mm");
        assertThat(words("12-14")).containsExactly("\\m12 14");
        assertThat(words("cité 12/14 lens")).containsExactly("\\mcite", "\\m12 14\\M", "\\mlens");
    }

    @Test
    void saint_may_be_abbreviated_or_not() {
        assertThat(words("St-Venant")).containsExactly("\\m(st|saint)", "\\mvenant");
        assertThat(words("sainte Marie")).containsExactly("\\m(sainte|ste)", "\\mmarie");
    }

    @Test
    void a_text_without_letter_or_digit_or_too_long_is_none() {
        assertThat(SearchText.parse(" -'% ")).isEmpty();
        assertThat(SearchText.parse("a".repeat(101))).isEmpty();
        assertThat(SearchText.parse("a".repeat(100))).isPresent();
    }

    @Test
    void only_numbers_are_looked_for_among_codes() {
        assertThat(SearchText.parse("624").orElseThrow().codePrefix()).isEqualTo("624%");
        assertThat(SearchText.parse("62").orElseThrow().codePrefix()).isEmpty();
        assertThat(SearchText.parse("624a").orElseThrow().codePrefix()).isEmpty();
    }

    private static List<String> words(String typed) {
        return SearchText.parse(typed).orElseThrow().words();
    }
}
