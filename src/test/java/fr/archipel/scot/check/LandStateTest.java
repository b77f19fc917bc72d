package fr.archipel.scot.check;

import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.layer.Field;
import fr.archipel.scot.check.LandState.Kind;
import fr.archipel.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LandStateTest {

    @ParameterizedTest
    @CsvSource({"urbanisee, URBANISE", "enaf, ENAF", "a_trancher, A_TRANCHER"})
    void a_friche_is_what_someone_qualified_it(String qualification, Kind kind) {
        assertThat(LandState.ofFriche(qualification).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, existant et actif, -, URBANISE",
                "-, existant et actif, renouvellement urbain, URBANISE",
                "-, projet de déclassement, -, URBANISE",
                "-, en projet, -, PREVU",
                "-, création, -, PREVU",
                "-, en projet, renouvellement urbain, PREVU",
                "-, existant et actif, extension urbaine, PREVU",
                "-, -, extension urbaine, PREVU",
                "zone AU à vocation économique, existant et actif, -, PREVU",
                "-, existant et actif, mixte, A_TRANCHER",
                "-, déclassé, -, A_TRANCHER",
                "-, -, -, A_TRANCHER"
            })
    void only_an_existing_zone_that_is_no_extension_counts_as_urbanised(
            String type, String etat, String evolution, Kind kind) {
        assertThat(LandState.ofZone(type, etat, evolution).kind()).isEqualTo(kind);
        assertThat(LandState.ofZone(type, etat, evolution).motif()).isNotBlank();
    }

    @Test
    void every_state_of_the_layer_s_code_list_has_a_case_here() {
        assertThat(TestDatabase.catalogue()
                        .getLayer("zae")
                        .findField("site_etat")
                        .orElseThrow()
                        .codes())
                .extracting(Field.Code::code)
                .containsExactlyInAnyOrder(
                        "existant et actif", "projet de déclassement", "en projet", "création", "déclassé");
    }
}
