package fr.archipel.request;

import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The query parameters of a request, read strictly: a parameter the address does not know, one given twice, or a value
 * that cannot be read is a {@link Problem}, never ignored.
 */
public final class Parameters {
    /** A key in the address; also the attribute of a request whose key was found good, where the address takes one. */
    public static final String API_KEY = "api-key";

    private final Map<String, String> values = new TreeMap<>();

    private Parameters() {}

    /** Reads the request's parameters; {@code accepted} are the names this address knows. */
    public static Parameters of(Context ctx, List<String> accepted) {
        Parameters parameters = new Parameters();
        boolean keyed = ctx.attribute(API_KEY) != null;
        ctx.queryParamMap().forEach((name, given) -> {
            if (keyed && name.equals(API_KEY) && given.size() == 1) {
                return;
            }
            if (!accepted.contains(name)) {
                throw new ProblemException(new Problem.UnknownParameter(name, accepted));
            }
            if (given.size() > 1) {
                throw new ProblemException(
                        new Problem.InvalidParameter(name, String.join(" ; ", given), "une seule valeur"));
            }
            parameters.values.put(name, given.get(0));
        });
        return parameters;
    }

    /** Parameters that come from elsewhere than an address; {@code accepted} as above. */
    public static Parameters of(Map<String, String> given, List<String> accepted) {
        Parameters parameters = new Parameters();
        given.forEach((name, value) -> {
            if (!accepted.contains(name)) {
                throw new ProblemException(new Problem.UnknownParameter(name, accepted));
            }
            parameters.values.put(name, value);
        });
        return parameters;
    }

    /** The same, one parameter having a value unless it was given one. */
    public Parameters otherwise(String name, String value) {
        Parameters parameters = new Parameters();
        parameters.values.putAll(values);
        parameters.values.putIfAbsent(name, value);
        return parameters;
    }

    /** The value as given, absent when missing; an empty value is a problem. */
    public Optional<String> find(String name) {
        Optional<String> value = Optional.ofNullable(values.get(name));
        if (value.filter(String::isBlank).isPresent()) {
            throw new ProblemException(new Problem.InvalidParameter(name, "", "une valeur non vide"));
        }
        // PostgreSQL holds no such text.
        if (value.filter(text -> text.indexOf('\0') >= 0).isPresent()) {
            throw invalid(name, value.get().replace('\0', '␀'), "un texte sans caractère nul");
        }
        return value;
    }

    /** Reads the value with {@code reader}, whose null or IllegalArgumentException means "not {@code accepted}". */
    public <T> Optional<T> find(String name, String accepted, Function<String, ? extends Optional<T>> reader) {
        return find(name).map(value -> {
            try {
                return reader.apply(value).orElseThrow(() -> invalid(name, value, accepted));
            } catch (IllegalArgumentException | java.time.DateTimeException e) {
                throw invalid(name, value, accepted);
            }
        });
    }

    /** A whole number between the bounds, both included. */
    public int integer(String name, int minimum, int maximum, int otherwise) {
        return find(
                        name,
                        "un entier de %d à %d".formatted(minimum, maximum),
                        text -> Optional.of(Integer.valueOf(text))
                                .filter(number -> number >= minimum && number <= maximum))
                .orElse(otherwise);
    }

    /** A number between the bounds, both included, with a point as decimal mark. */
    public Optional<Double> number(String name, double minimum, double maximum) {
        String accepted = "un nombre de %s à %s"
                .formatted(new BigDecimal(minimum).toPlainString(), new BigDecimal(maximum).toPlainString());
        return find(
                name,
                accepted,
                text -> Optional.of(Double.valueOf(text)).filter(number -> number >= minimum && number <= maximum));
    }

    /** One of {@code accepted}. */
    public Optional<String> choice(String name, List<String> accepted) {
        return find(name, String.join(", ", accepted), text -> Optional.of(text).filter(accepted::contains));
    }

    /** The values of a list separated by commas; a blank item is a problem. */
    public List<String> list(String name) {
        return find(name, "des valeurs séparées par des virgules", text -> {
                    List<String> items = new ArrayList<>();
                    for (String item : text.split(",", -1)) {
                        if (item.isBlank()) {
                            return Optional.<List<String>>empty();
                        }
                        items.add(item.trim());
                    }
                    return Optional.of(items);
                })
                .orElse(List.of());
    }

    /** All that was given, by name, for building links. */
    public Map<String, String> asMap() {
        return Map.copyOf(values);
    }

    private static ProblemException invalid(String name, String value, String accepted) {
        return new ProblemException(new Problem.InvalidParameter(name, value, accepted));
    }
}
