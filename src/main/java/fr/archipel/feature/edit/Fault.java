package fr.archipel.feature.edit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong in a feature.
 *
 * @param champ the field; {@code geometry} for the geometry
 * @param valeur what was sent, when it is short
 * @param accepte what would be accepted
 * @param phrase the whole, in one French sentence
 * @param position where to look: longitude and latitude, degrees; empty when it is no place
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Fault(String champ, @Nullable JsonNode valeur, String accepte, String phrase, List<Double> position) {
    private static final int LONGEST = 80;

    static Fault of(String field, @Nullable JsonNode value, String accepted) {
        String shown = value == null || value.isNull() ? "vide" : "« " + shorten(text(value)) + " »";
        return new Fault(
                field,
                value == null || text(value).length() > LONGEST ? null : value,
                accepted,
                "Le champ « %s » est %s ; accepté : %s.".formatted(field, shown, accepted),
                List.of());
    }

    static Fault geometry(String sentence, List<Double> place) {
        return new Fault("geometry", null, "", sentence, place);
    }

    /** All that is wrong with a feature, in one problem. */
    static ProblemException problem(List<Fault> faults) {
        String sentence = faults.size() == 1
                ? faults.get(0).phrase()
                : "%d choses ne conviennent pas. %s"
                        .formatted(
                                faults.size(),
                                String.join(
                                        " ",
                                        faults.stream()
                                                .map(Fault::phrase)
                                                .limit(20)
                                                .toList()));
        return new ProblemException(new Problem.InvalidFeature(sentence, faults));
    }

    private static String text(JsonNode value) {
        return value.isTextual() ? value.asText() : value.toString();
    }

    private static String shorten(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
