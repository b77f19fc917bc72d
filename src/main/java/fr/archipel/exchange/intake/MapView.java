package fr.archipel.exchange.intake;

import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Rows that wait and the places of their findings, as GeoJSON for a map; what needs eyes comes first. */
record MapView(Session session, Arrival arrival, Destination to) {
    static final String EMPTY = "{\"type\":\"FeatureCollection\",\"features\":[]}";

    /**
     * In CRS84. Objects have {@code ligne}, {@code etat} (the action), {@code objet}, {@code phrase}; findings with a place
     * of their own are points with {@code regle} and {@code severite} too.
     *
     * @param bbox west, south, east, north, degrees; null for all
     */
    String features(double @Nullable [] bbox, int limit) throws SQLException {
        if (!to.hasGeometry()) {
            return EMPTY;
        }
        Sql within = bbox == null
                ? Sql.of("true")
                : Sql.of(
                        "a.geom && ST_Transform(ST_MakeEnvelope(?, ?, ?, ?, 4326), ?)",
                        bbox[0],
                        bbox[1],
                        bbox[2],
                        bbox[3],
                        to.target().srid());
        Sql placed = bbox == null
                ? Sql.of("true")
                : Sql.of("p.lieu && ST_MakeEnvelope(?, ?, ?, ?, 4326)", bbox[0], bbox[1], bbox[2], bbox[3]);
        Sql sql = Sql.of("WITH objets AS (SELECT a.n, a.ligne, a.action, a.cle::text AS objet, a.geom FROM "
                        + arrival.sql() + " a WHERE a.geom IS NOT NULL AND ")
                .add(within)
                .add(" ORDER BY a.action <> 'rejete', a.action = 'inchange', a.n LIMIT ?),", limit)
                .add(
                        " lieux AS (SELECT p.ligne, p.regle, p.severite, p.phrase, p.lieu FROM import_probleme p WHERE p.import = ? AND p.lieu IS NOT NULL AND p.severite <> 'information' AND ",
                        arrival.id())
                .add(placed)
                .add(" ORDER BY p.severite <> 'erreur', p.ligne, p.n LIMIT ?)", limit)
                .add("""
                         SELECT json_build_object('type', 'FeatureCollection', 'features', coalesce((SELECT json_agg(f) FROM (
                          SELECT json_build_object('type', 'Feature', 'id', o.n, 'geometry', ST_AsGeoJSON(ST_Transform(o.geom, 4326), 7, 0)::json,
                            'properties', json_build_object('ligne', o.ligne, 'etat', o.action, 'objet', o.objet, 'phrase',
                              (SELECT p.phrase FROM import_probleme p WHERE p.import = ? AND p.ligne = o.ligne
                               ORDER BY p.severite <> 'erreur', p.severite <> 'avertissement', p.n LIMIT 1))) AS f FROM objets o
                          UNION ALL
                          SELECT json_build_object('type', 'Feature', 'geometry', ST_AsGeoJSON(l.lieu, 7, 0)::json,
                            'properties', json_build_object('ligne', l.ligne, 'etat', 'probleme', 'regle', l.regle, 'severite', l.severite, 'phrase', l.phrase))
                          FROM lieux l) tous), '[]'::json))::text""", arrival.id());
        return session.find(sql, row -> row.getString(1)).orElse(EMPTY);
    }
}
