package fr.archipel.cql2;

import fr.archipel.cql2.Expression.Call;
import fr.archipel.cql2.Expression.Comparison;
import fr.archipel.db.Sql;
import java.util.Optional;

/** {@code distance_m(a, b) <= 500} through the spatial index, which a comparison of numbers does not see. */
final class DistanceSql {
    private DistanceSql() {}

    /** Empty when the comparison is not one of a distance with a greatest value. */
    static Optional<Sql> find(Comparison of, FilterSql filter) {
        Comparison read = of.left() instanceof Call ? of : of.mirrored();
        boolean bounded = read.comparator() == Comparator.LESS || read.comparator() == Comparator.AT_MOST;
        if (!bounded
                || !(read.left() instanceof Call call)
                || !call.name().equalsIgnoreCase(Function.DISTANCE.id())
                || !(read.right() instanceof Expression.Numeric)) {
            return Optional.empty();
        }
        Sql distance = filter.typed(call, Type.NUMBER).sql();
        Sql greatest = filter.typed(read.right(), Type.NUMBER).sql();
        Sql a = filter.typed(call.arguments().get(0), Type.GEOMETRY).sql();
        Sql b = filter.typed(call.arguments().get(1), Type.GEOMETRY).sql();
        String type = filter.isGeodesic() ? "::geography" : "";
        return Optional.of(Sql.of("(ST_DWithin((")
                .add(a)
                .add(")" + type + ", (")
                .add(b)
                .add(")" + type + ", ")
                .add(greatest)
                .add(") AND ")
                .add(distance)
                .add(" " + read.comparator().sign + " ")
                .add(greatest)
                .add(")"));
    }
}
