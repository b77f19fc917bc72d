package fr.archipel.cql2;

import fr.archipel.cql2.Expression.Interval;
import fr.archipel.cql2.Expression.Temporal;
import fr.archipel.cql2.Expression.Unbounded;
import fr.archipel.db.Sql;
import java.util.List;

/**
 * Relations in time as SQL (OGC 21-065r2, 7.7). Operands are closed intervals; an instant starts and ends with itself.
 * Dates compare as dates; beside an instant, a date is its whole day in UTC.
 */
final class TemporalSql {
    private final FilterSql filter;

    /** @param dates whether both ends are dates, an open end counting as either */
    private record Span(Value start, Value end, boolean dates) {}

    TemporalSql(FilterSql filter) {
        this.filter = filter;
    }

    Sql sql(Temporal of) {
        Span first = span(of.left(), of);
        Span second = span(of.right(), of);
        boolean dates = first.dates && second.dates;
        List<Sql> ends = List.of(
                end(first.start, dates, true),
                end(first.end, dates, false),
                end(second.start, dates, true),
                end(second.end, dates, false));
        Sql condition = Sql.of("(");
        for (String word : of.relation().condition.split(" ", -1)) {
            int at = List.of("s1", "e1", "s2", "e2").indexOf(word);
            condition = at < 0 ? condition.add(" " + word + " ") : condition.add(ends.get(at));
        }
        return condition.add(")");
    }

    private Span span(Expression operand, Temporal of) {
        if (operand instanceof Interval interval) {
            Value start = instant(interval.start(), "-infinity");
            Value end = instant(interval.end(), "infinity");
            return new Span(start, end, start.type() != Type.TIMESTAMP && end.type() != Type.TIMESTAMP);
        }
        if (!of.relation().ofInstants) {
            throw operand.at()
                    .refuse("%s compare deux intervalles : INTERVAL('2021-01-01', '2026-12-31')."
                            .formatted(of.relation().id()));
        }
        Value instant = instant(Calls.end(operand), "");
        return new Span(instant, instant, instant.type() == Type.DATE);
    }

    /** A date, an instant, or an open end: an interval of its own type, written once the other end is known. */
    private Value instant(Expression expression, String open) {
        if (expression instanceof Unbounded) {
            if (open.isEmpty()) {
                throw expression.at().refuse("« .. » n'a de sens que dans un intervalle.");
            }
            return Value.of(Type.INTERVAL, Sql.of("'" + open + "'"));
        }
        Value value = filter.value(expression);
        if (!value.type().isInstant()) {
            throw expression
                    .at()
                    .refuse("il faut une date ou un instant, et ceci est %s."
                            .formatted(value.type().words()));
        }
        return value;
    }

    private static Sql end(Value value, boolean dates, boolean start) {
        Sql sql = value.sql();
        return switch (value.type()) {
            case INTERVAL -> sql.add(dates ? "::date" : "::timestamptz");
            case TIMESTAMP -> sql;
            default ->
                dates
                        ? sql
                        : Sql.of(start ? "((" : "(((")
                                .add(sql)
                                .add(start ? ")::timestamp" : " + 1)::timestamp - interval '1 microsecond')")
                                .add(" AT TIME ZONE 'UTC')");
        };
    }
}
