package fr.archipel.exchange.profile.commune;

import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.exchange.finding.Rule;
import fr.archipel.exchange.profile.value.ReadValue;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommunesTest {
    private static final Communes COMMUNES = new Communes(
            Map.ofEntries(
                    Map.entry("01001", "L'Abergement-Clémenciat"),
                    Map.entry("62178", "Bruay-la-Buissière"),
                    Map.entry("62252", "La Couture"),
                    Map.entry("62291", "Éleu-dit-Leauwette"),
                    Map.entry("62351", "Fouquières-lès-Lens"),
                    Map.entry("62350", "Fouquières-lès-Béthune"),
                    Map.entry("62427", "Hénin-Beaumont"),
                    Map.entry("62457", "Houdain"),
                    Map.entry("62473", "Isbergues"),
                    Map.entry("62498", "Lens"),
                    Map.entry("62510", "Liévin"),
                    Map.entry("62617", "Nœux-les-Mines"),
                    Map.entry("62628", "Noyelles-sous-Lens"),
                    Map.entry("62770", "Saint-Venant"),
                    Map.entry("62842", "Vendin-le-Vieil")),
            OtherCommunes.builtIn());

    @ParameterizedTest
    @ValueSource(strings = {"62498", " 62498 ", "62498.0", "62498,00", "62 498"})
    void a_code_is_read_however_a_spreadsheet_left_it(String written) {
        assertThat(COMMUNES.read(written)).isEqualTo(ReadValue.of("62498"));
    }

    @Test
    void numbers_are_codes_too() {
        assertThat(COMMUNES.read(62498L).value()).isEqualTo("62498");
        assertThat(COMMUNES.read(62498.0).value()).isEqualTo("62498");
    }

    @Test
    void a_lost_zero_is_put_back_and_said() {
        for (Object written : new Object[] {"1001", 1001L, "1001.0"}) {
            ReadValue read = COMMUNES.read(written);
            assertThat(read.value()).isEqualTo("01001");
            assertThat(read.rule()).isEqualTo(Rule.INSEE_LOST_ZERO);
        }
        assertThat(COMMUNES.read("1002").why()).startsWith("se lit 01002 et n'est pas le code");
    }

    @ParameterizedTest
    @CsvSource({"62110,62473", "62575,62473", "62482,62178", "Berguette,62473", "BRUAY EN ARTOIS,62178"})
    void a_commune_of_old_is_taken_to_todays(String written, String today) {
        ReadValue read = COMMUNES.read(written);
        assertThat(read.value()).isEqualTo(today);
        assertThat(read.rule()).isEqualTo(Rule.INSEE_FORMER);
    }

    @Test
    void the_code_of_another_commune_is_refused_by_its_name() {
        ReadValue arras = COMMUNES.read("62041");
        assertThat(arras.rule()).isEqualTo(Rule.INSEE_UNKNOWN);
        assertThat(arras.why()).isEqualTo("est le code de Arras, hors du territoire");
        assertThat(COMMUNES.read("99999").why()).isEqualTo("n'est pas le code d'une commune du territoire");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "Lens#62498",
                "LIEVIN#62510",
                "Hénin Beaumont#62427",
                "henin-beaumont#62427",
                "Noyelles-sous-Lens (62)#62628",
                "NOYELLES S/S LENS#62628",
                "Noyelles ss Lens#62628",
                "Noeux les Mines#62617",
                "St-Venant#62770",
                "62300 Lens#62498",
                "Lens cedex#62498",
                "Ville de Lens#62498",
                "Couture (La)#62252",
                "FOUQUIERES LEZ LENS#62351",
                "Eleu dit Leauwette#62291",
                "Vendin-le-Vieil#62842",
                "Bruay-la-Buissière#62178"
            })
    void a_commune_is_found_by_its_name_whatever_its_letters(String written, String insee) {
        ReadValue read = COMMUNES.read(written);
        assertThat(read.value()).isEqualTo(insee);
        assertThat(read.rule()).isEqualTo(Rule.COMMUNE_BY_NAME);
    }

    @ParameterizedTest
    @CsvSource({"Noeux-les-Minnes,62617", "Bruay-la-Buisière,62178", "Houdian,62457", "Isbergue,62473"})
    void a_misspelt_name_is_found_when_it_can_be_no_other_and_said(String written, String insee) {
        ReadValue read = COMMUNES.read(written);
        assertThat(read.value()).isEqualTo(insee);
        assertThat(read.rule()).isEqualTo(Rule.COMMUNE_MISSPELT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Fosse 11",
                "Rieulay",
                "Hordain",
                "Sens",
                "Lans",
                "Fouquières",
                "Pont de la Deûle",
                "Douai",
                "xyz"
            })
    void another_commune_a_hamlet_and_what_may_be_two_are_not_found(String written) {
        ReadValue read = COMMUNES.read(written);
        assertThat(read.value()).isNull();
        assertThat(read.rule()).isEqualTo(Rule.COMMUNE_NOT_FOUND);
    }

    @Test
    void of_several_communes_the_first_is_kept_and_said() {
        ReadValue read = COMMUNES.read("LIEVIN / Lens");
        assertThat(read.value()).isEqualTo("62510");
        assertThat(read.why()).contains("la première");
        assertThat(COMMUNES.read("")).isEqualTo(ReadValue.NOTHING);
        assertThat(COMMUNES.read("nr")).isEqualTo(ReadValue.NOTHING);
    }
}
