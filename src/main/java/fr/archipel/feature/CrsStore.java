package fr.archipel.feature;

import fr.archipel.db.Columns;
import fr.archipel.db.Database;
import fr.archipel.db.DatabaseException;
import fr.archipel.db.Sql;
import fr.archipel.geo.Bbox;
import fr.archipel.geo.CrsBox;
import fr.archipel.geo.ServedCrs;
import fr.archipel.layer.Layer;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/** What PostGIS says of reference systems beyond the common ones: whether it has them, where a layer lies, transformed boxes. */
final class CrsStore {
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final double AROUND_DEG = 3;
    private static final int KEPT_LAYERS = 1_000;

    private record Extent(@Nullable Bbox box, Instant read) {}

    private final Database database;
    private final Set<Integer> known = ConcurrentHashMap.newKeySet();
    private final Map<Layer, Extent> extents = new ConcurrentHashMap<>();

    CrsStore(Database database) {
        this.database = database;
    }

    /** Refuses a system that PostGIS does not have, or whose area of use lies away from the layer. */
    void check(ItemsQuery query) {
        query.unusual().forEach((parameter, crs) -> check(query.layer(), parameter, crs));
    }

    private void check(Layer layer, String parameter, ServedCrs crs) {
        if (!isKnown(crs.srid())) {
            throw refused(parameter, crs, "un système de coordonnées que PostGIS connaît");
        }
        Bbox area = crs.definition().area();
        Bbox extent = area == null ? null : extent(layer);
        if (area != null && extent != null && !area.meets(extent)) {
            throw refused(
                    parameter,
                    crs,
                    "un système de coordonnées dont la zone d'usage rencontre la couche (« %s » sert ailleurs)"
                            .formatted(crs.definition().name()));
        }
    }

    private static ProblemException refused(String parameter, ServedCrs crs, String accepted) {
        return new ProblemException(new Problem.InvalidParameter(parameter, crs.uri(), accepted));
    }

    private boolean isKnown(int srid) {
        if (known.contains(srid)) {
            return true;
        }
        boolean found = database.find(
                        Sql.of("SELECT true FROM spatial_ref_sys WHERE srid = ?", srid), row -> row.getBoolean(1))
                .orElse(false);
        if (found) {
            known.add(srid);
        }
        return found;
    }

    /** A minute old at most; null for a layer without geometries. */
    private @Nullable Bbox extent(Layer layer) {
        Extent last = extents.get(layer);
        if (last == null || last.read.plus(KEPT).isBefore(Instant.now())) {
            if (extents.size() > KEPT_LAYERS) {
                extents.clear();
            }
            last = new Extent(read(layer), Instant.now());
            extents.put(layer, last);
        }
        return last.box;
    }

    private @Nullable Bbox read(Layer layer) {
        Sql sql = Sql.of("SELECT CASE WHEN e IS NOT NULL THEN ARRAY[ST_XMin(e), ST_YMin(e), ST_XMax(e), ST_YMax(e)] END"
                + " AS bbox FROM (SELECT ST_Extent(" + Sql.name(layer.storage().geometry()) + ") AS e FROM "
                + Sql.name(layer.storage().table()) + " OFFSET 0) etendue");
        return database.find(sql, row -> Columns.decimals(row, "bbox"))
                .filter(box -> box.length == 4)
                .map(box -> Bbox.ofStored(layer.storage().srid(), box))
                .orElse(null);
    }

    /** What of the box can hold stored features, in the system they are stored in; empty when nothing can. */
    Optional<Geometry> stored(CrsBox box) {
        return box.crs().isTransformedBySql() ? transformed(box) : box.toStored();
    }

    /** Cut to the system's area of use and a little around it: far beyond, a transformation may fail. */
    private Optional<Geometry> transformed(CrsBox box) {
        ServedCrs crs = box.crs();
        Bbox area = crs.definition().area();
        Bbox limits = area == null || area.west() > area.east() ? Bbox.lambert93Area() : area;
        Sql sql = Sql.of(
                """
                SELECT ST_AsBinary(ST_Transform(ST_Intersection(?::geometry, ST_Expand(ST_Envelope(ST_Transform(
                         ST_Segmentize(ST_MakeEnvelope(?, ?, ?, ?, 4326), 1), ?::integer)), 1)), ?::integer))""",
                box.outline(),
                Math.max(limits.west() - AROUND_DEG, -180),
                Math.max(limits.south() - AROUND_DEG, -89),
                Math.min(limits.east() + AROUND_DEG, 180),
                Math.min(limits.north() + AROUND_DEG, 89),
                crs.srid(),
                crs.storedSrid());
        try {
            return database.find(sql, row -> row.getBytes(1))
                    .map(wkb -> geometry(wkb, crs.storedSrid()))
                    .filter(geometry -> !geometry.isEmpty());
        } catch (DatabaseException e) {
            if (e.state().startsWith("XX")) {
                throw refused("bbox-crs", crs, "un système de coordonnées où l'emprise demandée a un sens");
            }
            throw e;
        }
    }

    private static Geometry geometry(byte[] wkb, int srid) {
        try {
            Geometry geometry = new WKBReader().read(wkb);
            geometry.setSRID(srid);
            return geometry;
        } catch (ParseException e) {
            throw new IllegalStateException("PostGIS sent WKB that does not read", e);
        }
    }
}
