package fr.archipel.exchange.publish;

import fr.archipel.db.DatabaseException;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.exchange.reader.LayerReader;
import fr.archipel.layer.Layer;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * Where a file's coordinates are, and where they go: to Lambert-93 inside its area of use, else they stay degrees.
 *
 * @param from EPSG code of the file's coordinates
 * @param to 2154 or 4326
 */
record Place(int from, int to) {
    private static final int DEGREES = 4326;
    /** EPSG:2154: metropolitan France with its waters, and Corsica. */
    private static final Envelope FRANCE = new Envelope(-9.86, 10.38, 41.15, 51.56);

    private static final Envelope WORLD = new Envelope(-180.001, 180.001, -90.001, 90.001);

    /** The system that was asked for, else the file's; it must be one that PostGIS knows. */
    static int source(Session session, LayerReader reader, @Nullable Integer asked) throws SQLException {
        if (asked == null && reader.crs().epsg().isEmpty()) {
            String name = reader.crs().name();
            throw new ProblemException(new Problem.Unreadable(
                    reader.name(),
                    (name.isEmpty()
                                    ? "le fichier ne dit pas son système de coordonnées"
                                    : "son système de coordonnées, « %s », n'est pas reconnu".formatted(name))
                            + " ; ajoutez --crs, par exemple --crs EPSG:2154."));
        }
        int code = asked == null ? reader.crs().epsg().getAsInt() : asked;
        boolean known = session.find(Sql.of("SELECT 1 FROM spatial_ref_sys WHERE srid = ?", code), row -> true)
                .orElse(false);
        if (!known) {
            throw new ProblemException(new Problem.InvalidParameter(
                    "--crs", "EPSG:" + code, "un code que PostGIS connaît, comme EPSG:2154, EPSG:3950 ou EPSG:4326"));
        }
        return code;
    }

    /** {@code extent}: of the geometries, in the system {@code from}; null when there is none. */
    static Place of(Session session, int from, Envelope extent, String file) throws SQLException {
        if (extent.isNull()) {
            return new Place(from, Layer.Storage.LAMBERT_93);
        }
        Envelope degrees = from == DEGREES
                ? extent
                : degrees(session, from, extent).orElseThrow(() -> outside(file, from, extent));
        if (!WORLD.contains(degrees)) {
            throw outside(file, from, extent);
        }
        return new Place(from, FRANCE.contains(degrees) ? Layer.Storage.LAMBERT_93 : DEGREES);
    }

    private static Optional<Envelope> degrees(Session session, int from, Envelope box) throws SQLException {
        // A point that cannot be transformed fails the statement, and the transaction goes on without it.
        java.sql.Savepoint before = session.connection().setSavepoint();
        try {
            Optional<Envelope> found = session.find(
                    Sql.of(
                            """
                            SELECT ST_XMin(e), ST_XMax(e), ST_YMin(e), ST_YMax(e) FROM (
                              SELECT ST_Extent(ST_Transform(ST_Segmentize(ST_MakeEnvelope(?, ?, ?, ?, ?),
                                greatest(?::float8, 1e-9)), 4326)) AS e) boite""",
                            box.getMinX(),
                            box.getMinY(),
                            box.getMaxX(),
                            box.getMaxY(),
                            from,
                            Math.max(box.getWidth(), box.getHeight()) / 32),
                    row -> new Envelope(row.getDouble(1), row.getDouble(2), row.getDouble(3), row.getDouble(4)));
            return found.filter(e -> Double.isFinite(e.getMinX() + e.getMaxX() + e.getMinY() + e.getMaxY()));
        } catch (SQLException e) {
            if (DatabaseException.of(e).state().startsWith("XX")) {
                session.connection().rollback(before);
                return Optional.empty();
            }
            throw e;
        }
    }

    private static ProblemException outside(String file, int from, Envelope extent) {
        return new ProblemException(new Problem.Unreadable(
                file,
                "les coordonnées (x de %s à %s, y de %s à %s) ne sont pas en EPSG:%d ; dites leur système, par exemple --crs EPSG:2154."
                        .formatted(extent.getMinX(), extent.getMaxX(), extent.getMinY(), extent.getMaxY(), from)));
    }

    /** The geometry of a row of {@code arrivee}, in SQL. */
    String expression() {
        String stored = "ST_SetSRID(geom, " + from + ")";
        return from == to ? stored : "ST_Transform(" + stored + ", " + to + ")";
    }
}
