package fr.archipel.cql2;

import fr.archipel.cql2.Expression.And;
import fr.archipel.cql2.Expression.Between;
import fr.archipel.cql2.Expression.Comparison;
import fr.archipel.cql2.Expression.In;
import fr.archipel.cql2.Expression.IsNull;
import fr.archipel.cql2.Expression.Like;
import fr.archipel.cql2.Expression.Not;
import fr.archipel.cql2.Expression.Or;
import fr.archipel.cql2.Expression.Sets;
import fr.archipel.cql2.Expression.Text;
import fr.archipel.db.Sql;
import java.util.ArrayList;
import java.util.List;

/** Comparisons, lists and logic as SQL (OGC 21-065r2, 6 and 7.1 to 7.3, 7.8). */
final class PredicateSql {
    private final FilterSql filter;
    private final TemporalSql temporal;

    PredicateSql(FilterSql filter) {
        this.filter = filter;
        this.temporal = new TemporalSql(filter);
    }

    Value value(Expression predicate) {
        return Value.truth(sql(predicate));
    }

    private Sql sql(Expression predicate) {
        if (predicate instanceof And and) {
            return joined(" AND ", and.all());
        } else if (predicate instanceof Or or) {
            return joined(" OR ", or.any());
        } else if (predicate instanceof Not not) {
            return Sql.of("NOT (").add(filter.condition(not.value())).add(")");
        } else if (predicate instanceof Comparison comparison) {
            return comparison(comparison);
        } else if (predicate instanceof Like like) {
            return infix(
                    filter.typed(like.value(), Type.TEXT).sql(),
                    " LIKE ",
                    filter.typed(like.pattern(), Type.TEXT).sql());
        } else if (predicate instanceof Between between) {
            return between(between);
        } else if (predicate instanceof In in) {
            return in(in);
        } else if (predicate instanceof IsNull isNull) {
            return Sql.of("(").add(filter.value(isNull.value()).sql()).add(") IS NULL");
        } else if (predicate instanceof Sets sets) {
            return sets(sets);
        } else if (predicate instanceof Expression.Temporal relation) {
            return temporal.sql(relation);
        }
        throw new IllegalStateException("not a predicate: " + predicate);
    }

    private Sql joined(String word, List<Expression> conditions) {
        return Sql.of("(")
                .add(Sql.join(word, conditions.stream().map(filter::condition).toList()))
                .add(")");
    }

    private static Sql infix(Sql left, String sign, Sql right) {
        return Sql.of("(").add(left).add(sign).add(right).add(")");
    }

    private Sql comparison(Comparison of) {
        return DistanceSql.find(of, filter).orElseGet(() -> {
            List<Value> both = alike(List.of(of.left(), of.right()));
            Type type = both.get(0).type();
            if (type == Type.GEOMETRY || type == Type.TEXTS) {
                throw of.at()
                        .refuse(
                                type == Type.GEOMETRY
                                        ? "deux géométries se comparent par une fonction, comme S_INTERSECTS ou S_EQUALS."
                                        : "deux listes se comparent par une fonction, comme A_CONTAINS ou A_EQUALS.");
            }
            return infix(
                    both.get(0).sql(),
                    " " + of.comparator().sign + " ",
                    both.get(1).sql());
        });
    }

    private Sql between(Between of) {
        List<Value> three = alike(List.of(of.value(), of.low(), of.high()));
        return infix(
                three.get(0).sql(),
                " BETWEEN ",
                three.get(1).sql().add(" AND ").add(three.get(2).sql()));
    }

    private Sql in(In of) {
        if (of.among().isEmpty()) {
            throw of.at().refuse("IN attend au moins une valeur entre ses parenthèses.");
        }
        List<Expression> all = new ArrayList<>(List.of(of.value()));
        all.addAll(of.among());
        List<Value> values = alike(all);
        List<Sql> among =
                values.subList(1, values.size()).stream().map(Value::sql).toList();
        return infix(
                values.get(0).sql(),
                " IN ",
                Sql.of("(").add(Sql.join(", ", among)).add(")"));
    }

    /**
     * Values that compare: of one type, a text standing for a date beside a date, and a date for its first instant (in
     * UTC) beside an instant.
     */
    private List<Value> alike(List<Expression> expressions) {
        List<Value> values = new ArrayList<>();
        expressions.forEach(each -> values.add(filter.value(each)));
        boolean instants = values.stream().anyMatch(value -> value.type().isInstant());
        for (int i = 0; instants && i < values.size(); i++) {
            if (expressions.get(i) instanceof Text text) {
                values.set(i, filter.value(Calls.end(text)));
            }
        }
        if (values.stream().anyMatch(value -> value.type() == Type.TIMESTAMP)) {
            values.replaceAll(PredicateSql::firstInstant);
        }
        Type type = values.get(0).type();
        for (int i = 1; i < values.size(); i++) {
            if (values.get(i).type() != type) {
                throw expressions
                        .get(i)
                        .at()
                        .refuse("%s ne se compare pas à %s."
                                .formatted(values.get(i).type().words(), type.words()));
            }
        }
        return values;
    }

    private static Value firstInstant(Value value) {
        return value.type() == Type.DATE
                ? Value.of(Type.TIMESTAMP, Sql.of("((").add(value.sql()).add(")::timestamp AT TIME ZONE 'UTC')"))
                : value;
    }

    private Sql sets(Sets of) {
        Sql left = set(of.left());
        Sql right = set(of.right());
        List<Sql> conditions = new ArrayList<>();
        for (String sign : of.relation().signs()) {
            conditions.add(infix(left, " " + sign + " ", right));
        }
        return Sql.of("(").add(Sql.join(" AND ", conditions)).add(")");
    }

    /** A single value between parentheses is a list of one. */
    private Sql set(Expression expression) {
        Value value = filter.value(expression);
        return value.type() == Type.TEXTS
                ? value.sql()
                : filter.value(new Expression.Items(List.of(expression), expression.at()))
                        .sql();
    }
}
