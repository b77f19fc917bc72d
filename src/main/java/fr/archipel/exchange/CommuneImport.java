package fr.archipel.exchange;

import fr.archipel.db.Database;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the contours of the communes by those of a file, all or none. EPCI and SCoT perimeters and every object's
 * communes follow, in the same transaction; links between fiches and communes stay.
 */
public final class CommuneImport {
    private final Database database;

    public CommuneImport(Database database) {
        this.database = database;
    }

    /**
     * @param read contours in the file
     * @param replaced communes whose contour was (or, in a dry run, would be) replaced
     * @param ignored contours of communes that are not ours
     * @param faults why nothing was changed; empty when the import went through
     * @param surfaceBeforeKm2 area of the territory before
     * @param movedObjects objects whose list of communes changes
     */
    public record Report(
            int read,
            int replaced,
            int ignored,
            List<String> faults,
            double surfaceBeforeKm2,
            double surfaceAfterKm2,
            int movedObjects) {}

    /** With {@code dryRun} everything is tried and nothing kept. */
    public Report run(List<Path> files, String source, LocalDate date, boolean dryRun) {
        ContourFile file = ContourFile.read(files);
        List<String> faults = new ArrayList<>(file.faults());
        Map<String, String> known = known();
        known.forEach((insee, nom) -> {
            if (!file.contours().containsKey(insee)) {
                faults.add("Il manque la commune %s (%s).".formatted(nom, insee));
            }
        });
        int ours = (int)
                file.contours().keySet().stream().filter(known::containsKey).count();
        if (!faults.isEmpty()) {
            return new Report(file.contours().size(), 0, file.contours().size() - ours, faults, 0, 0, 0);
        }
        return database.inTransaction(session -> {
            session.update(Sql.of("LOCK TABLE commune IN EXCLUSIVE MODE"));
            session.update(Sql.of("SET LOCAL statement_timeout = '10min'"));
            double before = surface(session);
            session.update(
                    Sql.of(
                            "CREATE TEMPORARY TABLE avant ON COMMIT DROP AS"
                                    + " SELECT layer, objet_id, array_agg(insee ORDER BY insee) AS communes FROM objet_commune GROUP BY 1, 2"));
            int replaced = replace(session, file, source, date);
            Report report = new Report(
                    file.contours().size(),
                    replaced,
                    file.contours().size() - replaced,
                    List.of(),
                    before,
                    surface(session),
                    moved(session));
            if (dryRun) {
                session.connection().rollback();
            }
            return report;
        });
    }

    private Map<String, String> known() {
        Map<String, String> known = new LinkedHashMap<>();
        database.list(
                Sql.of("SELECT insee, nom FROM commune ORDER BY insee"),
                row -> known.put(row.getString(1), row.getString(2)));
        return known;
    }

    private static int replace(Session session, ContourFile file, String source, LocalDate date) throws SQLException {
        session.update(
                Sql.of(
                        "CREATE TEMPORARY TABLE contour (insee text PRIMARY KEY, geom geometry(Geometry, 2154)) ON COMMIT DROP"));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        file.contours().forEach((insee, contour) -> rows.add(List.of(insee, contour)));
        session.updateAll("INSERT INTO contour VALUES (?, ?)", rows);
        // One statement: perimeters and objects are recomputed once.
        return session.update(Sql.of("""
                UPDATE commune c
                SET geom = ST_Multi(ST_ForcePolygonCCW(n.geom)), precision = 'officielle', sources = ARRAY[?::text],
                    date_maj = ?
                FROM contour n WHERE n.insee = c.insee""", source, date));
    }

    private static double surface(Session session) throws SQLException {
        return session.find(Sql.of("SELECT sum(ST_Area(geom)) / 1e6 FROM commune"), row -> row.getDouble(1))
                .orElse(0.0);
    }

    private static int moved(Session session) throws SQLException {
        return session.find(Sql.of("""
                                SELECT count(*) FROM avant a
                                FULL JOIN (SELECT layer, objet_id, array_agg(insee ORDER BY insee) AS communes
                                           FROM objet_commune GROUP BY 1, 2) n USING (layer, objet_id)
                                WHERE a.communes IS DISTINCT FROM n.communes"""), row -> row.getInt(1)).orElse(0);
    }
}
