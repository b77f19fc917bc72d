package fr.archipel.scot.trajectory;

import fr.archipel.scot.Areas;
import fr.archipel.scot.Explanation.Rule;
import fr.archipel.scot.Explanation.Term;
import fr.archipel.scot.consumption.Edition;
import fr.archipel.scot.rule.Rate;
import fr.archipel.scot.rule.RuleSet;
import fr.archipel.scot.rule.RuleSet.Period;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The twelve measures of a trajectory, each with its words, its computation and what is missing. */
final class Indicators {
    private static final String HA = "ha";
    private static final String HA_YEAR = "ha/an";

    private final Situation of;
    private final Envelope e;
    private final @Nullable Rate rate;
    private final Absence absence;
    private final int n;
    private final int decade;
    private final List<Measure> all = new ArrayList<>();

    private Indicators(Situation of, Envelope envelope, @Nullable Rate rate) {
        this.of = of;
        this.e = envelope;
        this.rate = rate;
        this.absence = new Absence(of);
        this.n = of.yearsKnown();
        this.decade = of.rules().decade().map(Period::years).orElse(0);
    }

    /** {@code rate} null: what needs none, the others null with their reason. */
    static List<Measure> of(Situation of, @Nullable Rate rate) {
        return new Indicators(of, of.envelope(rate == null ? null : rate.pct()), rate).list();
    }

    private List<Measure> list() {
        data();
        envelope();
        paces();
        ends();
        return all;
    }

    private void data() {
        String reference = of.rules().reference().map(Period::text).orElse("de référence");
        String since = of.rules().decade().map(p -> "depuis " + p.debut()).orElse("de la période limitée");
        String known = of.known().map(Period::text).orElse(since);
        add(
                "consommation_reference",
                "Consommation " + reference,
                ha(e.terms().reference()),
                HA,
                "Σ des flux annuels " + reference,
                sum(of.rules().reference().orElse(null), e.terms().reference()),
                years(of.rules().reference().orElse(null)),
                Applied.rules(of.rules(), RuleSet.REFERENCE_FIRST, RuleSet.REFERENCE_LAST),
                absence.ofReference());
        addEnvelope();
        add(
                "consommation",
                "Consommation " + since,
                n == 0 ? null : ha(e.terms().consumed()),
                HA,
                "Σ des flux annuels " + known,
                sum(of.known().orElse(null), n == 0 ? null : e.terms().consumed()),
                years(of.known().orElse(null)),
                Applied.rules(of.rules(), RuleSet.DECADE_FIRST, RuleSet.DECADE_LAST),
                absence.ofConsumed());
    }

    private void addEnvelope() {
        BigDecimal floor = e.terms().floor();
        String formula = "consommation de référence × (1 − taux ÷ 100)";
        List<Term> terms = new ArrayList<>(List.of(
                term("consommation de référence", e.terms().reference(), HA),
                new Term("taux", rate == null ? null : rate.pct(), "%", rate == null ? null : rate.source(), null)));
        List<Rule> rules = new ArrayList<>(rate == null ? List.of() : Applied.rules(rate));
        String calculation = calculation(
                "%s × (1 − %s ÷ 100) = %s",
                e.terms().reference(), rate == null ? null : rate.pct().movePointRight(4), e.plain());
        if (floor != null) {
            formula += ", jamais moins que la garantie communale";
            terms.add(term("garantie communale", floor, HA));
            rules.addAll(Applied.rules(of.rules(), RuleSet.COMMUNE_FLOOR));
            calculation = calculation == null
                    ? null
                    : calculation + " ; le plus grand de ce résultat et de " + number(floor) + " = "
                            + number(Objects.requireNonNull(e.envelope()));
        }
        add(
                "enveloppe",
                "Enveloppe " + of.rules().decade().map(Period::text).orElse("de la période limitée"),
                ha(e.envelope()),
                HA,
                formula,
                calculation,
                terms,
                rules,
                absence.ofEnvelope(rate == null ? null : rate.pct()));
    }

    private void envelope() {
        add(
                "reste",
                "Reste de l'enveloppe",
                ha(e.rest()),
                HA,
                "enveloppe − (consommation − part des PENE) + renaturation prouvée",
                calculation(
                        "%s − (%s − %s) + %s = %s",
                        e.envelope(),
                        e.terms().consumed(),
                        e.terms().pene(),
                        e.terms().renatured(),
                        e.rest()),
                List.of(
                        term("enveloppe", e.envelope(), HA),
                        term("consommation", e.terms().consumed(), HA),
                        new Term("part des PENE", ha(e.terms().pene()), HA, "Registre des PENE", null),
                        new Term(
                                "renaturation prouvée",
                                ha(e.terms().renatured()),
                                HA,
                                "Registre des renaturations",
                                null)),
                Applied.rules(of.rules(), RuleSet.NATIONAL_PROJECTS, RuleSet.RENATURATION),
                restReason());
    }

    private void paces() {
        add(
                "rythme",
                "Rythme",
                ha(e.pace()),
                HA_YEAR,
                "consommation ÷ années connues",
                e.pace() == null
                        ? null
                        : calculation("%s ÷ " + n + " = %s", e.terms().consumed(), e.pace()),
                List.of(term("consommation", e.terms().consumed(), HA), count("années connues", n)),
                List.of(),
                absence.ofConsumed());
        add(
                "rythme_permis",
                "Rythme permis",
                ha(e.permittedPace()),
                HA_YEAR,
                "enveloppe ÷ " + decade,
                calculation("%s ÷ " + decade + " = %s", e.envelope(), e.permittedPace()),
                List.of(term("enveloppe", e.envelope(), HA), count("années de la période", decade)),
                List.of(),
                absence.ofEnvelope(rate == null ? null : rate.pct()));
        add(
                "rythme_restant",
                "Rythme encore permis",
                ha(e.remainingPace()),
                HA_YEAR,
                "reste ÷ (" + decade + " − années connues)",
                calculation("%s ÷ (" + decade + " − " + n + ") = %s", e.rest(), e.remainingPace()),
                List.of(term("reste", e.rest(), HA), count("années connues", n)),
                List.of(),
                e.rest() != null && n >= decade
                        ? "La période est finie : les " + decade + " années sont connues, il n'en reste aucune."
                        : restReason());
    }

    private void ends() {
        add(
                "projection",
                "Projection sur la période",
                ha(e.projection()),
                HA,
                decade + " × rythme",
                e.projection() == null
                        ? null
                        : calculation(
                                decade + " × %s ÷ " + n + " = %s", e.terms().consumed(), e.projection()),
                List.of(term("rythme", e.pace(), HA_YEAR), count("années de la période", decade)),
                List.of(),
                absence.ofConsumed());
        add(
                "depassement",
                "Dépassement projeté",
                ha(e.overshoot()),
                HA,
                "projection − enveloppe ; négatif, c'est une marge",
                calculation("%s − %s = %s", e.projection(), e.envelope(), e.overshoot()),
                List.of(term("projection", e.projection(), HA), term("enveloppe", e.envelope(), HA)),
                List.of(),
                restReason());
        add(
                "atteinte",
                "Part de l'enveloppe atteinte par la projection",
                Areas.cents(e.attainmentPct()),
                "%",
                "100 × projection ÷ enveloppe",
                e.attainmentPct() == null
                        ? null
                        : calculation(
                                "100 × %s ÷ %s = %s",
                                e.projection(), e.envelope(), e.attainmentPct().movePointRight(4)),
                List.of(term("projection", e.projection(), HA), term("enveloppe", e.envelope(), HA)),
                List.of(),
                isZero(e.envelope()) ? "L'enveloppe est de 0 ha : il n'y en a pas de pourcentage." : restReason());
        add(
                "annees_restantes",
                "Années restantes à ce rythme",
                Areas.cents(e.yearsLeft()),
                "année",
                "reste ÷ rythme",
                e.yearsLeft() == null
                        ? null
                        : calculation(
                                "%s ÷ %s = %s",
                                e.rest(), e.pace(), e.yearsLeft().movePointRight(4)),
                List.of(term("reste", e.rest(), HA), term("rythme", e.pace(), HA_YEAR)),
                List.of(),
                e.rest() != null && e.yearsLeft() == null
                        ? "Illimité : rien n'a été consommé, le rythme est nul."
                        : restReason());
        all.add(new Measure(
                "statut",
                "Statut",
                null,
                e.status() == Status.INCONNU ? null : e.status().title(),
                null,
                "déjà dépassé quand la consommation dépasse l'enveloppe ; risque de dépassement quand la projection la"
                        + " dépasse ; sinon en bonne voie",
                calculation(
                        "consommation %s, projection %s, enveloppe %s",
                        n == 0 ? null : e.terms().consumed(), e.projection(), e.envelope()),
                List.of(
                        term("consommation", n == 0 ? null : e.terms().consumed(), HA),
                        term("projection", e.projection(), HA),
                        term("enveloppe", e.envelope(), HA)),
                List.of(),
                e.status() == Status.INCONNU ? restReason() : null));
    }

    private @Nullable String restReason() {
        return absence.ofRest(rate == null ? null : rate.pct());
    }

    /** A measure that is there has no reason. */
    private void add(
            String key,
            String title,
            @Nullable BigDecimal value,
            String unit,
            String formula,
            @Nullable String calculation,
            List<Term> terms,
            List<Rule> rules,
            @Nullable String reason) {
        all.add(new Measure(
                key, title, value, null, unit, formula, calculation, terms, rules, value == null ? reason : null));
    }

    private static @Nullable BigDecimal ha(@Nullable BigDecimal squareMetres) {
        return Areas.hectares(squareMetres);
    }

    private static boolean isZero(@Nullable BigDecimal value) {
        return value != null && value.signum() == 0;
    }

    private static Term term(String name, @Nullable BigDecimal squareMetres, String unit) {
        return new Term(name, ha(squareMetres), unit, null, null);
    }

    private static Term count(String name, int value) {
        return new Term(name, BigDecimal.valueOf(value), null, null, null);
    }

    private static String number(BigDecimal squareMetres) {
        return Areas.text(squareMetres.movePointLeft(4));
    }

    /** The pattern with its areas in hectares; null when one is missing. */
    private static @Nullable String calculation(String pattern, @Nullable BigDecimal... squareMetres) {
        return Stream.of(squareMetres).anyMatch(Objects::isNull)
                ? null
                : pattern.formatted(Stream.of(squareMetres)
                        .map(Objects::requireNonNull)
                        .map(Indicators::number)
                        .toArray());
    }

    private @Nullable String sum(@Nullable Period years, @Nullable BigDecimal sum) {
        if (years == null || sum == null) {
            return null;
        }
        return years(years).stream()
                        .map(Term::valeur)
                        .map(Objects::requireNonNull)
                        .map(Areas::text)
                        .collect(Collectors.joining(" + "))
                + " = " + number(sum);
    }

    private List<Term> years(@Nullable Period years) {
        Edition edition = of.data().edition();
        if (years == null || edition == null) {
            return List.of();
        }
        String source = of.data().source().attribution() + ", édition " + edition.millesime();
        List<Term> terms = new ArrayList<>();
        for (int year = years.debut(); year <= years.fin(); year++) {
            terms.add(new Term(
                    Integer.toString(year), ha(of.data().sum(year, year, null).value()), HA, source, null));
        }
        return terms;
    }
}
