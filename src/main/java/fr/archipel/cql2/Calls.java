package fr.archipel.cql2;

import fr.archipel.cql2.Expression.Numeric;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a name with arguments is: a comparison function of the standard, a literal, or a function of ours. */
final class Calls {
    private Calls() {}

    static Expression make(String name, List<Expression> arguments, Place at) {
        var spatial = SpatialRelation.find(name);
        if (spatial.isPresent()) {
            two(name, arguments, at);
            return new Expression.Spatial(spatial.get(), arguments.get(0), arguments.get(1), at);
        }
        var temporal = TemporalRelation.find(name);
        if (temporal.isPresent()) {
            two(name, arguments, at);
            return new Expression.Temporal(temporal.get(), arguments.get(0), arguments.get(1), at);
        }
        var sets = SetRelation.find(name);
        if (sets.isPresent()) {
            two(name, arguments, at);
            return new Expression.Sets(sets.get(), arguments.get(0), arguments.get(1), at);
        }
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "DATE" -> new Expression.Day(day(written(name, arguments, at), at), at);
            case "TIMESTAMP" -> new Expression.Moment(moment(written(name, arguments, at), at), at);
            case "INTERVAL" -> interval(arguments, at);
            case "BBOX" -> new Expression.Shape(Shapes.box(numbers(arguments), at), at);
            default -> new Expression.Call(name, arguments, at);
        };
    }

    /** An end of an interval: a date, an instant, the double dot, or whatever gives an instant. */
    static Expression end(Expression written) {
        if (!(written instanceof Expression.Text text)) {
            return written;
        }
        if (text.value().equals("..")) {
            return new Expression.Unbounded(text.at());
        }
        return text.value().contains("T")
                ? new Expression.Moment(moment(text.value(), text.at()), text.at())
                : new Expression.Day(day(text.value(), text.at()), text.at());
    }

    static LocalDate day(String written, Place at) {
        try {
            return LocalDate.parse(written);
        } catch (DateTimeException e) {
            throw at.refuse("« %s » n'est pas une date AAAA-MM-JJ.".formatted(written));
        }
    }

    static OffsetDateTime moment(String written, Place at) {
        try {
            return OffsetDateTime.parse(written);
        } catch (DateTimeException e) {
            throw at.refuse("« %s » n'est pas un instant RFC 3339, comme 2026-11-21T10:00:00Z.".formatted(written));
        }
    }

    private static Expression interval(List<Expression> arguments, Place at) {
        two("INTERVAL", arguments, at);
        return new Expression.Interval(end(arguments.get(0)), end(arguments.get(1)), at);
    }

    private static void two(String name, List<Expression> arguments, Place at) {
        if (arguments.size() != 2) {
            throw at.refuse("%s attend deux arguments, il y en a %d.".formatted(name, arguments.size()));
        }
    }

    private static String written(String name, List<Expression> arguments, Place at) {
        if (arguments.size() == 1 && arguments.get(0) instanceof Expression.Text text) {
            return text.value();
        }
        throw at.refuse("%s attend un texte, par exemple DATE('2026-11-21').".formatted(name));
    }

    private static List<Double> numbers(List<Expression> arguments) {
        List<Double> numbers = new ArrayList<>();
        for (Expression argument : arguments) {
            if (!(argument instanceof Numeric number)) {
                throw argument.at().refuse("BBOX n'attend que des nombres.");
            }
            numbers.add(number.value().doubleValue());
        }
        return numbers;
    }
}
