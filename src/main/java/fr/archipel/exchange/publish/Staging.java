package fr.archipel.exchange.publish;

import fr.archipel.db.CopyText;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.exchange.reader.Column;
import fr.archipel.exchange.reader.LayerReader;
import fr.archipel.exchange.reader.Row;
import fr.archipel.layer.FieldType;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * A file's rows in a temporary table ({@code arrivee}: {@code numero}, {@code cle}, {@code c0}, {@code c1}…,
 * {@code geom}), and what was seen of them on the way.
 *
 * @param keyed rows that the file itself identifies
 * @param types OGC names of the geometries' types
 * @param extent of the geometries, in the file's reference system
 */
record Staging(long rows, long keyed, Set<String> types, Envelope extent) {

    /** Told now and then how many rows have been read. */
    @FunctionalInterface
    public interface Progress {
        void read(long rows);
    }

    static Staging fill(Session session, LayerReader reader, Progress progress) throws SQLException, IOException {
        List<Column> columns = reader.columns();
        StringBuilder names = new StringBuilder("numero bigint, cle text");
        for (int i = 0; i < columns.size(); i++) {
            names.append(", c")
                    .append(i)
                    .append(' ')
                    .append(sqlType(columns.get(i).type()));
        }
        session.update(Sql.of("CREATE TEMPORARY TABLE arrivee (" + names + ", geom geometry) ON COMMIT DROP"));
        CopyIn copy =
                session.connection().unwrap(PGConnection.class).getCopyAPI().copyIn("COPY pg_temp.arrivee FROM STDIN");
        Seen seen = new Seen(new CopyText(copy), progress);
        try {
            reader.read(seen::row);
            seen.out.flush();
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        return new Staging(seen.rows, seen.keyed, seen.types, seen.extent);
    }

    static String sqlType(FieldType type) {
        return switch (type) {
            case TEXT -> "text";
            case INTEGER -> "bigint";
            case DECIMAL -> "double precision";
            case BOOLEAN -> "boolean";
            case DATE -> "date";
            case TIMESTAMP -> "timestamptz";
            case TEXTS -> "text[]";
        };
    }

    private static final class Seen {
        private final CopyText out;
        private final Progress progress;
        private final Set<String> types = new TreeSet<>();
        private final Envelope extent = new Envelope();
        private long rows;
        private long keyed;

        Seen(CopyText out, Progress progress) {
            this.out = out;
            this.progress = progress;
        }

        void row(Row row) throws IOException {
            rows++;
            out.value(row.number()).value(row.key());
            if (row.key() != null) {
                keyed++;
            }
            row.values().forEach(out::value);
            Geometry geometry = row.geometry();
            out.geometry(geometry);
            if (geometry != null) {
                types.add(geometry.getGeometryType());
                extent.expandToInclude(geometry.getEnvelopeInternal());
            }
            out.endRow();
            if (rows % 1_000 == 0) {
                progress.read(rows);
            }
        }
    }
}
