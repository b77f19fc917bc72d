package fr.archipel.scot.trajectory;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import fr.archipel.analysis.Measures;
import fr.archipel.scot.PerimeterSheet;
import fr.archipel.scot.Words;
import fr.archipel.scot.rule.RuleSet;
import fr.archipel.scot.rule.RuleSet.Parameter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The least envelope of an eligible commune.
 *
 * @param communesEligibles null as long as nobody said of any commune whether it is
 * @param communesSansReponse of which nobody said it
 * @param mutualisee whether the EPCI of the perimeter pools its communes' guarantees; null when it is not said
 * @param mutualiseeHa the guarantees of the eligible communes together; null unless they are pooled
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record Guarantee(
        @Nullable BigDecimal surfaceHa,
        @Nullable String documentAvant,
        @Nullable Integer communesEligibles,
        int communesSansReponse,
        @Nullable Boolean mutualisee,
        @Nullable BigDecimal mutualiseeHa,
        String raison,
        @Nullable String source) {

    static Guarantee of(PerimeterSheet perimeter, RuleSet rules) {
        Optional<Parameter> floor = rules.find(RuleSet.COMMUNE_FLOOR);
        List<Optional<Boolean>> answers =
                perimeter.insee().stream().map(rules::eligible).toList();
        int all = answers.size();
        int yes = (int) answers.stream().filter(a -> a.orElse(false)).count();
        int silent = (int) answers.stream().filter(Optional::isEmpty).count();
        Boolean pooled = perimeter.epci().size() == 1
                ? rules.pooled(perimeter.epci().get(0).siren()).orElse(null)
                : null;
        boolean isEpci = perimeter.type().equals("epci");
        Long area = rules.floorM2().orElse(null);
        return new Guarantee(
                floor.map(Parameter::valeur).orElse(null),
                rules.find(RuleSet.COMMUNE_FLOOR_DOCUMENT)
                        .map(Parameter::valeurDate)
                        .orElse(null),
                silent == all ? null : Integer.valueOf(yes),
                silent,
                pooled,
                isEpci && Boolean.TRUE.equals(pooled) && area != null && silent < all
                        ? Measures.hectares(area * yes)
                        : null,
                reason(all, yes, silent),
                floor.map(Parameter::source).orElse(null));
    }

    private static String reason(int all, int yes, int silent) {
        if (silent == all) {
            return all == 1
                    ? "L'éligibilité de la commune dépend de son document d'urbanisme : elle n'est pas renseignée, et la"
                            + " garantie ne s'applique pas."
                    : "L'éligibilité de chaque commune dépend de son document d'urbanisme : aucune n'est renseignée.";
        }
        String answered = Words.count(yes, "commune") + (yes < 2 ? " éligible" : " éligibles") + " sur " + all;
        return silent == 0
                ? answered + "."
                : answered + " ; sans réponse pour " + silent + ", auxquelles la garantie ne s'applique pas.";
    }
}
