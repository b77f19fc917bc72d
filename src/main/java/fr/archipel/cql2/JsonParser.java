package fr.archipel.cql2;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The JSON encoding (OGC 21-065r2, annex C) to the same tree as the text. */
final class JsonParser {
    private final Limits limits = new Limits();
    private int depth;

    private JsonParser() {}

    static Expression parse(JsonNode filter) {
        return new JsonParser().expression(filter, "");
    }

    private Expression expression(JsonNode node, String pointer) {
        Place at = Place.member(pointer);
        limits.part(at);
        Limits.depth(++depth, at);
        Expression read = read(node, pointer, at);
        depth--;
        return read;
    }

    private Expression read(JsonNode node, String pointer, Place at) {
        return switch (node.getNodeType()) {
            case STRING -> new Expression.Text(node.asText(), at);
            case NUMBER -> new Expression.Numeric(Numbers.checked(node.decimalValue(), at), at);
            case BOOLEAN -> new Expression.Bool(node.asBoolean(), at);
            case ARRAY -> new Expression.Items(each(node, pointer), at);
            case OBJECT -> object(node, pointer, at);
            default -> throw at.refuse("il faut un objet, un texte, un nombre, vrai ou faux, ou un tableau.");
        };
    }

    private Expression object(JsonNode node, String pointer, Place at) {
        if (node.path("op").isTextual()) {
            return operation(node.path("op").asText(), arguments(node, pointer), at);
        }
        if (node.path("property").isTextual()) {
            return new Expression.Property(node.path("property").asText(), at);
        }
        if (node.path("date").isTextual()) {
            return new Expression.Day(Calls.day(node.path("date").asText(), at), at);
        }
        if (node.path("timestamp").isTextual()) {
            return new Expression.Moment(Calls.moment(node.path("timestamp").asText(), at), at);
        }
        if (node.path("interval").isArray()) {
            return Calls.make("INTERVAL", each(node.path("interval"), inner(pointer, "interval")), at);
        }
        if (node.path("bbox").isArray() && !node.has("type")) {
            return Calls.make("BBOX", each(node.path("bbox"), inner(pointer, "bbox")), at);
        }
        if (node.path("type").isTextual()) {
            return new Expression.Shape(Shapes.ofJson(node, at), at);
        }
        throw at.refuse(
                "cet objet n'a ni « op », ni « property », ni « date », « timestamp », « interval », « bbox » ou « type ».");
    }

    private List<Expression> arguments(JsonNode node, String pointer) {
        if (!node.path("args").isArray()) {
            throw Place.member(pointer).refuse("« args » doit être un tableau.");
        }
        return each(node.path("args"), inner(pointer, "args"));
    }

    private static String inner(String pointer, String member) {
        return pointer.isEmpty() ? member : pointer + "." + member;
    }

    private List<Expression> each(JsonNode array, String pointer) {
        List<Expression> all = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            all.add(expression(array.get(i), pointer + "[" + i + "]"));
        }
        return all;
    }

    private static Expression operation(String op, List<Expression> a, Place at) {
        var comparator = Comparator.find(op);
        if (comparator.isPresent()) {
            count(op, a, 2, at);
            return new Expression.Comparison(comparator.get(), a.get(0), a.get(1), at);
        }
        var operator = Operator.find(op);
        if (operator.isPresent()) {
            count(op, a, 2, at);
            return new Expression.Arithmetic(operator.get(), a.get(0), a.get(1), at);
        }
        switch (op.toLowerCase(Locale.ROOT)) {
            case "and", "or" -> {
                if (a.size() < 2) {
                    throw wrongCount(op, "au moins 2", a, at);
                }
                return op.equalsIgnoreCase("and") ? new Expression.And(a, at) : new Expression.Or(a, at);
            }
            case "not" -> {
                count(op, a, 1, at);
                return new Expression.Not(a.get(0), at);
            }
            case "isnull" -> {
                count(op, a, 1, at);
                return new Expression.IsNull(a.get(0), at);
            }
            case "like" -> {
                count(op, a, 2, at);
                return new Expression.Like(a.get(0), a.get(1), at);
            }
            case "between" -> {
                count(op, a, 3, at);
                return new Expression.Between(a.get(0), a.get(1), a.get(2), at);
            }
            case "in" -> {
                count(op, a, 2, at);
                if (a.get(1) instanceof Expression.Items items) {
                    return new Expression.In(a.get(0), items.values(), at);
                }
                throw a.get(1).at().refuse("« in » attend un tableau de valeurs.");
            }
            default -> {
                return Calls.make(op, a, at);
            }
        }
    }

    private static void count(String op, List<Expression> arguments, int expected, Place at) {
        if (arguments.size() != expected) {
            throw wrongCount(op, String.valueOf(expected), arguments, at);
        }
    }

    private static ProblemException wrongCount(String op, String expected, List<Expression> arguments, Place at) {
        return at.refuse("« %s » attend %s argument(s), il y en a %d.".formatted(op, expected, arguments.size()));
    }
}
