package fr.archipel.quality;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import fr.archipel.document.French;
import fr.archipel.request.Links;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that a fiche or an object lacks.
 *
 * @param cle names the finding, the same from one day to the next
 * @param sujet fiche or objet
 * @param couche of an object; null for a fiche
 * @param numero of a fiche; null for an object
 * @param contrat id of a fiche's contract; null for an object
 * @param epci SIREN codes
 * @param communes INSEE codes
 * @param href the sheet of what is to be mended
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Finding(
        String cle,
        Rule regle,
        String titre,
        String gravite,
        String sujet,
        @Nullable String couche,
        String id,
        @Nullable String numero,
        String nom,
        @Nullable String contrat,
        List<String> epci,
        List<String> communes,
        String phrase,
        String href) {

    /**
     * What a row says.
     *
     * @param since of a fiche that does not move: its last movement, or its contract's signature
     * @param detail of an object outside its commune: the commune it declares
     */
    record Row(
            String key,
            Rule rule,
            @Nullable String layer,
            String id,
            @Nullable String number,
            String name,
            @Nullable String contract,
            List<String> epci,
            List<String> communes,
            @Nullable LocalDate since,
            @Nullable String detail) {}

    static Finding of(Row row) {
        String base = row.layer() == null
                ? "/api/fiches/" + Links.encode(row.id())
                : "/api/objets/" + Links.encode(row.layer()) + "/" + Links.encode(row.id());
        return new Finding(
                row.key(),
                row.rule(),
                row.rule().title(),
                row.rule().gravity(),
                row.rule().subject(),
                row.layer(),
                row.id(),
                row.number(),
                row.name(),
                row.contract(),
                row.epci(),
                row.communes(),
                phrase(row),
                base);
    }

    private static String phrase(Row row) {
        LocalDate since = row.since();
        return switch (row.rule()) {
            case SANS_MOUVEMENT ->
                since == null ? "Aucun mouvement." : "Aucun mouvement depuis le " + French.day(since) + ".";
            case HORS_COMMUNE -> "La source le déclare à " + row.detail() + ", où son dessin ne va pas.";
            case PRECISION_INDICATIVE ->
                "schematique".equals(row.detail()) ? "Dessin schématique." : "Dessin indicatif.";
            default -> row.rule().explanation();
        };
    }
}
