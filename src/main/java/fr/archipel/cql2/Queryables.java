package fr.archipel.cql2;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The names a filter may use, in the order they are listed (OGC 19-079r2, 6.2: queryables).
 *
 * @param byName the property's name and what it stands for
 * @param geodesic whether geometries are stored in degrees: measures are then taken on the ellipsoid
 */
public record Queryables(Map<String, Queryable> byName, boolean geodesic) {

    /**
     * @param column SQL of the value, written by the program, never by a client
     * @param mixed of a geometry: whether a value may be a collection of unlike parts, which PostGIS does not relate
     */
    public record Queryable(String column, Type type, boolean mixed) {}

    public Queryables {
        byName = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    public Queryables(Map<String, Queryable> byName) {
        this(byName, false);
    }

    Optional<Queryable> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    List<String> names() {
        return List.copyOf(byName.keySet());
    }
}
