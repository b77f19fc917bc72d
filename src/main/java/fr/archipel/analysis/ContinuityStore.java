package fr.archipel.analysis;

import fr.archipel.analysis.Continuity.Gap;
import fr.archipel.analysis.Continuity.Piece;
import fr.archipel.db.Database;
import fr.archipel.db.Sql;
import fr.archipel.layer.Layer;
import fr.archipel.territory.ObjetRef;
import java.util.ArrayList;
import java.util.List;

/** Measures the continuity of a layer of lines. */
public final class ContinuityStore {
    /** The field whose codes split the lengths, where a layer has it. */
    static final String STATUS = "statut";

    // One statement, so that sets and gaps speak of the same state. A section drawn in several pieces is not taken as
    // unbroken: its pieces are grouped like any others.
    private static final String SQL = """
            WITH morceau AS (
              SELECT o.id, o.nom, o.statut, d.path[1] AS rang, d.geom
              FROM (%s) o CROSS JOIN LATERAL ST_Dump(ST_LineMerge(o.geom)) d),
            groupe AS MATERIALIZED (
              SELECT *, ST_ClusterDBSCAN(geom, ?, 1) OVER (ORDER BY id, rang) AS ensemble FROM morceau),
            rupture AS (
              SELECT DISTINCT ON (a.ensemble, b.ensemble)
                     a.ensemble, b.ensemble AS vers, a.id, a.nom, b.id AS vers_id, b.nom AS vers_nom, m.distance,
                     ST_LineInterpolatePoint(ST_ShortestLine(a.geom, b.geom), 0.5) AS milieu
              FROM groupe a JOIN groupe b ON a.ensemble < b.ensemble
              CROSS JOIN LATERAL (SELECT ST_Distance(a.geom, b.geom) AS distance OFFSET 0) m
              ORDER BY a.ensemble, b.ensemble, m.distance, a.id, b.id)
            SELECT ensemble, id, nom, statut, ST_Length(geom), NULL, NULL, NULL, NULL, NULL, NULL, rang
            FROM groupe
            UNION ALL
            SELECT ensemble, id, nom, NULL, NULL, vers, vers_id, vers_nom, distance, ST_X(milieu), ST_Y(milieu), 0
            FROM rupture
            ORDER BY 2, 12""";

    private final Database database;

    public ContinuityStore(Database database) {
        this.database = database;
    }

    /** Pieces at most {@code toleranceM} apart hold together. */
    Continuity measure(Layer layer, double toleranceM) {
        List<Piece> pieces = new ArrayList<>();
        List<Gap> gaps = new ArrayList<>();
        database.list(Sql.of(SQL.formatted(objects(layer)), toleranceM), row -> {
            ObjetRef objet = ObjetRef.of(layer.id(), row.getString(2), row.getString(3));
            String to = row.getString(7);
            return to == null
                    ? pieces.add(new Piece(objet, row.getInt(1), row.getString(4), row.getDouble(5)))
                    : gaps.add(new Gap(
                            row.getInt(1),
                            row.getInt(6),
                            objet,
                            ObjetRef.of(layer.id(), to, row.getString(8)),
                            row.getDouble(9),
                            row.getDouble(10),
                            row.getDouble(11)));
        });
        return new Continuity(pieces, gaps);
    }

    private static String objects(Layer layer) {
        Layer.Storage storage = layer.storage();
        String status = layer.findField(STATUS).isPresent() ? Sql.name(STATUS) + "::text" : "NULL::text";
        return "SELECT " + Sql.name(storage.key()) + "::text AS id, " + Sql.name(layer.label()) + "::text AS nom, "
                + status + " AS statut, " + Sql.name(storage.geometry()) + " AS geom FROM "
                + Sql.name(storage.table());
    }
}
