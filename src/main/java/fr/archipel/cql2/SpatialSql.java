package fr.archipel.cql2;

import fr.archipel.cql2.Expression.Shape;
import fr.archipel.cql2.Expression.Spatial;
import fr.archipel.db.Sql;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.operation.relateng.RelateNG;
import org.locationtech.jts.operation.relateng.RelatePredicate;

/**
 * Relations in space as SQL (OGC 21-065r2, 7.4 to 7.6). PostGIS relates no collection of unlike parts: those go through
 * {@code cql2_relation} (V020), by sets of points. Two literals are compared here and now, as written.
 */
final class SpatialSql {
    private final FilterSql filter;

    SpatialSql(FilterSql filter) {
        this.filter = filter;
    }

    /** Whether it is a collection whose parts are of unlike kinds. */
    static boolean isMixed(Geometry geometry) {
        return geometry.getClass() == GeometryCollection.class;
    }

    Value value(Spatial of) {
        if (of.left() instanceof Shape left && of.right() instanceof Shape right) {
            return Value.truth(Sql.of("?", relate(of.relation(), left.value(), right.value())));
        }
        Value left = filter.typed(of.left(), Type.GEOMETRY);
        Value right = filter.typed(of.right(), Type.GEOMETRY);
        Sql arguments = left.sql().add(", ").add(right.sql()).add(")");
        return Value.truth(
                switch (of.relation()) {
                    case INTERSECTS -> Sql.of("ST_Intersects(").add(arguments);
                    case DISJOINT -> Sql.of("NOT ST_Intersects(").add(arguments);
                    default ->
                        left.mixed() || right.mixed()
                                ? Sql.of("cql2_relation(?, ", of.relation().id())
                                        .add(arguments)
                                : Sql.of(name(of.relation()) + "(").add(arguments);
                });
    }

    private static String name(SpatialRelation relation) {
        return switch (relation) {
            case EQUALS -> "ST_Equals";
            case TOUCHES -> "ST_Touches";
            case WITHIN -> "ST_Within";
            case OVERLAPS -> "ST_Overlaps";
            case CROSSES -> "ST_Crosses";
            case CONTAINS -> "ST_Contains";
            case INTERSECTS, DISJOINT -> "ST_Intersects";
        };
    }

    private static boolean relate(SpatialRelation relation, Geometry a, Geometry b) {
        return RelateNG.relate(
                a,
                b,
                switch (relation) {
                    case INTERSECTS -> RelatePredicate.intersects();
                    case DISJOINT -> RelatePredicate.disjoint();
                    case EQUALS -> RelatePredicate.equalsTopo();
                    case TOUCHES -> RelatePredicate.touches();
                    case WITHIN -> RelatePredicate.within();
                    case OVERLAPS -> RelatePredicate.overlaps();
                    case CROSSES -> RelatePredicate.crosses();
                    case CONTAINS -> RelatePredicate.contains();
                });
    }
}
