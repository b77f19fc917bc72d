package fr.archipel.scot.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import fr.archipel.analysis.Measures;
import fr.archipel.layer.Catalogue;
import fr.archipel.scot.check.Measured.Overlap;
import fr.archipel.scot.rule.RuleSet;
import fr.archipel.scot.trajectory.NoEnvelope;
import fr.archipel.territory.CommuneRef;
import fr.archipel.territory.FicheRef;
import fr.archipel.territory.ObjetRef;
import fr.archipel.territory.ScotRef;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The check as it is answered: hectares to the m². All figures are null for a fiche without footprint; the reasons say
 * why.
 *
 * @param repartition kinds of ground, none counted twice, that add up to {@code surfaceHa}
 * @param recouvrements by layer: the ground under it, counted once, how many objects, and the own part of each of the
 *     {@link #MAXIMUM_OBJECTS} largest
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record CheckAnswer(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable FicheHere fiche,
        @Nullable BigDecimal surfaceHa,
        List<CommuneHere> communes,
        List<ScotHere> scots,
        @Nullable BigDecimal horsPerimetreHa,
        Map<String, Covered> recouvrements,
        Interval dejaUrbaniseHa,
        Interval consommationPotentielleHa,
        @Nullable BigDecimal surfaceRestanteHa,
        Map<String, BigDecimal> repartition,
        String enaf,
        RuleSet regle,
        List<String> raisons,
        List<Source> sources,
        List<Trace> trace) {
    static final int MAXIMUM_OBJECTS = 500;
    private static final String UNKNOWN = "non renseigné";

    /** {@code objets}: what the fiche acts on that has an area. */
    record FicheHere(@JsonUnwrapped FicheRef fiche, List<ObjetRef> objets) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record CommuneHere(
            @JsonUnwrapped CommuneRef commune, @Nullable BigDecimal surfaceHa) {}

    /** {@code enveloppeHa}, {@code resteHa}: null as long as nothing gives them; {@code raison} says what is missing. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record ScotHere(
            @JsonUnwrapped ScotRef scot,
            @Nullable BigDecimal surfaceHa,
            @Nullable BigDecimal enveloppeHa,
            @Nullable BigDecimal resteHa,
            String raison) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Covered(BigDecimal surfaceHa, long nombre, List<ObjetHere> objets) {}

    /**
     * @param qualification of a friche: urbanisee, enaf, a_trancher; absent for a zone
     * @param etat of a zone, null when unknown; absent for a friche
     * @param sol what its ground counts as: urbanise, enaf, a_trancher, prevu
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record ObjetHere(
            @JsonUnwrapped ObjetRef objet,
            BigDecimal surfaceHa,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String qualification,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String etat,

            LandState.Kind sol,
            String motif) {
        static ObjetHere of(Overlap overlap) {
            return new ObjetHere(
                    overlap.objet(),
                    Measures.hectares(overlap.surfaceM2()),
                    overlap.qualification(),
                    overlap.etat(),
                    overlap.sol().kind(),
                    overlap.sol().motif());
        }
    }

    record Interval(@Nullable BigDecimal minimum, @Nullable BigDecimal maximum) {
        static final Interval UNKNOWN = new Interval(null, null);

        static Interval of(ScotCheck.Interval squareMetres) {
            return new Interval(Measures.hectares(squareMetres.minimum()), Measures.hectares(squareMetres.maximum()));
        }
    }

    /** The answer for a footprint. */
    static CheckAnswer of(Project project, Measured measured, RuleSet rules, Catalogue catalogue) {
        ScotCheck check = ScotCheck.of(measured);
        List<String> reasons = new ArrayList<>();
        @Nullable FicheHere fiche = null;
        if (project instanceof Project.OfFiche f) {
            fiche = new FicheHere(f.fiche(), f.objets());
            reasons.addAll(Reasons.ofFiche(f));
        }
        reasons.addAll(Reasons.of(check, measured));
        return new CheckAnswer(
                fiche,
                Measures.hectares(check.surfaceM2()),
                check.communes().stream()
                        .map(c -> new CommuneHere(c.commune(), Measures.hectares(c.surfaceM2())))
                        .toList(),
                check.scots().stream()
                        .map(s -> scot(s.scot(), Measures.hectares(s.surfaceM2()), rules))
                        .toList(),
                Measures.hectares(check.outsideM2()),
                covered(check, measured),
                Interval.of(check.ground().urbanised()),
                Interval.of(check.ground().consumption()),
                Measures.hectares(check.ground().rest()),
                repartition(check.ground()),
                UNKNOWN,
                rules.concerning(check.scots().stream().map(s -> s.scot().id()).toList()),
                reasons,
                Source.ofCheck(catalogue, measured),
                Trace.of(check));
    }

    /** The answer for a fiche without footprint: where it is, under which rules, and why there is no figure. */
    static CheckAnswer withoutFootprint(Project.OfFiche fiche, RuleSet rules) {
        return new CheckAnswer(
                new FicheHere(fiche.fiche(), List.of()),
                null,
                fiche.communes().stream().map(c -> new CommuneHere(c, null)).toList(),
                fiche.scots().stream().map(s -> scot(s, null, rules)).toList(),
                null,
                Map.of(),
                Interval.UNKNOWN,
                Interval.UNKNOWN,
                null,
                Map.of(),
                UNKNOWN,
                rules.concerning(fiche.scots().stream().map(ScotRef::id).toList()),
                Reasons.ofFiche(fiche),
                List.of(),
                List.of());
    }

    private static ScotHere scot(ScotRef scot, @Nullable BigDecimal surfaceHa, RuleSet rules) {
        return new ScotHere(scot, surfaceHa, null, null, NoEnvelope.reason(rules, scot.id()));
    }

    private static Map<String, Covered> covered(ScotCheck check, Measured measured) {
        ScotCheck.Ground ground = check.ground();
        Map<String, Covered> all = new LinkedHashMap<>();
        all.put(
                "friches",
                covered(
                        "friches",
                        ground.frichesUrbanised() + ground.frichesEnaf() + ground.frichesUnsettled(),
                        measured));
        all.put("zae", covered("zae", Math.round(measured.sols().zones()), measured));
        return all;
    }

    private static Covered covered(String layer, long squareMetres, Measured measured) {
        List<Overlap> overlaps = measured.objets().stream()
                .filter(o -> o.objet().layer().equals(layer))
                .toList();
        return new Covered(
                Measures.hectares(squareMetres),
                overlaps.size(),
                overlaps.stream().limit(MAXIMUM_OBJECTS).map(ObjetHere::of).toList());
    }

    private static Map<String, BigDecimal> repartition(ScotCheck.Ground ground) {
        Map<String, BigDecimal> parts = new LinkedHashMap<>();
        parts.put("friches_urbanisees_ha", Measures.hectares(ground.frichesUrbanised()));
        parts.put("friches_enaf_ha", Measures.hectares(ground.frichesEnaf()));
        parts.put("friches_a_trancher_ha", Measures.hectares(ground.frichesUnsettled()));
        parts.put("zones_existantes_ha", Measures.hectares(ground.zonesUrbanised()));
        parts.put("zones_prevues_ha", Measures.hectares(ground.zonesPlanned()));
        parts.put("zones_a_preciser_ha", Measures.hectares(ground.zonesUnsettled()));
        parts.put("reste_ha", Measures.hectares(ground.rest()));
        return parts;
    }
}
