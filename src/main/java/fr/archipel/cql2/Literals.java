package fr.archipel.cql2;

import fr.archipel.db.Sql;
import org.locationtech.jts.geom.Geometry;

/** How a geometry written in a filter reaches the reference system of the stored ones ({@code filter-crs}). */
@FunctionalInterface
public interface Literals {

    /** Whether its coordinates can be those of places: no latitude is beyond a pole. */
    default boolean isOnEarth(Geometry written) {
        return true;
    }

    /** @param written coordinates x before y, whatever the axis order of the reference system */
    Sql stored(Geometry written);
}
