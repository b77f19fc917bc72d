package fr.archipel.scot.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import fr.archipel.scot.Explanation;
import fr.archipel.scot.rule.RuleSet;
import fr.archipel.territory.CommuneRef;
import fr.archipel.territory.FicheRef;
import fr.archipel.territory.ObjetRef;
import fr.archipel.territory.ScotRef;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The check as it is answered: hectares to the m². All figures are null for a fiche without footprint; the reasons say
 * why. What every output of a check is made from.
 *
 * @param perimetre of a simulation: the first of the envelopes is its own
 * @param repartition kinds of ground, none counted twice, that add up to {@code surfaceHa}
 * @param recouvrements by layer: the ground under it, counted once, how many objects, and the own part of each of the
 *     largest
 * @param etat null when several projects are checked: each has its own
 * @param consommationHa natural, agricultural and forest land taken
 * @param horsEnveloppeHa of it, what the rules leave out of the envelope
 * @param chargeHa of it, what is charged to the envelopes of the territory
 * @param enveloppes of the communes, EPCI and SCoT touched
 * @param projets when several are checked, by precedence
 * @param explications by JSON Pointer, when asked
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record CheckAnswer(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PerimeterHere perimetre,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable FicheHere fiche,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ObjetRef objet,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long registre,
        @Nullable String titre,
        @Nullable String nature,
        @Nullable EtatHere etat,
        @Nullable String dateEffet,
        @Nullable Boolean conforme,
        @Nullable Guard dejaDansMillesime,
        @Nullable BigDecimal surfaceHa,
        List<CommuneHere> communes,
        List<ScotHere> scots,
        @Nullable BigDecimal horsPerimetreHa,
        Map<String, Covered> recouvrements,
        Bounds dejaUrbaniseHa,
        Bounds consommationPotentielleHa,
        @Nullable BigDecimal surfaceRestanteHa,
        Map<String, BigDecimal> repartition,
        List<SolHere> sols,
        List<CommuneCharge> parCommune,
        Bounds consommationHa,
        Bounds horsEnveloppeHa,
        Bounds chargeHa,
        List<EnvelopeHere> enveloppes,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<ProjectHere> projets,
        @Nullable CoverHere occupationSol,
        String enaf,
        RuleSet regle,
        String phrase,
        List<String> raisons,
        List<Source> sources,
        List<Trace> trace,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Explanation> explications) {

    /** {@code objets}: what the fiche acts on that has an area. */
    public record FicheHere(@JsonUnwrapped FicheRef fiche, List<ObjetRef> objets) {}

    /** {@code origine}: demande, declaration, statut, non_renseigne. */
    public record EtatHere(@Nullable String code, @Nullable String titre, String origine) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record CommuneHere(
            @JsonUnwrapped CommuneRef commune, @Nullable BigDecimal surfaceHa) {}

    /** {@code enveloppeHa}, {@code resteHa}: null as long as nothing gives them; {@code raison} says what is missing. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record ScotHere(
            @JsonUnwrapped ScotRef scot,
            @Nullable BigDecimal surfaceHa,
            @Nullable BigDecimal enveloppeHa,
            @Nullable BigDecimal resteHa,
            @Nullable String raison) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Covered(BigDecimal surfaceHa, long nombre, List<ObjetHere> objets) {}

    /**
     * @param qualification of a friche: urbanisee, enaf, a_trancher; absent for a zone
     * @param etat of a zone, null when unknown; absent for a friche
     * @param sol what its ground counts as: urbanise, enaf, a_trancher, prevu
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record ObjetHere(
            @JsonUnwrapped ObjetRef objet,
            BigDecimal surfaceHa,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String qualification,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String etat,

            String sol,
            String motif) {}

    /**
     * @param code urbanise, enaf, a_trancher, prevu, a_preciser, inconnu
     * @param compte what it counts as: urbanise, enaf, inconnu
     * @param par what says so: friche, zae, sol_reference; null when nothing does
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record SolHere(
            String code,
            String titre,
            BigDecimal surfaceHa,
            String compte,
            @Nullable String par) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record CommuneCharge(
            CommuneRef commune, BigDecimal surfaceHa, List<SolHere> sols, Bounds consommationHa, Bounds chargeHa) {}

    /** Least and most, in hectares; null when not known. */
    public record Bounds(
            @Nullable BigDecimal minimum, @Nullable BigDecimal maximum) {
        static final Bounds UNKNOWN = new Bounds(null, null);

        static Bounds of(fr.archipel.scot.Interval squareMetres) {
            return new Bounds(
                    squareMetres.hectares().minimum(), squareMetres.hectares().maximum());
        }
    }

    /**
     * A territory whose envelope is touched.
     *
     * @param engagesHa charge of the engaged projects known besides
     * @param raison what is missing, or in doubt; null otherwise
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record EnvelopeHere(
            PerimeterHere perimetre,
            Bounds chargeHa,
            Bounds engagesHa,
            List<HypothesisHere> hypotheses,
            @Nullable String raison) {}

    public record PerimeterHere(String id, String type, String titre) {}

    /**
     * An envelope before and after, at one rate.
     *
     * @param resteAvantHa R, no project taken
     * @param resteApresEngagesHa R once the engaged projects known besides are taken
     * @param resteApresHa R after what is checked alone
     * @param resteApresToutHa R after both
     * @param partPct of the envelope that what is checked takes
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record HypothesisHere(
            BigDecimal tauxPct,
            String etat,
            String titre,
            @Nullable BigDecimal enveloppeHa,
            @Nullable BigDecimal resteAvantHa,
            Bounds resteApresEngagesHa,
            Bounds chargeHa,
            Bounds resteApresHa,
            Bounds resteApresToutHa,
            Bounds partPct,
            String statutAvant,
            String statutApres) {}

    /**
     * One of several projects.
     *
     * @param rang by precedence, from 1; null without footprint
     * @param propreHa counted as its own; those of all projects add up to the whole
     * @param partageeHa also under another project
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record ProjectHere(
            @Nullable Integer rang,
            String id,
            @Nullable String titre,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            FicheRef fiche,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            ObjetRef objet,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long registre,

            @Nullable String nature,
            EtatHere etat,
            @Nullable String dateEffet,
            @Nullable Boolean conforme,
            Guard dejaDansMillesime,
            @Nullable BigDecimal surfaceHa,
            @Nullable BigDecimal propreHa,
            @Nullable BigDecimal partageeHa,
            List<CommuneRef> communes,
            Bounds consommationHa,
            Bounds horsEnveloppeHa,
            Bounds chargeHa,
            List<String> raisons) {}

    /** Land cover under the footprint. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record CoverHere(
            @Nullable String source,
            @Nullable Integer millesime,
            List<CoverClass> classes,
            @Nullable BigDecimal artificialiseHa,
            @Nullable String raison) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record CoverClass(
            String codeCs,
            @Nullable String codeUs,
            @Nullable String titre,
            BigDecimal surfaceHa,
            @Nullable Boolean artificialise) {}
}
