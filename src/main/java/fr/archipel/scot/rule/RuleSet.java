package fr.archipel.scot.rule;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The law at a date, or a named simulation: what a figure was computed with. Dates are ISO 8601.
 *
 * @param nature droit or simulation
 * @param textes the legal texts it rests on
 * @param parametres those in force at the date it was read for
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record RuleSet(
        String id,
        String titre,
        String nature,
        String description,
        List<String> textes,
        String valideDu,
        @Nullable String valideAu,
        List<Parameter> parametres) {

    public static final String REFERENCE_FIRST = "reference_debut";
    public static final String REFERENCE_LAST = "reference_fin";
    public static final String DECADE_FIRST = "decennie_debut";
    public static final String DECADE_LAST = "decennie_fin";
    public static final String RATE = "taux_reduction";
    public static final String COMMUNE_FLOOR = "garantie_communale";
    public static final String COMMUNE_FLOOR_DOCUMENT = "garantie_document_avant";
    public static final String AMBITION = "ambition";

    /** All our perimeters lie in Hauts-de-France. */
    private static final List<String> EVERYWHERE = List.of("france", "region:32");

    /**
     * A parameter and where it comes from; exactly one of the three values is not null.
     *
     * @param perimetre where the source states it: france, region:CODE, scot:ID, epci:SIREN, commune:INSEE
     * @param etat etabli, or indicatif: shown, not applied
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Parameter(
            String cle,
            String perimetre,
            String titre,
            @Nullable BigDecimal valeur,
            @Nullable String valeurDate,
            @Nullable String valeurTexte,
            @Nullable String unite,
            String etat,
            String valideDu,
            @Nullable String valideAu,
            String source,
            @Nullable String remarque) {

        @JsonIgnore
        public boolean isEstablished() {
            return etat.equals("etabli");
        }
    }

    /** Years from first to last, both included. */
    public record Period(int debut, int fin) {
        public int years() {
            return fin - debut + 1;
        }

        public String text() {
            return debut + "-" + fin;
        }
    }

    /** The same set with only what concerns these SCoTs. */
    public RuleSet concerning(List<String> scots) {
        List<Parameter> kept = parametres.stream()
                .filter(p -> EVERYWHERE.contains(p.perimetre())
                        || scots.stream().anyMatch(id -> p.perimetre().equals("scot:" + id)))
                .toList();
        return new RuleSet(id, titre, nature, description, textes, valideDu, valideAu, kept);
    }

    /** Every value of a parameter, whatever its perimeter. */
    public List<Parameter> all(String cle) {
        return parametres.stream().filter(p -> p.cle().equals(cle)).toList();
    }

    /** The rate that applies to a SCoT: the one established for itself, if any. Others are only shown. */
    public Optional<Parameter> rateOf(String scot) {
        return all(RATE).stream()
                .filter(p -> p.isEstablished() && p.perimetre().equals("scot:" + scot))
                .findFirst();
    }

    public Optional<Period> reference() {
        return period(REFERENCE_FIRST, REFERENCE_LAST);
    }

    public Optional<Period> decade() {
        return period(DECADE_FIRST, DECADE_LAST);
    }

    private Optional<Period> period(String first, String last) {
        return year(first).flatMap(start -> year(last).map(end -> new Period(start, end)));
    }

    private Optional<Integer> year(String cle) {
        return all(cle).stream()
                .filter(p -> p.perimetre().equals("france"))
                .map(Parameter::valeur)
                .filter(java.util.Objects::nonNull)
                .map(BigDecimal::intValue)
                .findFirst();
    }
}
