package fr.archipel.scot.cover;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import fr.archipel.analysis.Measures;
import fr.archipel.scot.Explanation;
import fr.archipel.scot.PerimeterSheet;
import fr.archipel.territory.CommuneRef;
import fr.archipel.territory.ObjetRef;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What changed in a perimeter between two vintages, as it is answered.
 *
 * @param de null when there are not two vintages: then every figure is null, and {@code raisons} says why
 * @param statut indicatif: before the law measures it, or by our reading; mesure
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record FluxAnswer(
        PerimeterSheet perimetre,
        SourceSheet source,
        @Nullable Integer de,
        @Nullable Integer vers,
        String par,
        String statut,
        @Nullable Flows total,
        List<Line> lignes,
        List<String> raisons,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Explanation> explications) {

    /** Hectares to the m². Of OCS GE, artificialisation; of OCS2D, passing to urban uses; net: became less ceased. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Flows(
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            BigDecimal artificialisationHa,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            BigDecimal desartificialisationHa,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            BigDecimal urbanisationHa,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            BigDecimal retourHa,

            BigDecimal netHa,
            BigDecimal impermeabilisationHa,
            BigDecimal desimpermeabilisationHa,
            BigDecimal impermeabilisationNetteHa) {

        static Flows of(CoverSource source, Flux.Sums sums) {
            boolean law = source == CoverSource.OCSGE;
            BigDecimal gained = Measures.hectares(sums.gained());
            BigDecimal returned = Measures.hectares(sums.returned());
            return new Flows(
                    law ? gained : null,
                    law ? returned : null,
                    law ? null : gained,
                    law ? null : returned,
                    Measures.hectares(sums.net()),
                    Measures.hectares(sums.sealed()),
                    Measures.hectares(sums.unsealed()),
                    Measures.hectares(sums.netSealed()));
        }
    }

    /** A class, on one side of a change. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record ClassRef(String codeCs, @Nullable String codeUs, String titre) {
        static ClassRef of(Flux.Code code, Titles titles) {
            return new ClassRef(code.cs(), code.us(), titles.both(code.cs(), code.us()));
        }
    }

    /** {@code zone}: typezone of the local plan. The line of what lies under no zone or friche has neither. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            @Nullable ClassRef classeDe,
            @Nullable ClassRef classeVers,
            @Nullable CommuneRef commune,
            @Nullable String zone,
            @Nullable ObjetRef friche,
            String titre,
            @JsonUnwrapped Flows surface) {}

    static FluxAnswer nothing(PerimeterSheet perimeter, SourceSheet sheet, Grouping par, String reason) {
        return new FluxAnswer(
                perimeter, sheet, null, null, par.id(), "indicatif", null, List.of(), List.of(reason), null);
    }

    FluxAnswer explained() {
        return new FluxAnswer(
                perimetre, source, de, vers, par, statut, total, lignes, raisons, FluxExplanations.of(this));
    }
}
