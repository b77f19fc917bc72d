package fr.archipel.exchange.profile.value;

import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.exchange.finding.Rule;
import fr.archipel.layer.Field;
import fr.archipel.layer.FieldType;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    private static final List<Field.Code> CITIES = List.of(
            new Field.Code("corons", "Corons"),
            new Field.Code("cite_jardin", "Cité-jardin"),
            new Field.Code("cite_moderne", "Cité moderne"),
            new Field.Code("friche d'habitat", "Friche d’habitat"));

    private static Field field(FieldType type, List<Field.Code> codes) {
        return new Field("f", type, "F", null, null, codes, false, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"oui", "O", "Vrai", "true", "t", "1", "1.0", "Yes", "x", "OUI "})
    void yes_is_read_in_every_form(String written) {
        assertThat(Booleans.read(written).value()).isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"non", "N", "FAUX", "false", "f", "0", "0,0", "no"})
    void no_is_read_in_every_form(String written) {
        assertThat(Booleans.read(written).value()).isEqualTo(false);
    }

    @Test
    void neither_yes_nor_no_is_refused_and_unknown_is_nothing() {
        assertThat(Booleans.read("peut-être").rule()).isEqualTo(Rule.WRONG_TYPE);
        assertThat(Booleans.read("2").refused()).isTrue();
        assertThat(Booleans.read("inconnu")).isEqualTo(ReadValue.NOTHING);
        assertThat(Booleans.read("")).isEqualTo(ReadValue.NOTHING);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "a#a",
                "a|b#a/b",
                "a;b#a/b",
                "a; b ;#a/b",
                "{a,b}#a/b",
                "{\"a, b\",c}#a, b/c",
                "{\"dit \\\"le\\\" puits\"}#dit \"le\" puits",
                "{NULL,a}#a",
                "{}#''",
                "[\"a\",\"b;c\"]#a/b;c",
                "a, b#a, b",
                "a|a|b#a/b",
                "a\\|b|c\\\\d#a|b/c\\d",
                "Forge ; emboutissage#Forge ; emboutissage",
                "Déchets (décharge; déchetterie);Forge#Déchets (décharge; déchetterie)/Forge",
                "{a#{a"
            })
    void lists_are_read_as_databases_and_people_write_them(String written, String values) {
        List<String> wanted = values.isEmpty() ? List.of() : List.of(values.split("/", -1));
        assertThat(Lists.read(written)).isEqualTo(wanted);
    }

    @Test
    void free_text_keeps_its_inside_and_loses_the_blanks_around_it() {
        assertThat(Texts.read("\u00a0 Cité\u00a0n° 9\u202f \t").value()).isEqualTo("Cité\u00a0n° 9");
        assertThat(Texts.read("a\u0000b\r\nc").value()).isEqualTo("ab\r\nc");
        assertThat(Texts.read("\ufeff")).isEqualTo(ReadValue.NOTHING);
        assertThat(Texts.read("null")).isEqualTo(ReadValue.NOTHING);
        assertThat(Texts.read("NC").value()).isEqualTo("NC");
        assertThat(Texts.read("'=1+1").value()).isEqualTo("=1+1");
        assertThat(Texts.read("'avant").value()).isEqualTo("'avant");
        assertThat(Texts.read(62498.0).value()).isEqualTo("62498");
        assertThat(Texts.read(new BigDecimal("12.50")).value()).isEqualTo("12.5");
        assertThat(Texts.read(100L).value()).isEqualTo("100");
        assertThat(Texts.read("a".repeat(20_001)).rule()).isEqualTo(Rule.OUT_OF_RANGE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "Corons#corons",
                "CORON#corons",
                "Cité jardin#cite_jardin",
                "cités-jardins#cite_jardin",
                "cite_jardin #cite_jardin",
                "FRICHE D’HABITAT#friche d'habitat",
                "moderne#cite_moderne"
            })
    void a_code_is_found_by_its_title_and_in_other_letters(String written, String code) {
        CodeList list = new CodeList(CITIES, Map.of("Moderne", "cite_moderne"));
        ReadValue read = list.read(written);
        assertThat(read.value()).isEqualTo(code);
        assertThat(read.rule()).isEqualTo(written.strip().equals(code) ? null : Rule.TRANSLATED_CODE);
    }

    @Test
    void an_unknown_code_is_refused_with_the_list() {
        ReadValue read = new CodeList(CITIES, Map.of()).read("pavillons");
        assertThat(read.rule()).isEqualTo(Rule.UNKNOWN_CODE);
        assertThat(read.accepted()).isEqualTo("corons, cite_jardin, cite_moderne, friche d'habitat");
        assertThat(new CodeList(CITIES, Map.of("_X_", "")).read("_X_")).isEqualTo(ReadValue.NOTHING);
        assertThat(new CodeList(CITIES, Map.of()).read("non renseigné")).isEqualTo(ReadValue.NOTHING);
    }

    @Test
    void the_noun_that_most_codes_begin_with_may_be_left_out() {
        CodeList list = new CodeList(
                List.of(
                        new Field.Code("friche potentielle", "Friche potentielle"),
                        new Field.Code("friche sans projet", "Friche sans projet"),
                        new Field.Code("friche avec projet", "Friche avec projet"),
                        new Field.Code("inconnu", "Inconnu")),
                Map.of());
        assertThat(list.read("Sans projet").value()).isEqualTo("friche sans projet");
        assertThat(list.read("potentielles").value()).isEqualTo("friche potentielle");
        assertThat(list.read("projet").refused()).isTrue();
        assertThat(list.read("friche").refused()).isTrue();
    }

    @Test
    void a_spelling_that_means_two_codes_means_none() {
        CodeList list = new CodeList(List.of(new Field.Code("a-1", "Un"), new Field.Code("a 1", "Deux")), Map.of());
        assertThat(list.read("a-1").value()).isEqualTo("a-1");
        assertThat(list.read("A1").refused()).isTrue();
        assertThat(list.read("A_1").refused()).isTrue();
    }

    @Test
    void lists_of_codes_are_read_code_by_code_even_when_parted_by_commas() {
        List<Field.Code> persons =
                List.of(new Field.Code("personne physique", "P"), new Field.Code("personne morale", "M"));
        FieldReader reader = FieldReader.of(field(FieldType.TEXTS, persons), null, Map.of());
        assertThat(strings(reader.read("personne physique, personne morale")))
                .containsExactly("personne physique", "personne morale");
        assertThat(strings(reader.read("{\"Personne morale\"}"))).containsExactly("personne morale");
        assertThat(reader.read("personne morale|ange").rule()).isEqualTo(Rule.UNKNOWN_CODE);
        FieldReader owners = FieldReader.of(field(FieldType.TEXTS, List.of()), null, Map.of("_X_", ""));
        assertThat(strings(owners.read("{\"SCI, DU PUITS\",_X_}"))).containsExactly("SCI, DU PUITS");
        assertThat(owners.read("{_X_}")).isEqualTo(ReadValue.NOTHING);
    }

    private static String[] strings(ReadValue read) {
        @Nullable Object value = read.value();
        return value instanceof String[] several ? several : new String[0];
    }

    @Test
    void a_moment_without_an_offset_is_told_in_the_time_of_here() {
        FieldReader reader = FieldReader.of(field(FieldType.TIMESTAMP, List.of()), null, Map.of());
        assertThat(reader.read("2026-07-01 12:00:00").value())
                .isEqualTo(OffsetDateTime.parse("2026-07-01T12:00+02:00"));
        assertThat(reader.read("2026-11-21T12:00:00Z").value()).isEqualTo(OffsetDateTime.parse("2026-11-21T12:00Z"));
        assertThat(reader.read("21/11/2026").value()).isEqualTo(OffsetDateTime.parse("2026-11-21T00:00+01:00"));
        assertThat(reader.read("demain").rule()).isEqualTo(Rule.UNREADABLE_DATE);
    }

    @Test
    void the_year_of_a_day_is_read_where_a_year_is_wanted() {
        assertThat(FieldReader.year("2015-06-01").value()).isEqualTo(2015L);
        assertThat(FieldReader.year(2015L).value()).isEqualTo(2015L);
        assertThat(FieldReader.year("bientôt").refused()).isTrue();
    }
}
