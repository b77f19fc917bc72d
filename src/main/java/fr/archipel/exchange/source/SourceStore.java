package fr.archipel.exchange.source;

import fr.archipel.db.Database;
import fr.archipel.db.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of the declared sources ({@code source_etat}). */
public final class SourceStore {
    private static final String SELECT = """
            SELECT s.source, to_char(s.verifie_le AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS verifie_le, s.etat, s.motif,
                   s.sha256, to_char(s.telecharge_le AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS telecharge_le,
                   i.id AS import, i.etat AS import_etat
            FROM source_etat s LEFT JOIN import i ON i.id = s.import""";

    private final Database database;

    public SourceStore(Database database) {
        this.database = database;
    }

    /** By source. */
    public Map<String, SourceState> list() {
        Map<String, SourceState> states = new LinkedHashMap<>();
        database.list(Sql.of(SELECT), SourceStore::read).forEach(state -> states.put(state.source(), state));
        return states;
    }

    public Optional<SourceState> find(String source) {
        return database.find(Sql.of(SELECT + " WHERE s.source = ?", source), SourceStore::read);
    }

    /** Looked at again, and still the same file. */
    void same(String source) {
        database.update(Sql.of("UPDATE source_etat SET verifie_le = now() WHERE source = ?", source));
    }

    /** The file of that digest was examined; {@code importId}: what it proposes, null when it would change nothing. */
    void examined(String source, String sha256, @Nullable String importId) {
        database.update(Sql.of(
                """
                INSERT INTO source_etat (source, verifie_le, etat, sha256, telecharge_le, import)
                VALUES (?, now(), ?, ?, now(), ?)
                ON CONFLICT (source) DO UPDATE
                SET verifie_le = now(), etat = excluded.etat, motif = NULL, sha256 = excluded.sha256, telecharge_le = now(),
                    import = excluded.import""",
                source,
                importId == null ? SourceState.Outcome.UP_TO_DATE.id() : SourceState.Outcome.PROPOSED.id(),
                sha256,
                importId));
    }

    /** A proposal that waits is left there. */
    void failed(String source, String reason) {
        database.update(Sql.of("""
                INSERT INTO source_etat (source, verifie_le, etat, motif) VALUES (?, now(), 'echec', ?)
                ON CONFLICT (source) DO UPDATE SET verifie_le = now(), etat = 'echec', motif = excluded.motif, sha256 = NULL""", source, reason));
    }

    private static SourceState read(ResultSet row) throws SQLException {
        return new SourceState(
                row.getString("source"),
                row.getString("verifie_le"),
                SourceState.Outcome.of(row.getString("etat")),
                row.getString("motif"),
                row.getString("sha256"),
                row.getString("telecharge_le"),
                row.getString("import"),
                row.getString("import_etat"));
    }
}
