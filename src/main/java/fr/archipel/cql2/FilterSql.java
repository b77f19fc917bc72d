package fr.archipel.cql2;

import fr.archipel.cql2.Expression.Arithmetic;
import fr.archipel.cql2.Expression.Bool;
import fr.archipel.cql2.Expression.Call;
import fr.archipel.cql2.Expression.Day;
import fr.archipel.cql2.Expression.Moment;
import fr.archipel.cql2.Expression.Numeric;
import fr.archipel.cql2.Expression.Property;
import fr.archipel.cql2.Expression.Shape;
import fr.archipel.cql2.Expression.Text;
import fr.archipel.db.Sql;
import java.util.ArrayList;
import java.util.List;

/**
 * The tree as SQL: every value bound, every name one of the queryables, types checked on the way. What is unknown stays
 * unknown: SQL's logic of three values is that of the standard (OGC 21-065r2, table 1).
 */
final class FilterSql {
    private final Queryables queryables;
    private final Literals literals;
    private final PredicateSql predicates = new PredicateSql(this);
    private final SpatialSql spatial = new SpatialSql(this);

    FilterSql(Queryables queryables, Literals literals) {
        this.queryables = queryables;
        this.literals = literals;
    }

    /** A condition. */
    Sql condition(Expression expression) {
        return typed(expression, Type.BOOLEAN).sql();
    }

    /** The value, which must be of that type; a text stands for the date it writes. */
    Value typed(Expression expression, Type type) {
        Value value = value(expression);
        if (value.type() == type) {
            return value;
        }
        if (type.isInstant() && expression instanceof Text) {
            return value(Calls.end(expression));
        }
        throw expression
                .at()
                .refuse("il faut %s, et ceci est %s."
                        .formatted(type.words(), value.type().words()));
    }

    boolean isGeodesic() {
        return queryables.geodesic();
    }

    Value value(Expression expression) {
        if (expression instanceof Property property) {
            return property(property);
        } else if (expression instanceof Text text) {
            return Value.of(Type.TEXT, Sql.of("?", text.value()));
        } else if (expression instanceof Numeric number) {
            return Value.of(Type.NUMBER, Sql.of("?", Numbers.bound(number.value())));
        } else if (expression instanceof Bool bool) {
            return Value.truth(Sql.of("?", bool.value()));
        } else if (expression instanceof Day day) {
            return Value.of(Type.DATE, Sql.of("?", day.value()));
        } else if (expression instanceof Moment moment) {
            return Value.of(Type.TIMESTAMP, Sql.of("?", moment.value()));
        } else if (expression instanceof Shape shape) {
            if (!literals.isOnEarth(shape.value())) {
                throw shape.at().refuse("une latitude dépasse 90 degrés ; vérifiez l'ordre des coordonnées.");
            }
            return new Value(literals.stored(shape.value()), Type.GEOMETRY, SpatialSql.isMixed(shape.value()));
        } else if (expression instanceof Arithmetic arithmetic) {
            return arithmetic(arithmetic);
        } else if (expression instanceof Call call) {
            return call(call);
        } else if (expression instanceof Expression.Items items) {
            return items(items);
        } else if (expression instanceof Expression.Spatial relation) {
            return spatial.value(relation);
        } else if (expression instanceof Expression.Interval || expression instanceof Expression.Unbounded) {
            throw expression
                    .at()
                    .refuse("un intervalle ne se compare que par une fonction de temps, comme T_INTERSECTS.");
        } else {
            return predicates.value(expression);
        }
    }

    private Value property(Property property) {
        return queryables
                .find(property.name())
                .map(known -> new Value(Sql.of(known.column()), known.type(), known.mixed()))
                .orElseThrow(() -> property.at()
                        .refuse("« %s » n'est pas un champ interrogeable. Champs : %s."
                                .formatted(property.name(), String.join(", ", queryables.names()))));
    }

    /** Division is exact, and by zero gives the unknown. */
    private Value arithmetic(Arithmetic of) {
        Sql left = typed(of.left(), Type.NUMBER).sql();
        Sql right = typed(of.right(), Type.NUMBER).sql();
        return Value.of(
                Type.NUMBER,
                switch (of.operator()) {
                    case PLUS -> infix(left, " + ", right);
                    case MINUS -> infix(left, " - ", right);
                    case TIMES -> infix(left, " * ", right);
                    case DIVIDE ->
                        Sql.of("(").add(left).add(" * 1.0 / nullif(").add(right).add(", 0))");
                    case MODULO -> exact("mod(", left, right);
                    case WHOLE -> exact("div(", left, right);
                    case POWER ->
                        Sql.of("power((")
                                .add(left)
                                .add(")::double precision, (")
                                .add(right)
                                .add(")::double precision)");
                });
    }

    private static Sql infix(Sql left, String sign, Sql right) {
        return Sql.of("(").add(left).add(sign).add(right).add(")");
    }

    private static Sql exact(String function, Sql left, Sql right) {
        return Sql.of(function + "(")
                .add(left)
                .add(")::numeric, nullif((")
                .add(right)
                .add(")::numeric, 0))");
    }

    private Value call(Call call) {
        Function function = Function.find(call.name())
                .orElseThrow(() -> call.at()
                        .refuse("la fonction « %s » n'existe pas ; /ogc/functions les liste.".formatted(call.name())));
        List<Function.Argument> expected = function.arguments();
        if (call.arguments().size() != expected.size()) {
            throw call.at()
                    .refuse("%s attend %d argument(s), il y en a %d."
                            .formatted(
                                    function.id(),
                                    expected.size(),
                                    call.arguments().size()));
        }
        List<Sql> given = new ArrayList<>();
        for (int i = 0; i < expected.size(); i++) {
            given.add(argument(function, expected.get(i), call.arguments().get(i)));
        }
        return Value.of(function.result(), fill(function.sql(queryables.geodesic()), given));
    }

    private Sql argument(Function function, Function.Argument expected, Expression given) {
        Value value = value(given);
        if (!expected.types().contains(value.type())) {
            throw given.at()
                    .refuse("l'argument « %s » de %s ne peut pas être %s."
                            .formatted(
                                    expected.name(), function.id(), value.type().words()));
        }
        return value.sql();
    }

    /** The template with each {@code %s} replaced in order; the values bound follow. */
    private static Sql fill(String template, List<Sql> arguments) {
        String[] around = template.split("%s", -1);
        Sql filled = Sql.of(around[0]);
        for (int i = 0; i < arguments.size(); i++) {
            filled = filled.add(arguments.get(i)).add(around[i + 1]);
        }
        return filled;
    }

    /** A list written in the filter: a set of texts, as the lists of the layers are. */
    private Value items(Expression.Items items) {
        List<Sql> texts = new ArrayList<>();
        for (Expression item : items.values()) {
            Value value = value(item);
            if (value.type() == Type.GEOMETRY || value.type() == Type.TEXTS) {
                throw item.at()
                        .refuse("un élément d'une liste ne peut pas être %s."
                                .formatted(value.type().words()));
            }
            texts.add(Sql.of("(").add(value.sql()).add(")::text"));
        }
        return Value.of(Type.TEXTS, Sql.of("ARRAY[").add(Sql.join(", ", texts)).add("]::text[]"));
    }
}
