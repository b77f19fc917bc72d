package fr.archipel.scot.check;

import fr.archipel.scot.Areas;
import fr.archipel.scot.Explanation;
import fr.archipel.scot.Explanation.Rule;
import fr.archipel.scot.Explanation.Term;
import fr.archipel.scot.check.CheckAnswer.Bounds;
import fr.archipel.scot.check.CheckAnswer.EnvelopeHere;
import fr.archipel.scot.check.CheckAnswer.HypothesisHere;
import fr.archipel.scot.rule.RuleSet;
import fr.archipel.scot.rule.RuleSet.Parameter;
import fr.archipel.scot.trajectory.Hypothesis;
import fr.archipel.scot.trajectory.Situation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why each figure of a check is what it is, by JSON pointer; a pointer also explains what hangs below it. */
final class Why {
    private static final String CUT =
            "aires en Lambert-93 du découpage de l'emprise par les communes, friches, zones et sols connus ; chaque m² dans une"
                    + " seule part, les parts arrondies au m² pour que leur somme soit le tout";
    private static final List<String> GROUND =
            List.of("Couche communes", "Couche friches", "Couche zae", "Sols connus (sol_reference)");

    private final Map<String, Explanation> all = new LinkedHashMap<>();
    private final RuleSet rules;

    private Why(RuleSet rules) {
        this.rules = rules;
    }

    /** {@code answer}: without its explanations. */
    static Map<String, Explanation> of(CheckAnswer answer, Envelopes envelopes, RuleSet rules) {
        Why why = new Why(rules);
        why.ground(answer);
        why.charge(answer);
        why.besides(answer);
        for (int i = 0; i < answer.enveloppes().size(); i++) {
            why.envelope(
                    "/enveloppes/" + i,
                    answer.enveloppes().get(i),
                    envelopes.situations().get(i),
                    envelopes);
        }
        if (answer.projets() != null) {
            why.put(
                    "/projets",
                    "Chaque projet",
                    null,
                    "surface : toute l'emprise ; propre : ce que la préséance lui laisse (le plus avancé, puis la nature, puis"
                            + " l'identifiant) ; partagée : aussi sous un autre projet ; charge : celle de son sol propre",
                    null,
                    List.of(),
                    why.exclusions(),
                    GROUND,
                    null);
        }
        return why.all;
    }

    private void ground(CheckAnswer a) {
        measured("/surface_ha", "Surface", a.surfaceHa());
        measured("/hors_perimetre_ha", "Hors des communes du territoire", a.horsPerimetreHa());
        measured("/surface_restante_ha", "Sol dont rien n'est connu", a.surfaceRestanteHa());
        measured("/communes", "Parts par commune", null);
        measured("/recouvrements", "Sol sous chaque couche, compté une fois ; part de chaque objet, entière", null);
        measured("/repartition", "Natures de sol", null);
        measured("/sols", "Natures de sol présentes", null);
        put(
                "/deja_urbanise_ha",
                "Déjà urbanisé",
                null,
                "au moins : friches urbanisées + zones existantes + espaces urbanisés connus ; au plus : + friches à trancher +"
                        + " zones à préciser",
                null,
                kinds(a),
                List.of(),
                GROUND,
                null);
        put(
                "/consommation_potentielle_ha",
                "ENAF que le sol peut perdre",
                null,
                "au moins : friches ENAF + ENAF connus ; au plus : surface − déjà urbanisé au moins",
                range(a.consommationPotentielleHa()),
                kinds(a),
                List.of(),
                GROUND,
                null);
    }

    private void charge(CheckAnswer a) {
        put(
                "/consommation_ha",
                "ENAF pris",
                null,
                "consommation potentielle du sol de chaque projet ; rien pour une renaturation ou une fiche abandonnée",
                range(a.consommationHa()),
                kinds(a),
                List.of(),
                GROUND,
                null);
        put(
                "/hors_enveloppe_ha",
                "Hors de l'enveloppe",
                null,
                "ENAF pris dans le territoire par un PENE ou un photovoltaïque conforme, quand la règle l'exclut ; de 0 à tout"
                        + " quand la conformité n'est pas dite",
                range(a.horsEnveloppeHa()),
                List.of(),
                exclusions(),
                GROUND,
                null);
        put(
                "/charge_ha",
                "Imputé à l'enveloppe",
                null,
                "ENAF pris dans le territoire − hors de l'enveloppe − déjà dans le millésime",
                range(a.chargeHa()),
                List.of(
                        term("ENAF pris, au plus", a.consommationHa().maximum(), "ha"),
                        term("Hors de l'enveloppe, au plus", a.horsEnveloppeHa().maximum(), "ha"),
                        term("Hors du territoire", a.horsPerimetreHa(), "ha")),
                exclusions(),
                GROUND,
                a.dejaDansMillesime() == null ? null : a.dejaDansMillesime().phrase());
        put(
                "/par_commune",
                "Part, natures de sol et charge de chaque commune",
                null,
                "comme pour le tout, sur le sol de la commune",
                null,
                List.of(),
                exclusions(),
                GROUND,
                null);
        put(
                "/scots",
                "Part, enveloppe et reste du SCoT",
                null,
                "enveloppe et reste : ceux du taux établi pour le SCoT ou de la simulation ; sans tel taux, voir « enveloppes »",
                null,
                List.of(),
                rates(),
                GROUND,
                null);
    }

    private void besides(CheckAnswer a) {
        put(
                "/regle",
                "Paramètres du jeu de règles",
                null,
                "chaque valeur est celle de sa source, à la date demandée",
                null,
                List.of(),
                List.of(),
                rules.textes(),
                null);
        put("/trace", "Étapes du calcul", null, CUT, null, List.of(), List.of(), GROUND, null);
        if (a.occupationSol() != null) {
            put(
                    "/occupation_sol",
                    "Occupation du sol sous l'emprise",
                    a.occupationSol().artificialiseHa(),
                    "Σ des aires des polygones dans l'emprise, par couverture et usage ; artificialisé selon le champ de l'IGN,"
                            + " sinon la nomenclature et ses seuils",
                    null,
                    List.of(),
                    List.of(),
                    List.of("OCS GE (IGN)"),
                    a.occupationSol().raison());
        }
    }

    private void envelope(String at, EnvelopeHere here, Situation situation, Envelopes envelopes) {
        List<String> sources = sources(situation);
        put(
                at,
                "Enveloppe : " + here.perimetre().titre(),
                null,
                "charge : Σ des charges des communes du périmètre ; engagés : Σ des charges des projets engagés connus, hors de"
                        + " ceux qui sont vérifiés",
                range(here.chargeHa()),
                List.of(),
                exclusions(),
                sources,
                here.raison());
        List<Hypothesis> computed = situation.hypotheses(envelopes.trial());
        for (int i = 0; i < computed.size(); i++) {
            hypothesis(at + "/hypotheses/" + i, here.hypotheses().get(i), computed.get(i), sources, here.raison());
        }
    }

    private void hypothesis(
            String at, HypothesisHere here, Hypothesis computed, List<String> sources, @Nullable String reason) {
        Parameter rate = computed.rate().parametre();
        List<Rule> cited = rate == null ? List.of() : List.of(rate.cite());
        var terms = computed.envelope().terms();
        put(
                at,
                "Taux : " + here.titre(),
                here.tauxPct(),
                "enveloppe : consommation de référence × (1 − taux ÷ 100), au moins la garantie d'une commune éligible ; part :"
                        + " 100 × charge ÷ enveloppe",
                null,
                List.of(
                        term("Consommation de référence", Areas.hectares(terms.reference()), "ha"),
                        term("Taux", here.tauxPct(), "%"),
                        term("Garantie communale", Areas.hectares(terms.floor()), "ha")),
                cited,
                sources,
                reason);
        List<Term> rest = List.of(
                term("Enveloppe", here.enveloppeHa(), "ha"),
                term("Consommation depuis le début de la période", Areas.hectares(terms.consumed()), "ha"),
                term("Part des PENE", Areas.hectares(terms.pene()), "ha"),
                term("Renaturation prouvée", Areas.hectares(terms.renatured()), "ha"));
        put(
                at + "/reste_avant_ha",
                "Reste avant tout projet",
                here.resteAvantHa(),
                "enveloppe − (consommation − part des PENE) + renaturation prouvée",
                null,
                rest,
                cited,
                sources,
                reason);
        after(
                at + "/reste_apres_engages_ha",
                "Reste, les projets engagés connus pris",
                here.resteApresEngagesHa(),
                here,
                cited);
        after(at + "/reste_apres_ha", "Reste après ce qui est vérifié, seul", here.resteApresHa(), here, cited);
        after(
                at + "/reste_apres_tout_ha",
                "Reste après les projets engagés connus et ce qui est vérifié",
                here.resteApresToutHa(),
                here,
                cited);
    }

    private void after(String at, String title, Bounds left, HypothesisHere here, List<Rule> cited) {
        put(
                at,
                title,
                null,
                "reste avant − ce qui est pris : le plus pris laisse le moins",
                range(left),
                List.of(
                        term("Reste avant tout projet", here.resteAvantHa(), "ha"),
                        term("Charge vérifiée, au plus", here.chargeHa().maximum(), "ha")),
                cited,
                GROUND,
                null);
    }

    private static List<String> sources(Situation situation) {
        List<String> all = new ArrayList<>();
        var edition = situation.data().edition();
        all.add(
                edition == null
                        ? situation.data().source().title() + " : non importée"
                        : "%s, édition %d (%s)"
                                .formatted(
                                        situation.data().source().title(),
                                        edition.millesime(),
                                        situation.data().source().attribution()));
        all.add("Registre des PENE");
        all.add("Registre des renaturations");
        return all;
    }

    private static List<Term> kinds(CheckAnswer answer) {
        return answer.sols().stream()
                .map(sol -> new Term(sol.titre(), sol.surfaceHa(), "ha", sol.par(), null))
                .toList();
    }

    private List<Rule> exclusions() {
        return cited(RuleSet.NATIONAL_PROJECTS, RuleSet.PHOTOVOLTAIC);
    }

    private List<Rule> rates() {
        return rules.all(RuleSet.RATE).stream().map(Parameter::cite).toList();
    }

    private List<Rule> cited(String... keys) {
        List<Rule> all = new ArrayList<>();
        for (String key : keys) {
            rules.find(key).ifPresent(parameter -> all.add(parameter.cite()));
        }
        return all;
    }

    private static Term term(String name, @Nullable BigDecimal value, String unit) {
        return new Term(name, value, unit, null, null);
    }

    private static @Nullable String range(Bounds bounds) {
        BigDecimal least = bounds.minimum();
        BigDecimal most = bounds.maximum();
        if (least == null || most == null) {
            return null;
        }
        return least.compareTo(most) == 0 ? text(least) : "de %s à %s".formatted(text(least), text(most));
    }

    private static String text(BigDecimal hectares) {
        return hectares.toPlainString().replace('.', ',') + "\u202fha";
    }

    private void measured(String at, String title, @Nullable BigDecimal value) {
        put(at, title, value, CUT, null, List.of(), List.of(), GROUND, null);
    }

    private void put(
            String at,
            String title,
            @Nullable BigDecimal value,
            String formula,
            @Nullable String calcul,
            List<Term> terms,
            List<Rule> cited,
            List<String> sources,
            @Nullable String reason) {
        all.put(
                at,
                new Explanation(
                        title, value, value == null ? null : unit(at), formula, calcul, terms, cited, sources, reason));
    }

    private static String unit(String at) {
        return at.matches(".*/hypotheses/[0-9]+") ? "%" : "ha";
    }
}
