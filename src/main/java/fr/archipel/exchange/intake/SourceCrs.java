package fr.archipel.exchange.intake;

import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.exchange.reader.LayerReader;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.sql.SQLException;

/** The reference system of a file's coordinates: the one a person says, else the file's; one that PostGIS knows. */
record SourceCrs(int epsg, boolean chosen) {
    private static final String ACCEPTED =
            "le code EPSG d'un système que PostGIS connaît : 2154 (Lambert-93), 3942 à 3950 (coniques conformes, 3950 pour CC50),"
                    + " 27572 (Lambert II étendu), 4326 (longitude et latitude), 3857 (Web Mercator)…";

    /** Throws {@link Problem.InvalidParameter} for {@code crs}. */
    static SourceCrs of(Session session, LayerReader reader, ImportRequest request) throws SQLException {
        if (request.epsg() == null && reader.crs().epsg().isEmpty()) {
            throw refused(reader.crs().name());
        }
        int code = request.epsg() == null ? reader.crs().epsg().getAsInt() : request.epsg();
        if (session.find(Sql.of("SELECT 1 FROM spatial_ref_sys WHERE srid = ?", code), row -> true)
                .isEmpty()) {
            throw refused("EPSG:" + code);
        }
        return new SourceCrs(code, request.epsg() != null);
    }

    private static ProblemException refused(String value) {
        return new ProblemException(new Problem.InvalidParameter("crs", value, ACCEPTED));
    }

    String name(Session session) throws SQLException {
        return session.find(
                        Sql.of("SELECT split_part(srtext, '\"', 2) FROM spatial_ref_sys WHERE srid = ?", epsg),
                        row -> row.getString(1))
                .orElse("EPSG:" + epsg);
    }
}
