package fr.archipel.scot.rule;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import fr.archipel.scot.Explanation;
import fr.archipel.scot.PerimeterSheet;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The law at a date, or a named simulation: what a figure was computed with. A simulation holds its base's parameters,
 * overridden by its own. Dates are ISO 8601.
 *
 * @param nature droit or simulation
 * @param base id of the set that a simulation starts from; null for the law
 * @param textes the legal texts it rests on
 * @param archiveeLe moment since when it is no longer offered; null while it is
 * @param version rises with every change of the set itself; a simulation's does not rise with its base's
 * @param parametres those in force at the date it was read for, one a key and perimeter
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record RuleSet(
        String id,
        String titre,
        String nature,
        boolean parDefaut,
        @Nullable String base,
        String description,
        List<String> textes,
        String valideDu,
        @Nullable String valideAu,
        String auteur,
        @Nullable String archiveeLe,
        int version,
        List<Parameter> parametres) {

    public static final String REFERENCE_FIRST = "reference_debut";
    public static final String REFERENCE_LAST = "reference_fin";
    public static final String DECADE_FIRST = "decennie_debut";
    public static final String DECADE_LAST = "decennie_fin";
    public static final String RATE = "taux_reduction";
    public static final String COMMUNE_FLOOR = "garantie_communale";
    public static final String COMMUNE_FLOOR_DOCUMENT = "garantie_document_avant";
    public static final String COMMUNE_FLOOR_ELIGIBLE = "garantie_eligible";
    public static final String COMMUNE_FLOOR_POOLED = "garantie_mutualisee";
    public static final String NATIONAL_PROJECTS = "projets_nationaux";
    public static final String PHOTOVOLTAIC = "photovoltaique";
    public static final String RENATURATION = "renaturation";
    public static final String NET_FIRST = "artificialisation_debut";
    public static final String AMBITION = "ambition";
    static final String FRANCE = "france";

    /**
     * A parameter and where it comes from; exactly one of the three values is not null.
     *
     * @param perimetre where the source states it: france, region:CODE, scot:ID, epci:SIREN, commune:INSEE
     * @param unite année, %, ha; null for what has none. A yes or no is written 1 or 0
     * @param etat etabli, or indicatif: shown, not applied
     * @param regle the set that states it: its own, or its base
     * @param herite whether it is the base's
     * @param modifieLe ISO 8601, with offset
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
            @Nullable String remarque,
            String regle,
            boolean herite,
            String auteur,
            String modifieLe) {

        @JsonIgnore
        public boolean isEstablished() {
            return etat.equals("etabli");
        }

        /** As an explanation names it. */
        public Explanation.Rule cite() {
            return new Explanation.Rule(regle, cle, perimetre, text(), etat, source);
        }

        /** The value as people write it: {@code 54,47 %}, {@code 2026-08-22}, words. */
        String text() {
            if (valeur == null) {
                return Objects.requireNonNullElse(valeurDate, Objects.requireNonNullElse(valeurTexte, ""));
            }
            String number = valeur.stripTrailingZeros().toPlainString().replace('.', ',');
            return unite == null || unite.equals("année") ? number : number + " " + unite;
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

        public boolean holds(int year) {
            return year >= debut && year <= fin;
        }
    }

    /** The same set with only what concerns these SCoTs. */
    public RuleSet concerning(List<String> scots) {
        return keeping(scots.stream().map(id -> "scot:" + id).toList());
    }

    /** The same set with only what concerns the perimeter: everywhere's, its own, its communes', its EPCI's, its SCoTs'. */
    public RuleSet concerning(PerimeterSheet perimeter) {
        return keeping(Levels.within(perimeter));
    }

    private RuleSet keeping(List<String> perimeters) {
        List<Parameter> kept = parametres.stream()
                .filter(p -> Levels.EVERYWHERE.contains(p.perimetre()) || perimeters.contains(p.perimetre()))
                .toList();
        return with(kept);
    }

    /** The same set with other parameters. */
    RuleSet with(List<Parameter> parameters) {
        return new RuleSet(
                id,
                titre,
                nature,
                parDefaut,
                base,
                description,
                textes,
                valideDu,
                valideAu,
                auteur,
                archiveeLe,
                version,
                parameters);
    }

    /** Every value of a parameter, whatever its perimeter. */
    public List<Parameter> all(String cle) {
        return parametres.stream().filter(p -> p.cle().equals(cle)).toList();
    }

    /** What is stated for the perimeter itself: {@code france}, {@code commune:62413}… */
    public Optional<Parameter> find(String cle, String perimetre) {
        return parametres.stream()
                .filter(p -> p.cle().equals(cle) && p.perimetre().equals(perimetre))
                .findFirst();
    }

    /** What is stated for the whole country. */
    public Optional<Parameter> find(String cle) {
        return find(cle, FRANCE);
    }

    /** The rate that applies to a SCoT: the one established for itself, if any. Others are only shown. */
    public Optional<Parameter> rateOf(String scot) {
        return find(RATE, "scot:" + scot).filter(Parameter::isEstablished);
    }

    /** The rates that may be applied to the perimeter: one established, else the indicative ones, narrowest first. */
    public List<Rate> ratesFor(PerimeterSheet perimeter) {
        return Rate.of(this, perimeter);
    }

    /** Years whose consumption is the reference; empty when the set does not say both. */
    public Optional<Period> reference() {
        return period(REFERENCE_FIRST, REFERENCE_LAST);
    }

    /** Years whose consumption is limited. */
    public Optional<Period> decade() {
        return period(DECADE_FIRST, DECADE_LAST);
    }

    /** What an eligible commune cannot be deprived of, in m². */
    public Optional<Long> floorM2() {
        return find(COMMUNE_FLOOR)
                .map(Parameter::valeur)
                .map(hectares -> hectares.movePointRight(4)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact());
    }

    /** Whether the commune may claim the floor; empty: nobody said. */
    public Optional<Boolean> eligible(String insee) {
        return said(COMMUNE_FLOOR_ELIGIBLE, "commune:" + insee);
    }

    /** Whether the communes of the EPCI put their floors together; empty: nobody said. */
    public Optional<Boolean> pooled(String siren) {
        return said(COMMUNE_FLOOR_POOLED, "epci:" + siren);
    }

    /** Whether an exclusion of the country is on: {@link #NATIONAL_PROJECTS}, {@link #PHOTOVOLTAIC}, {@link #RENATURATION}. */
    public boolean yes(String cle) {
        return said(cle, FRANCE).orElse(false);
    }

    private Optional<Boolean> said(String cle, String perimetre) {
        return find(cle, perimetre)
                .filter(Parameter::isEstablished)
                .map(Parameter::valeur)
                .map(value -> value.signum() != 0);
    }

    private Optional<Period> period(String first, String last) {
        return year(first)
                .flatMap(start -> year(last).map(end -> new Period(start, end)))
                .filter(period -> period.debut() <= period.fin());
    }

    private Optional<Integer> year(String cle) {
        return find(cle).map(Parameter::valeur).map(BigDecimal::intValue);
    }
}
