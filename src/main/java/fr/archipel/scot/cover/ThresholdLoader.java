package fr.archipel.scot.cover;

import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.scot.cover.Patches.Change;
import fr.archipel.scot.cover.Patches.Nature;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Writes which polygons of a vintage of OCS GE the thresholds change ({@code ocsge_seuil}), within the caller's transaction. */
final class ThresholdLoader {
    private static final int CHUNK = 10_000;
    private static final int FETCH = 10_000;

    private final Session session;
    private final int vintage;
    private final Thresholds thresholds;
    private final Pace pace;

    ThresholdLoader(Session session, int vintage, Thresholds thresholds, Pace pace) {
        this.session = session;
        this.vintage = vintage;
        this.thresholds = thresholds;
        this.pace = pace;
    }

    void load() throws SQLException {
        session.update(Sql.of("DELETE FROM ocsge_seuil WHERE millesime = ?", vintage));
        if (isSilent()) {
            Patches patches = new Patches(thresholds.builtM2(), thresholds.othersM2());
            polygons(patches);
            pairs(patches);
            write(patches, patches.changes());
        }
    }

    /** Whether IGN's own field is missing somewhere. */
    private boolean isSilent() throws SQLException {
        return session.find(
                        Sql.of("SELECT 1 FROM ocsge WHERE millesime = ? AND artif_ign IS NULL LIMIT 1", vintage),
                        row -> true)
                .isPresent();
    }

    private void polygons(Patches patches) throws SQLException {
        pace.step("lecture des polygones", 0, 0);
        session.forEach(Sql.of("""
                SELECT o.id, o.surface_m2, coalesce(o.artif_ign, a.artificialise) AS etat, o.code_cs = 'CS1.1.1.1' AS bati,
                       o.artif_ign IS NOT NULL AS ign
                FROM ocsge o LEFT JOIN ocsge_artificialisation a USING (code_cs, code_us)
                WHERE o.millesime = ? ORDER BY o.id""", vintage), FETCH, row -> {
            boolean artificial = row.getBoolean(3);
            Nature nature = row.wasNull()
                    ? Nature.UNKNOWN
                    : !artificial ? Nature.NATURAL : row.getBoolean(4) ? Nature.BUILT : Nature.ARTIFICIAL;
            patches.polygon(row.getLong(1), row.getDouble(2), nature, row.getBoolean(5));
        });
    }

    /**
     * Those that share a line, one of them at least under the threshold. The vintage is told twice: were the two only equal, a
     * planner without statistics would join on it, each with all.
     */
    private void pairs(Patches patches) throws SQLException {
        for (int at = 0; at < patches.size(); at += CHUNK) {
            pace.step("seuils : voisinages", at, patches.size());
            long from = patches.id(at);
            long to = patches.id(Math.min(at + CHUNK, patches.size()) - 1);
            session.forEach(
                    Sql.of("""
                            SELECT a.id, b.id FROM ocsge a JOIN ocsge b ON b.geom && a.geom AND b.millesime = ? AND b.id <> a.id
                            WHERE a.id BETWEEN ? AND ? AND a.millesime = ? AND a.surface_m2 < ? AND (b.surface_m2 >= ? OR a.id < b.id)
                              AND ST_Relate(a.geom, b.geom, '****1****')""", vintage, from, to, vintage, thresholds.othersM2(), thresholds.othersM2()),
                    FETCH,
                    row -> patches.neighbours(row.getLong(1), row.getLong(2)));
        }
    }

    private void write(Patches patches, Change[] changes) throws SQLException {
        pace.step("seuils : écriture", 0, 0);
        List<Long> below = new ArrayList<>();
        List<Long> enclaves = new ArrayList<>();
        for (int i = 0; i < changes.length; i++) {
            if (changes[i] != Change.NONE) {
                (changes[i] == Change.BELOW ? below : enclaves).add(patches.id(i));
            }
            if (below.size() + enclaves.size() == CHUNK) {
                flush(below, enclaves);
            }
        }
        flush(below, enclaves);
        session.update(Sql.of("ANALYZE ocsge_seuil"));
    }

    private void flush(List<Long> below, List<Long> enclaves) throws SQLException {
        write(below, false, "sous_seuil");
        write(enclaves, true, "enclave");
        below.clear();
        enclaves.clear();
    }

    private void write(List<Long> ids, boolean artificial, String rule) throws SQLException {
        if (!ids.isEmpty()) {
            session.update(Sql.of(
                    "INSERT INTO ocsge_seuil (ocsge, millesime, artificialise, regle) SELECT id, ?, ?, ? FROM unnest(?::bigint[]) id",
                    vintage,
                    artificial,
                    rule,
                    ids.toArray(Long[]::new)));
        }
    }
}
