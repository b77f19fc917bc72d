package fr.archipel.scot.cover;

import fr.archipel.db.Database;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was computed, of which state of the data, and computing it again. A computation is one transaction that sees one state:
 * whoever reads meanwhile reads the former result whole, and a process that is killed leaves it there.
 */
public final class CalculationStore {
    private static final String DONE = """
            SELECT c.source, c.genre, c.de, c.vers, c.version_source, c.polygones, c.duree_ms, c.calcule_le, c.empreinte, c.contours, c.regles,
                   c.version_source = s.version AND c.version_communes = k.version AND c.regles = %s AS a_jour
            FROM occupation_calcul c
            JOIN version_couche k ON k.layer = 'communes'
            JOIN version_couche s ON s.layer = 'occupation-' || c.source""";

    // What decides the nature of a polygon besides the polygon: thresholds and matrix, or the reading of uses.
    private static final String RULES = """
            CASE c.source WHEN 'ocsge' THEN
              ? || ' ' || (SELECT md5(string_agg(concat_ws(' ', code_cs, code_us, artificialise, impermeable), ',' ORDER BY code_cs, code_us))
                           FROM ocsge_artificialisation)
            ELSE (SELECT md5(string_agg(code_us || coalesce(urbanise::text, ''), ',' ORDER BY code_us)) FROM ocs2d_urbanise) END""";

    private final Database database;

    public CalculationStore(Database database) {
        this.database = database;
    }

    /** Something that is kept. {@code duree} in ms; {@code polygones}: of a stock, the vintage's; of a flux, pieces that changed. */
    record Done(
            Job job,
            long versionSource,
            long polygones,
            long duree,
            OffsetDateTime calculeLe,
            String empreinte,
            String contours,
            String regles,
            boolean current) {}

    /** Throws {@link Problem.Unavailable} when the default rule set has none. */
    Thresholds thresholds() {
        return database.with(CalculationStore::thresholds);
    }

    private static Thresholds thresholds(Session session) throws SQLException {
        Map<String, BigDecimal> found =
                session.list(Sql.of("""
                                SELECT DISTINCT ON (p.cle) p.cle, p.valeur FROM regle_parametre p JOIN regle r ON r.id = p.regle AND r.par_defaut
                                WHERE p.cle IN ('seuil_bati', 'seuil_autres') AND p.perimetre = 'france' AND p.valeur IS NOT NULL
                                  AND p.valide_du <= current_date AND (p.valide_au IS NULL OR p.valide_au >= current_date)
                                ORDER BY p.cle, p.valide_du DESC"""), row -> Map.entry(row.getString(1), row.getBigDecimal(2))).stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        BigDecimal built = found.get("seuil_bati");
        BigDecimal others = found.get("seuil_autres");
        if (built == null || others == null) {
            throw new ProblemException(
                    new Problem.Unavailable(
                            "Le jeu de règles par défaut n'a pas de seuil d'artificialisation en vigueur (seuil_bati, seuil_autres)."));
        }
        return new Thresholds(
                built,
                others,
                "code de l'urbanisme, annexe de l'art. R. 101-1 (décret n° 2023-1096 du 27 novembre 2023)");
    }

    /** All that is kept, by job. */
    Map<Job, Done> listDone() {
        return database.with(CalculationStore::listDone);
    }

    private static Map<Job, Done> listDone(Session session) throws SQLException {
        return session.list(Sql.of(DONE.formatted(RULES), thresholds(session).text()), CalculationStore::done).stream()
                .collect(Collectors.toMap(Done::job, Function.identity()));
    }

    /** What should be there: the stock of every vintage, and what changed from each to the next. */
    List<Job> listWanted() {
        return database.with(session -> {
            List<Job> wanted = new ArrayList<>();
            for (CoverSource source : CoverSource.values()) {
                List<Integer> vintages = CoverStore.vintages(session, source);
                vintages.forEach(vintage -> wanted.add(Job.stock(source, vintage)));
                for (int i = 1; i < vintages.size(); i++) {
                    wanted.add(Job.flux(source, vintages.get(i - 1), vintages.get(i)));
                }
            }
            return wanted;
        });
    }

    /** Forgets what was computed on a vintage that is no longer there. */
    void forget(Job job) {
        database.doInTransaction(session -> {
            session.update(Sql.of(
                    "DELETE FROM occupation_flux WHERE source = ? AND ? IN (de, vers)",
                    job.source().id(),
                    job.de()));
            session.update(Sql.of(
                    "DELETE FROM occupation_stock WHERE source = ? AND millesime = ?",
                    job.source().id(),
                    job.de()));
            session.update(Sql.of(
                    "DELETE FROM occupation_calcul WHERE source = ? AND ? IN (de, vers)",
                    job.source().id(),
                    job.de()));
            if (job.source() == CoverSource.OCSGE) {
                session.update(Sql.of("DELETE FROM ocsge_seuil WHERE millesime = ?", job.de()));
            }
        });
    }

    /**
     * Computes and keeps, or finds that what is kept is right. {@code forced}: computes in any case. {@code backend}: told the
     * session's number, by which it can be ended. False when another process computes.
     */
    boolean compute(Job job, boolean forced, Pace pace, IntConsumer backend) {
        return database.with(session -> {
            if (!session.find(
                            Sql.of("SELECT pg_try_advisory_lock(hashtext('archipel occupation'), 33)"),
                            row -> row.getBoolean(1))
                    .orElse(false)) {
                return false;
            }
            try {
                session.find(Sql.of("SELECT pg_backend_pid()"), row -> row.getInt(1))
                        .ifPresent(backend::accept);
                analyse(session, job.source());
                session.inTransaction(inside -> {
                    settings(inside);
                    compute(inside, job, forced, pace);
                    return true;
                });
                return true;
            } finally {
                backend.accept(0);
                session.find(Sql.of("SELECT pg_advisory_unlock(hashtext('archipel occupation'), 33)"), row -> true);
            }
        });
    }

    /** A table just filled has no statistics yet. Before the transaction, whose locks would hold an import; not while one writes. */
    private static void analyse(Session session, CoverSource source) throws SQLException {
        boolean changed =
                session.find(Sql.of("""
                                SELECT n_mod_since_analyze > 0.05 * greatest(n_live_tup, 1) FROM pg_stat_user_tables
                                WHERE relid = ?::regclass""", source.id()), row -> row.getBoolean(1)).orElse(false);
        if (changed) {
            session.update(Sql.of("ANALYZE (SKIP_LOCKED) " + source.id()));
        }
    }

    /** One state for all statements; no limit of time; the work ends by itself when nobody is there any more. */
    private static void settings(Session session) throws SQLException {
        session.update(Sql.of("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"));
        session.update(Sql.of("SET LOCAL statement_timeout = 0"));
        session.update(Sql.of("SET LOCAL idle_in_transaction_session_timeout = 0"));
        session.update(Sql.of("SET LOCAL client_connection_check_interval = '2s'"));
        session.update(Sql.of("SET LOCAL work_mem = '64MB'"));
    }

    private static void compute(Session session, Job job, boolean forced, Pace pace) throws SQLException {
        long start = System.nanoTime();
        pace.step("vérification de ce qui a changé", 0, 0);
        Thresholds thresholds = thresholds(session);
        Map<Job, Done> done = listDone(session);
        if (job.bases().stream()
                .anyMatch(base -> !done.containsKey(base) || !done.get(base).current())) {
            return; // The polygons changed since the stocks were computed: they go first.
        }
        @Nullable Done known = done.get(job);
        State state = state(session, job, thresholds, known);
        if (!forced
                && known != null
                && known.empreinte.equals(state.print)
                && known.contours.equals(state.contours)
                && known.regles.equals(state.rules)) {
            session.update(Sql.of(
                    "UPDATE occupation_calcul SET version_source = ?, version_communes = ? WHERE (source, genre, de, vers) = (?, ?, ?, ?)",
                    state.source,
                    state.communes,
                    job.source().id(),
                    job.kind().id(),
                    job.de(),
                    job.vers()));
            return;
        }
        long count;
        if (job.kind() == Job.Kind.STOCK) {
            if (job.source() == CoverSource.OCSGE) {
                new ThresholdLoader(session, job.de(), thresholds, pace).load();
            }
            count = new StockLoader(session, job.source(), job.de(), pace).load();
        } else {
            count = new FluxLoader(session, job, pace).load();
        }
        session.update(Sql.of(
                """
                INSERT INTO occupation_calcul (source, genre, de, vers, version_source, version_communes, empreinte, contours, regles,
                  polygones, duree_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (source, genre, de, vers) DO UPDATE SET version_source = excluded.version_source,
                  version_communes = excluded.version_communes, empreinte = excluded.empreinte, contours = excluded.contours,
                  regles = excluded.regles, polygones = excluded.polygones, duree_ms = excluded.duree_ms, calcule_le = excluded.calcule_le""",
                job.source().id(),
                job.kind().id(),
                job.de(),
                job.vers(),
                state.source,
                state.communes,
                state.print,
                state.contours,
                state.rules,
                count,
                (System.nanoTime() - start) / 1_000_000));
    }

    /** What a computation depends on. */
    private record State(long source, long communes, String print, String contours, String rules) {}

    private static State state(Session session, Job job, Thresholds thresholds, @Nullable Done known)
            throws SQLException {
        State state = session.find(
                        Sql.of(
                                """
                                SELECT s.version, k.version, g.contours, %s
                                FROM (SELECT ?::text AS source) c
                                JOIN version_couche s ON s.layer = 'occupation-' || c.source
                                JOIN version_couche k ON k.layer = 'communes'
                                CROSS JOIN (SELECT md5(string_agg(insee || md5(geom::bytea), ',' ORDER BY insee)) AS contours FROM commune) g""".formatted(RULES),
                                thresholds.text(),
                                job.source().id()),
                        row -> new State(row.getLong(1), row.getLong(2), "", row.getString(3), row.getString(4)))
                .orElseThrow();
        String print = known != null && known.versionSource == state.source ? known.empreinte : print(session, job);
        return new State(state.source, state.communes, print, state.contours, state.rules);
    }

    /** Of all the polygons of the job's vintages. */
    private static String print(Session session, Job job) throws SQLException {
        return session.find(
                        Sql.of(
                                """
                                SELECT concat_ws(' ', count(*), sum(hashtextextended(concat_ws('|', id, millesime, code_cs, code_us, %s), 33)::numeric),
                                                 sum(id::numeric * geometry_hash(geom)))
                                FROM %s WHERE millesime IN (?, ?)""".formatted(
                                                job.source() == CoverSource.OCSGE ? "artif_ign" : "NULL",
                                                job.source().id()),
                                job.de(),
                                job.vers()),
                        row -> row.getString(1))
                .orElseThrow();
    }

    /** Ends the statement that session {@code backend} runs. */
    void interrupt(int backend) {
        database.find(Sql.of("SELECT pg_cancel_backend(?)", backend), row -> true);
    }

    /** The first year the law measures in net artificialisation, as the default rule set has it. */
    Optional<Integer> firstNetYear() {
        return database.find(Sql.of("""
                        SELECT p.valeur::integer FROM regle_parametre p JOIN regle r ON r.id = p.regle AND r.par_defaut
                        WHERE p.cle = 'artificialisation_debut' AND p.perimetre = 'france' AND p.valeur IS NOT NULL
                        ORDER BY p.valide_du DESC LIMIT 1"""), row -> row.getInt(1));
    }

    private static Done done(ResultSet row) throws SQLException {
        CoverSource source = CoverSource.find(row.getString("source")).orElseThrow();
        int de = row.getInt("de");
        int vers = row.getInt("vers");
        return new Done(
                row.getString("genre").equals("stock") ? Job.stock(source, de) : Job.flux(source, de, vers),
                row.getLong("version_source"),
                row.getLong("polygones"),
                row.getLong("duree_ms"),
                row.getObject("calcule_le", OffsetDateTime.class),
                row.getString("empreinte"),
                row.getString("contours"),
                row.getString("regles"),
                row.getBoolean("a_jour"));
    }
}
