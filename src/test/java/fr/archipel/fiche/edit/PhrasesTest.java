package fr.archipel.fiche.edit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.json.Json;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes are told in words, never as the JSON the journal keeps. */
class PhrasesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "modification | titre | \"A\" | \"B\" | Titre : « A » → « B »",
                "archivage | | | | Fiche archivée",
                "piece | piece | | {\"n\":3,\"nom\":\"vote.pdf\",\"type_media\":\"application/pdf\",\"taille_octets\":9,\"legende\":\"Votée\"} | Pièce jointe ajoutée : « vote.pdf, Votée »",
                "archivage_note | note | {\"n\":1,\"texte\":\"À revoir\"} | | Note archivée : « À revoir »",
                "note | note | {\"n\":1,\"texte\":\"x\"} | {\"n\":1,\"texte\":\"y\"} | Note : « x » → « y »",
                "decision | statut | | {\"n\":1,\"statut\":\"validee\",\"instance\":\"copil\",\"date_decision\":\"2026-03-12\",\"motif\":null} | Décision : « validée, COPIL, 12/03/2026 »",
                "depense | depense | | {\"n\":1,\"annee\":2026,\"section\":\"investissement\",\"nature\":\"prevu\",\"montant_eur\":1250000.50,\"date_constat\":\"2026-01-31\",\"libelle\":null} | Dépense : « 2026, investissement, prévu, 1 250 000,50 €, 31/01/2026 »",
                "financement | financement | | {\"n\":1,\"parties\":[\"etat\",\"region\"],\"dispositif\":\"DSIL\",\"annee\":null} | Financement : « etat + region, DSIL »",
                "etape_financement | financement | | {\"n\":1,\"financement\":4,\"etape\":\"notifie\",\"montant_eur\":20000.00} | Étape de financement : « notifié, 20 000 € »",
            })
    void a_change_is_told_in_words(
            String operation,
            @Nullable String field,
            @Nullable String before,
            @Nullable String after,
            String sentence) {
        assertThat(Phrases.sentence(operation, field, json(before), json(after)))
                .isEqualTo(sentence);
    }

    private static @Nullable JsonNode json(@Nullable String text) {
        return text == null ? null : Json.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
