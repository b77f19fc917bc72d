package fr.archipel.exchange.intake.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.exchange.intake.ImportRequest;
import fr.archipel.exchange.intake.Missing;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is asked of an import, as JSON of the API: read strictly, and changed member by member (RFC 7396). */
final class ImportOptions {
    private static final List<String> MEMBERS = List.of(
            "cible",
            "profil",
            "couche_fichier",
            "correspondance",
            "crs",
            "encodage",
            "reparer",
            "absents",
            "garder_les_bonnes",
            "choix",
            "corrections");

    private static final int MAXIMUM_TEXT = 500;
    private static final Pattern EPSG = Pattern.compile("(?i)(?:EPSG:)?(\\d{4,6})");
    private static final Pattern ROW = Pattern.compile("[1-9]\\d{0,17}");

    private ImportOptions() {}

    /** Problems: 400 for an unknown member, 422 for a value that does not fit. */
    static ImportRequest read(JsonNode body) {
        object(body).fieldNames().forEachRemaining(name -> {
            if (!MEMBERS.contains(name)) {
                throw new ProblemException(new Problem.Unreadable(
                        "options",
                        "le membre « %s » est inconnu. Acceptés : %s.".formatted(name, String.join(", ", MEMBERS))));
            }
        });
        return new ImportRequest(
                text(body, "cible"),
                text(body, "profil"),
                text(body, "couche_fichier"),
                texts(body, "correspondance", "un objet : champ, nom de colonne"),
                epsg(body.path("crs")),
                text(body, "encodage"),
                yes(body, "reparer", true),
                missing(text(body, "absents")),
                yes(body, "garder_les_bonnes", false),
                texts(body, "choix", "un objet : règle (ou règle:ligne), décision"),
                corrections(body));
    }

    /** What is asked now, changed as a merge patch says: null takes a member away. */
    static ObjectNode merge(ObjectNode asked, JsonNode patch) {
        ObjectNode merged = asked.deepCopy();
        object(patch).properties().forEach(member -> {
            JsonNode value = member.getValue();
            if (value.isNull()) {
                merged.remove(member.getKey());
            } else if (value.isObject()) {
                JsonNode there = merged.path(member.getKey());
                ObjectNode base = there instanceof ObjectNode object ? object : merged.objectNode();
                merged.set(member.getKey(), merge(base, value));
            } else {
                merged.set(member.getKey(), value);
            }
        });
        return merged;
    }

    private static JsonNode object(JsonNode body) {
        if (!body.isObject()) {
            throw new ProblemException(new Problem.Unreadable("options", "ce doit être un objet JSON."));
        }
        return body;
    }

    private static Optional<JsonNode> find(JsonNode body, String name) {
        JsonNode value = body.path(name);
        return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    private static @Nullable String text(JsonNode body, String name) {
        return find(body, name).map(value -> text(name, value)).orElse(null);
    }

    private static String text(String name, JsonNode value) {
        if (!value.isTextual()
                || value.asText().length() > MAXIMUM_TEXT
                || value.asText().indexOf('\0') >= 0) {
            throw invalid(name, value, "un texte d'au plus %d caractères".formatted(MAXIMUM_TEXT));
        }
        return value.asText();
    }

    private static boolean yes(JsonNode body, String name, boolean otherwise) {
        return find(body, name)
                .map(value -> {
                    if (!value.isBoolean()) {
                        throw invalid(name, value, "true, false");
                    }
                    return value.asBoolean();
                })
                .orElse(otherwise);
    }

    private static Missing missing(@Nullable String text) {
        return text == null
                ? Missing.GARDER
                : Missing.find(text)
                        .orElseThrow(() ->
                                new ProblemException(new Problem.InvalidField("absents", text, "garder, supprimer")));
    }

    private static @Nullable Integer epsg(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        Matcher code = EPSG.matcher(value.asText().strip());
        if (!value.isValueNode() || !code.matches()) {
            throw invalid("crs", value, "un code EPSG, comme 2154");
        }
        return Integer.valueOf(code.group(1));
    }

    private static Map<String, String> texts(JsonNode body, String name, String accepted) {
        return find(body, name)
                .map(value -> {
                    if (!value.isObject()) {
                        throw invalid(name, value, accepted);
                    }
                    Map<String, String> texts = new LinkedHashMap<>();
                    value.properties()
                            .forEach(each ->
                                    texts.put(each.getKey(), text(name + "." + each.getKey(), each.getValue())));
                    return texts;
                })
                .orElse(Map.of());
    }

    private static Map<Long, Map<String, String>> corrections(JsonNode body) {
        Map<Long, Map<String, String>> corrections = new LinkedHashMap<>();
        find(body, "corrections").ifPresent(value -> {
            if (!value.isObject()) {
                throw invalid("corrections", value, "un objet : numéro de ligne, puis champ et texte");
            }
            value.fieldNames().forEachRemaining(row -> {
                if (!ROW.matcher(row).matches()) {
                    throw new ProblemException(
                            new Problem.InvalidField("corrections", row, "un numéro de ligne, à partir de 1"));
                }
                corrections.put(Long.valueOf(row), texts(value, row, "un objet : champ, texte"));
            });
        });
        return corrections;
    }

    private static ProblemException invalid(String name, JsonNode value, String accepted) {
        return new ProblemException(
                new Problem.InvalidField(name, value.isTextual() ? value.asText() : value.toString(), accepted));
    }
}
