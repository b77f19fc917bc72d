package fr.archipel.cql2;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.locationtech.jts.geom.Geometry;

/** The tree of a filter, the same from text and from JSON. Types are not yet checked: {@link FilterSql} does. */
sealed interface Expression {

    Place at();

    record Text(String value, Place at) implements Expression {}

    record Numeric(BigDecimal value, Place at) implements Expression {}

    record Bool(boolean value, Place at) implements Expression {}

    record Day(LocalDate value, Place at) implements Expression {}

    record Moment(OffsetDateTime value, Place at) implements Expression {}

    /** The double dot: an end of an interval that is not bounded. */
    record Unbounded(Place at) implements Expression {}

    record Interval(Expression start, Expression end, Place at) implements Expression {}

    /** Coordinates as written, in the reference system of the filter, x before y. */
    record Shape(Geometry value, Place at) implements Expression {}

    record Items(List<Expression> values, Place at) implements Expression {
        public Items {
            values = List.copyOf(values);
        }
    }

    record Property(String name, Place at) implements Expression {}

    record Call(String name, List<Expression> arguments, Place at) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    record Arithmetic(Operator operator, Expression left, Expression right, Place at) implements Expression {}

    record Comparison(Comparator comparator, Expression left, Expression right, Place at) implements Expression {

        /** The same, read from right to left. */
        Comparison mirrored() {
            return new Comparison(comparator.mirrored(), /* left= */ right, /* right= */ left, at);
        }
    }

    record Like(Expression value, Expression pattern, Place at) implements Expression {}

    record Between(Expression value, Expression low, Expression high, Place at) implements Expression {}

    record In(Expression value, List<Expression> among, Place at) implements Expression {
        public In {
            among = List.copyOf(among);
        }
    }

    record IsNull(Expression value, Place at) implements Expression {}

    record And(List<Expression> all, Place at) implements Expression {
        public And {
            all = List.copyOf(all);
        }
    }

    record Or(List<Expression> any, Place at) implements Expression {
        public Or {
            any = List.copyOf(any);
        }
    }

    record Not(Expression value, Place at) implements Expression {}

    record Spatial(SpatialRelation relation, Expression left, Expression right, Place at) implements Expression {}

    record Temporal(TemporalRelation relation, Expression left, Expression right, Place at) implements Expression {}

    record Sets(SetRelation relation, Expression left, Expression right, Place at) implements Expression {}
}
