package fr.archipel.analysis;

import fr.archipel.analysis.Pairs.Pair;
import fr.archipel.db.Database;
import fr.archipel.db.Sql;
import fr.archipel.layer.Layer;
import fr.archipel.territory.ObjetRef;
import java.util.ArrayList;
import java.util.List;

/** Pairs of objects of two layers, each found through the spatial index of its layer's own table. */
public final class PairStore {
    private static final String NEAR = """
            SELECT a.id AS a_id, a.nom AS a_nom, b.id AS b_id, b.nom AS b_nom,
                   m.distance AS mesure, m.distance AS ordre, NULL::geometry AS commun, 0 AS a_m2, 0 AS b_m2
            FROM a JOIN b ON ST_DWithin(a.geom, b.geom, ?) AND %s
            CROSS JOIN LATERAL (SELECT ST_Distance(a.geom, b.geom) AS distance OFFSET 0) m""";

    // A shared boundary is no overlap: at least 1 m², as for the communes of an object (V001).
    private static final String OVERLAPPING = """
            SELECT a.id AS a_id, a.nom AS a_nom, b.id AS b_id, b.nom AS b_nom,
                   m.surface AS mesure, -m.surface AS ordre, p.commun, ST_Area(a.geom) AS a_m2, ST_Area(b.geom) AS b_m2
            FROM a JOIN b ON ST_Intersects(a.geom, b.geom) AND %s
            CROSS JOIN LATERAL (
              SELECT CASE WHEN a.aire = b.aire OR ST_Covers(b.aire, a.aire) THEN a.aire
                          WHEN ST_Covers(a.aire, b.aire) THEN b.aire
                          ELSE ST_CollectionExtract(ST_Intersection(a.aire, b.aire), 3) END AS commun
              OFFSET 0) p
            CROSS JOIN LATERAL (SELECT ST_Area(p.commun) AS surface OFFSET 0) m
            WHERE m.surface >= 1""";

    // Ground shared by several pairs counts once; many pairs of fiches share the very same, and most others touch none.
    // The outer join keeps one row, with the count, when the page is empty.
    private static final String PAGE = """
            SELECT t.nombre, t.ensemble, p.*
            FROM (
              SELECT (SELECT count(*) FROM paire) AS nombre, coalesce(sum(ST_Area(u)), 0) AS ensemble
              FROM (
                SELECT CASE WHEN count(*) = 1 THEN (array_agg(commun))[1] ELSE ST_Union(commun) END AS u
                FROM (SELECT commun, ST_ClusterDBSCAN(commun, 0, 1) OVER () AS k
                      FROM (SELECT DISTINCT commun FROM paire) unique_) amas
                GROUP BY k) groupe) t
            LEFT JOIN LATERAL (
              SELECT a_id, a_nom, b_id, b_nom, mesure, ordre, a_m2, b_m2
              FROM paire
              WHERE ?::float8 IS NULL OR (ordre, a_id, b_id) > (?::float8, ?::text, ?::text)
              ORDER BY ordre, a_id, b_id
              LIMIT ?) p ON true""";

    private final Database database;

    public PairStore(Database database) {
        this.database = database;
    }

    /** The pairs at most {@code distanceM} apart, nearest first; {@link Pairs#measure()} means nothing. */
    Pairs near(PairQuery query, double distanceM) {
        return page(query, Sql.of(NEAR.formatted(once(query)), distanceM));
    }

    /** The pairs that share ground, largest first; {@link Pairs#measure()} is that ground in m², counted once. */
    Pairs overlapping(PairQuery query) {
        return page(query, Sql.of(OVERLAPPING.formatted(once(query))));
    }

    private Pairs page(PairQuery query, Sql pairs) {
        PairKey after = query.after();
        Double order = after == null ? null : after.order();
        Sql sql = Sql.of("WITH a AS (" + objects(query.a()) + "), b AS (" + objects(query.b())
                        + "), paire AS MATERIALIZED (")
                .add(pairs)
                .add(") ")
                .add(
                        PAGE,
                        order,
                        order,
                        after == null ? null : after.a(),
                        after == null ? null : after.b(),
                        query.limit() + 1);
        long[] matched = {0};
        double[] together = {0};
        List<Pair> items = new ArrayList<>();
        database.list(sql, row -> {
            matched[0] = row.getLong(1);
            together[0] = row.getDouble(2);
            String id = row.getString(3);
            return id == null
                    ? items.size()
                    : items.add(new Pair(
                            ObjetRef.of(query.a().id(), id, row.getString(4)),
                            ObjetRef.of(query.b().id(), row.getString(5), row.getString(6)),
                            row.getDouble(7),
                            row.getDouble(8),
                            row.getDouble(9),
                            row.getDouble(10)));
        });
        return new Pairs(query.limit(), matched[0], together[0], items);
    }

    private static String objects(Layer layer) {
        Layer.Storage storage = layer.storage();
        String geometry = Sql.name(storage.geometry());
        return "SELECT " + Sql.name(storage.key()) + "::text AS id, " + Sql.name(layer.label()) + "::text AS nom, "
                + geometry + " AS geom, "
                + (LayerKind.of(layer) == LayerKind.MIXED ? "ST_CollectionExtract(" + geometry + ", 3)" : geometry)
                + " AS aire FROM " + Sql.name(storage.table());
    }

    private static String once(PairQuery query) {
        return query.a().id().equals(query.b().id()) ? "a.id < b.id" : "true";
    }
}
