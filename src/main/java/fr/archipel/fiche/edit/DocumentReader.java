package fr.archipel.fiche.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import fr.archipel.json.Json;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what people send, value by value, into the form the document keeps: texts without blanks around, lists without
 * repeats and in the document's order, euros to the cent. Whether what is named exists is {@link FicheChecksStore}' affair.
 */
final class DocumentReader {
    private static final BigDecimal MOST_EUROS = new BigDecimal("100000000000");
    private static final List<String> ROLES = List.of("porte_sur", "dessert", "mentionne");

    private DocumentReader() {}

    /** Problems: 400 for an unknown member, 422 for a value that does not fit. */
    static Map<Field, JsonNode> read(JsonNode body, List<String> also) {
        if (!body.isObject()) {
            throw new ProblemException(new Problem.Unreadable("", "Le corps doit être un objet JSON."));
        }
        Map<Field, JsonNode> values = new EnumMap<>(Field.class);
        body.properties().forEach(member -> {
            Field field = Field.find(member.getKey()).orElse(null);
            if (field != null) {
                values.put(field, value(field, member.getValue()));
            } else if (!also.contains(member.getKey())) {
                throw unknown(member.getKey(), also);
            }
        });
        return values;
    }

    private static ProblemException unknown(String name, List<String> also) {
        List<String> accepted = new ArrayList<>(also);
        accepted.addAll(Field.ids());
        return new ProblemException(new Problem.Unreadable(
                "", "Le champ « %s » est inconnu. Champs acceptés : %s.".formatted(name, String.join(", ", accepted))));
    }

    static JsonNode value(Field field, JsonNode given) {
        if (given.isNull()) {
            if (field.nullable) {
                return NullNode.getInstance();
            }
            throw invalid(field, given, "une valeur ; ce champ ne peut pas être vide");
        }
        return switch (field.kind) {
            case TEXT -> text(field, given);
            case CODE -> code(field, given);
            case YEAR -> year(field, given);
            case EUROS -> euros(field, given);
            case CODES -> codes(field, given);
            case OBJECTS -> objects(field, given);
            case SHAPES -> Traces.read(field, given);
        };
    }

    private static JsonNode text(Field field, JsonNode given) {
        String text = given.asText().strip();
        if (!given.isTextual() || text.isEmpty() || text.length() > field.maximum || text.indexOf('\0') >= 0) {
            throw invalid(field, given, "un texte de 1 à %d caractères".formatted(field.maximum));
        }
        return new TextNode(text);
    }

    private static JsonNode code(Field field, JsonNode given) {
        if (!given.isTextual() || !field.codes.contains(given.asText())) {
            throw invalid(field, given, String.join(", ", field.codes) + (field.nullable ? ", ou null" : ""));
        }
        return given;
    }

    private static JsonNode year(Field field, JsonNode given) {
        if (!given.isIntegralNumber() || !given.canConvertToInt() || given.asInt() < 1990 || given.asInt() > 2100) {
            throw invalid(field, given, "une année de 1990 à 2100, ou null");
        }
        return new IntNode(given.asInt());
    }

    private static JsonNode euros(Field field, JsonNode given) {
        String accepted = "un montant en euros, de 0 à 100 milliards, au centime, ou null";
        if (!given.isNumber() || (given.isDouble() && !Double.isFinite(given.doubleValue()))) {
            throw invalid(field, given, accepted);
        }
        BigDecimal amount = given.decimalValue();
        // The exponent first: setScale on 1e999999999 would need the memory of that many digits.
        if (amount.signum() < 0
                || amount.precision() - (long) amount.scale() > 13
                || amount.stripTrailingZeros().scale() > 2
                || amount.compareTo(MOST_EUROS) > 0) {
            throw invalid(field, given, accepted);
        }
        return new DecimalNode(amount.setScale(2, RoundingMode.UNNECESSARY));
    }

    private static JsonNode codes(Field field, JsonNode given) {
        String accepted = "une liste d'au plus %d codes, chacun une fois".formatted(field.maximum);
        if (!given.isArray() || given.size() > field.maximum) {
            throw invalid(field, given, accepted);
        }
        List<String> codes = new ArrayList<>();
        for (JsonNode code : given) {
            if (!code.isTextual() || code.asText().indexOf('\0') >= 0 || codes.contains(code.asText())) {
                throw invalid(field, code, accepted);
            }
            codes.add(code.asText());
        }
        if (field == Field.COMMUNES) {
            codes.sort(Comparator.naturalOrder());
        }
        ArrayNode list = Json.MAPPER.createArrayNode();
        codes.forEach(list::add);
        return list;
    }

    private static JsonNode objects(Field field, JsonNode given) {
        String accepted = "une liste d'au plus %d liens {layer, id, role}, role : %s"
                .formatted(field.maximum, String.join(", ", ROLES));
        if (!given.isArray() || given.size() > field.maximum) {
            throw invalid(field, given, accepted);
        }
        List<ObjectNode> links = new ArrayList<>();
        for (JsonNode link : given) {
            boolean fits = link.isObject()
                    && link.size() == 3
                    && link.path("layer").isTextual()
                    && link.path("id").isTextual()
                    && ROLES.contains(link.path("role").asText())
                    && link.toString().indexOf("\\u0000") < 0;
            if (!fits) {
                throw invalid(field, link, accepted);
            }
            ObjectNode kept = Json.object()
                    .put("layer", link.path("layer").asText())
                    .put("id", link.path("id").asText())
                    .put("role", link.path("role").asText());
            if (links.contains(kept)) {
                throw invalid(field, link, "chaque lien une seule fois");
            }
            links.add(kept);
        }
        links.sort(Comparator.comparing((ObjectNode l) -> l.path("layer").asText())
                .thenComparing(l -> l.path("id").asText())
                .thenComparing(l -> l.path("role").asText()));
        ArrayNode list = Json.MAPPER.createArrayNode();
        list.addAll(links);
        return list;
    }

    /** Whether two values of the document are the same; numbers by value, at any depth. */
    static boolean same(JsonNode a, JsonNode b) {
        if (a.isNumber() && b.isNumber()) {
            return a.decimalValue().compareTo(b.decimalValue()) == 0;
        }
        if (!a.isContainerNode() || a.getNodeType() != b.getNodeType() || a.size() != b.size()) {
            return a.equals(b);
        }
        if (a.isObject()) {
            return a.properties().stream().allMatch(member -> {
                JsonNode other = b.get(member.getKey());
                return other != null && same(member.getValue(), other);
            });
        }
        for (int i = 0; i < a.size(); i++) {
            if (!same(a.get(i), b.get(i))) {
                return false;
            }
        }
        return true;
    }

    static ProblemException invalid(Field field, JsonNode value, String accepted) {
        return new ProblemException(
                new Problem.InvalidField(field.id, value.isTextual() ? value.asText() : value.toString(), accepted));
    }
}
