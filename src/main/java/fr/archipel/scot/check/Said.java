package fr.archipel.scot.check;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a request says of a project beside its ground: title, nature, state, date, compliance. */
final class Said {
    private static final Pattern TITLE = Pattern.compile("[^\\x00-\\x1f]{1,200}");

    private Said() {}

    static @Nullable String title(JsonNode body) {
        return present(body, "titre")
                ? CheckQuery.text(body.get("titre"), "titre", TITLE, "un titre de 200 caractères au plus")
                : null;
    }

    static Declaration of(JsonNode body) {
        title(body);
        @Nullable Nature nature = code(body, "nature", Nature.ids(), Nature::find);
        @Nullable Etat etat = code(body, "etat", Etat.ids(), Etat::find);
        @Nullable Boolean conforme = conforme(body);
        if (conforme != null && nature != Nature.PHOTOVOLTAIQUE) {
            throw invalid("conforme", body.get("conforme"), "rien, hors d'un projet de nature photovoltaique");
        }
        return new Declaration(
                nature, etat, etat == null ? Declaration.UNKNOWN : Declaration.ASKED, date(body), conforme);
    }

    private static <T> @Nullable T code(
            JsonNode body, String name, List<String> accepted, Function<String, Optional<T>> reader) {
        if (!present(body, name)) {
            return null;
        }
        JsonNode node = body.get(name);
        return Optional.of(node)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(accepted::contains)
                .flatMap(reader)
                .orElseThrow(() -> invalid(name, node, String.join(", ", accepted)));
    }

    private static @Nullable LocalDate date(JsonNode body) {
        if (!present(body, "date_effet")) {
            return null;
        }
        JsonNode node = body.get("date_effet");
        try {
            LocalDate date = LocalDate.parse(node.asText());
            if (node.isTextual() && date.getYear() >= 1990 && date.getYear() <= 2100) {
                return date;
            }
        } catch (DateTimeException e) {
            // Told below.
        }
        throw invalid("date_effet", node, "une date AAAA-MM-JJ de 1990 à 2100");
    }

    private static @Nullable Boolean conforme(JsonNode body) {
        if (!present(body, "conforme")) {
            return null;
        }
        JsonNode node = body.get("conforme");
        if (!node.isBoolean()) {
            throw invalid("conforme", node, "true ou false");
        }
        return node.asBoolean();
    }

    private static boolean present(JsonNode body, String name) {
        return body.hasNonNull(name);
    }

    private static ProblemException invalid(String name, JsonNode node, String accepted) {
        return new ProblemException(
                new Problem.InvalidField(name, node.isTextual() ? node.asText() : node.toString(), accepted));
    }
}
