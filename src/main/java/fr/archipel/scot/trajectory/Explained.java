package fr.archipel.scot.trajectory;

import fr.archipel.scot.Explanation;
import fr.archipel.scot.Explanation.Rule;
import fr.archipel.scot.consumption.SourceAnswer;
import fr.archipel.scot.rule.Rate;
import fr.archipel.scot.rule.RuleSet;
import fr.archipel.scot.rule.RuleSet.Parameter;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why each figure of a trajectory is what it is, by JSON pointer. */
final class Explained {
    private final Map<String, Explanation> all = new LinkedHashMap<>();
    private final Situation of;
    private final List<String> data;

    private Explained(Situation of) {
        this.of = of;
        this.data = SourceAnswer.words(of.data());
    }

    static Map<String, Explanation> of(
            Trajectory t, TrajectoryAnswer answer, List<List<Measure>> measures, List<Measure> shown) {
        Explained made = new Explained(t.situation());
        made.whole(t, answer);
        made.flows(answer);
        made.measures("/indicateurs/", shown);
        for (int i = 0; i < measures.size(); i++) {
            String at = "/hypotheses/" + i;
            HypothesisAnswer hypothesis = answer.hypotheses().get(i);
            List<Rule> rate = Applied.rules(t.hypotheses().get(i).rate());
            made.put(
                    at + "/taux_pct",
                    hypothesis.titre(),
                    hypothesis.tauxPct(),
                    "%",
                    "énoncé par sa source",
                    rate,
                    List.of(hypothesis.source()));
            made.measures(at + "/mesures/", measures.get(i));
            made.communes(at + "/somme_communes", hypothesis.sommeCommunes(), rate);
        }
        made.communes("/somme_communes", answer.sommeCommunes(), List.of());
        return made.all;
    }

    /** Of the rate that holds; null when none does. */
    static Explanation rate(@Nullable Rate rate) {
        return new Explanation(
                rate == null ? "Taux" : rate.titre(),
                rate == null ? null : rate.pct(),
                "%",
                "énoncé par sa source",
                null,
                List.of(),
                rate == null ? List.of() : Applied.rules(rate),
                rate == null ? List.of() : List.of(rate.source()),
                rate == null ? "Aucun taux n'est confirmé pour ce périmètre." : null);
    }

    static Explanation surfaces() {
        return new Explanation(
                "Surfaces du périmètre",
                null,
                "ha",
                "Σ des surfaces officielles des communes ; geometrie_ha : Σ des aires de leurs contours en Lambert-93",
                null,
                List.of(),
                List.of(),
                List.of("Couche communes"),
                null);
    }

    private void whole(Trajectory t, TrajectoryAnswer answer) {
        List<Rule> none = List.of();
        all.put("/perimetre", surfaces());
        put(
                "/regle",
                "Paramètres du jeu de règles",
                null,
                null,
                "chaque valeur est celle de sa source, à la date demandée",
                none,
                answer.regle().textes());
        put("/taux", "Taux que des documents énoncent", null, "%", "énoncé par sa source", rates(t), List.of());
        put(
                "/taux_applique_pct",
                answer.tauxRaison(),
                answer.tauxAppliquePct(),
                "%",
                "taux établi pour ce périmètre, ou taux de la simulation",
                rates(t),
                List.of());
        put("/ambitions", "Ambitions annoncées", null, null, "énoncé par sa source", none, List.of());
        put(
                "/garantie_communale",
                "Garantie communale",
                answer.garantieCommunale().surfaceHa(),
                "ha",
                "surface garantie à chaque commune éligible ; mutualisée, leur somme",
                Applied.rules(of.rules(), RuleSet.COMMUNE_FLOOR, RuleSet.COMMUNE_FLOOR_DOCUMENT),
                List.of());
        put(
                "/registres",
                "Ce que les registres apportent",
                null,
                "ha",
                "PENE : Σ des consommations inscrites, années connues de la période ; renaturation : Σ des surfaces inscrites"
                        + " dont la date d'effet est dans la période",
                Applied.rules(of.rules(), RuleSet.NATIONAL_PROJECTS, RuleSet.RENATURATION),
                List.of("Registre des PENE", "Registre des renaturations"));
        put(
                "/projets",
                "Charge des projets connus",
                null,
                "ha",
                "Σ des emprises imputées à l'enveloppe, sans double compte ; reste − charge",
                none,
                List.of("Fiches et registre des projets"));
        put(
                "/chiffres_imprimes",
                "Chiffres imprimés dans les contrats",
                null,
                null,
                "tels qu'imprimés ; n'entrent dans aucun calcul",
                none,
                List.of("Contrats, document:ligne sous chaque chiffre"));
    }

    private void flows(TrajectoryAnswer answer) {
        List<Rule> years = Applied.rules(
                of.rules(), RuleSet.REFERENCE_FIRST, RuleSet.REFERENCE_LAST, RuleSet.DECADE_FIRST, RuleSet.DECADE_LAST);
        put(
                "/flux/annees",
                "Flux de l'année",
                null,
                "ha",
                "Σ du flux imprimé pour chaque commune ; null si l'une n'en a pas",
                List.of(),
                data);
        put(
                "/flux/destinations",
                "Flux par destination",
                null,
                "ha",
                "Σ des flux de la destination ; part : 100 × ce flux ÷ flux total des mêmes années ; par an : ce flux ÷ nombre"
                        + " d'années",
                years,
                data);
        put(
                "/flux/connu_ha",
                "Flux des communes connues",
                answer.flux().connuHa(),
                "ha",
                "Σ de toutes les années de l'édition, pour les communes qui les ont toutes",
                List.of(),
                data);
        for (int i = 0; i < answer.efficacite().size(); i++) {
            all.put("/efficacite/" + i, answer.efficacite().get(i).explication());
        }
    }

    private void measures(String at, List<Measure> measures) {
        for (int i = 0; i < measures.size(); i++) {
            all.put(at + i, measures.get(i).explanation(data));
        }
    }

    private void communes(String at, @Nullable CommunesSum sum, List<Rule> rate) {
        if (sum != null) {
            put(
                    at,
                    "Somme des communes, chacune avec son enveloppe et sa garantie",
                    sum.enveloppeHa(),
                    "ha",
                    "Σ des enveloppes de chaque commune : le plus grand de sa consommation de référence × (1 − taux ÷ 100) et de"
                            + " la garantie si elle est éligible",
                    rate,
                    data);
        }
    }

    private List<Rule> rates(Trajectory t) {
        return t.shownRules().all(RuleSet.RATE).stream().map(Parameter::cite).toList();
    }

    private void put(
            String at,
            String title,
            @Nullable BigDecimal value,
            @Nullable String unit,
            String formula,
            List<Rule> rules,
            List<String> sources) {
        all.put(at, new Explanation(title, value, unit, formula, null, List.of(), rules, sources, null));
    }
}
