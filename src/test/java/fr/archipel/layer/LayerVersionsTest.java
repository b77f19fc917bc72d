package fr.archipel.layer;

import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.db.Database;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.support.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class LayerVersionsTest {
    private static final TestDatabase TEST = TestDatabase.loaded();
    private static final Database DATABASE = TEST.database();
    private static final LayerVersions VERSIONS = new LayerVersions(DATABASE);

    @AfterAll
    static void close() {
        TEST.close();
    }

    @Test
    void every_table_that_a_layer_reads_raises_its_version() {
        Sql unfollowed = Sql.of("""
                WITH RECURSIVE lu(oid) AS (
                  SELECT ?::regclass::oid
                  UNION
                  SELECT d.refobjid FROM lu
                  JOIN pg_rewrite r ON r.ev_class = lu.oid
                  JOIN pg_depend d ON d.objid = r.oid AND d.classid = 'pg_rewrite'::regclass
                   AND d.refclassid = 'pg_class'::regclass)
                SELECT c.relname FROM lu JOIN pg_class c USING (oid)
                WHERE c.relkind IN ('r', 'p') AND NOT EXISTS (
                  SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = 'suivre_version_' || ?)""");
        for (Layer layer : TestDatabase.catalogue().listLayers()) {
            Sql sql = Sql.of(unfollowed.text(), layer.storage().table(), layer.id());
            assertThat(DATABASE.list(sql, row -> row.getString(1)))
                    .as(layer.id())
                    .isEmpty();
            assertThat(VERSIONS.version(layer.id())).as(layer.id()).isPositive();
        }
    }

    @Test
    void what_follows_from_a_boundary_follows_in_the_versions() {
        Map<String, LayerVersions.Version> before = VERSIONS.all();
        DATABASE.update(Sql.of("""
                UPDATE commune SET geom = ST_Multi(ST_Buffer(geom, -1))
                WHERE insee = (SELECT insee FROM fiche_commune WHERE role = 'localisation' LIMIT 1)"""));
        assertThat(raised(before)).contains("communes", "epci", "scot", "fiches", "friches", "zae", "ev5");
    }

    @Test
    void an_edit_raises_its_layer_and_what_rests_on_it_and_nothing_else() {
        Map<String, LayerVersions.Version> before = VERSIONS.all();
        DATABASE.update(Sql.of("""
                UPDATE friche SET remarque = 'Vue' WHERE id = (
                  SELECT id FROM friche f WHERE NOT EXISTS (
                    SELECT FROM fiche_objet o WHERE (o.layer, o.objet_id) = ('friches', f.id)) ORDER BY id LIMIT 1)"""));
        assertThat(raised(before)).containsExactly("friches");

        Map<String, LayerVersions.Version> then = VERSIONS.all();
        DATABASE.update(Sql.of("UPDATE partie SET nom = nom || ' ' WHERE code = (SELECT min(code) FROM partie)"));
        assertThat(raised(then)).containsExactly("fiches");
        assertThat(VERSIONS.find("fiches").orElseThrow().modifie())
                .isAfter(then.get("fiches").modifie());
    }

    @Test
    void what_is_rolled_back_raises_nothing() throws SQLException {
        Map<String, LayerVersions.Version> before = VERSIONS.all();
        DATABASE.with(session -> {
            session.connection().setAutoCommit(false);
            session.update(Sql.of("UPDATE zae SET remarque = 'Non'"));
            session.connection().rollback();
            session.update(Sql.of("UPDATE parc SET remarque = remarque"));
            session.connection().commit();
            session.connection().setAutoCommit(true);
            return true;
        });
        assertThat(raised(before)).contains("parcs").doesNotContain("zae");
    }

    @Test
    void a_layer_that_nothing_follows_has_no_version() {
        assertThat(VERSIONS.find("inconnue")).isEmpty();
        assertThat(VERSIONS.version("inconnue")).isZero();
    }

    @Test
    void a_published_table_is_followed_by_one_call_truncation_included() {
        DATABASE.update(Sql.of("CREATE TABLE \"Relevés 2026\" (id integer PRIMARY KEY)"));
        follow();
        long first = VERSIONS.version("releves");
        assertThat(first).isGreaterThan(1_700_000_000_000L);
        DATABASE.update(Sql.of("INSERT INTO \"Relevés 2026\" SELECT generate_series(1, 3)"));
        long second = VERSIONS.version("releves");
        DATABASE.update(Sql.of("TRUNCATE \"Relevés 2026\""));
        long third = VERSIONS.version("releves");
        follow();
        assertThat(List.of(first, second, third, VERSIONS.version("releves")))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    private static void follow() {
        DATABASE.find(Sql.of("SELECT suivre_version('Relevés 2026', 'releves')"), row -> row.getString(1));
    }

    @Test
    void a_writer_does_not_wait_for_another_that_has_not_finished() {
        DATABASE.doInTransaction(slow -> {
            slow.update(Sql.of("UPDATE zae SET remarque = 'En cours' WHERE id = (SELECT min(id) FROM zae)"));
            DATABASE.doInTransaction(quick -> {
                quick.update(Sql.of("SET LOCAL lock_timeout = '2s'"));
                quick.update(Sql.of("UPDATE zae SET remarque = 'Fini' WHERE id = (SELECT max(id) FROM zae)"));
            });
        });
    }

    @Test
    void writers_of_several_layers_in_any_order_do_not_block_each_other_for_good() throws Exception {
        List<Callable<Void>> writers = new ArrayList<>();
        for (List<String> order :
                List.of(List.of("zae", "parc", "ev5"), List.of("ev5", "parc", "zae"), List.of("parc", "ev5", "zae"))) {
            int row = writers.size();
            writers.add(() -> {
                for (int i = 0; i < 40; i++) {
                    DATABASE.doInTransaction(session -> {
                        for (String table : order) {
                            touch(session, table, row);
                        }
                    });
                }
                return null;
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            for (Future<Void> done : threads.invokeAll(writers, 60, TimeUnit.SECONDS)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Each writer rows of its own: only the versions are shared. */
    private static void touch(Session session, String table, int row) throws SQLException {
        session.update(Sql.of(
                "UPDATE " + table + " SET remarque = coalesce(remarque, '') WHERE id = (SELECT id FROM " + table
                        + " WHERE NOT EXISTS (SELECT FROM fiche_objet o WHERE o.objet_id = " + table
                        + ".id) ORDER BY id LIMIT 1 OFFSET ?)",
                row));
    }

    @Test
    void whoever_sees_a_version_sees_its_data() throws Exception {
        Map<Long, String> seen = new HashMap<>();
        AtomicBoolean over = new AtomicBoolean();
        Sql content = Sql.of("SELECT md5(string_agg(id || coalesce(remarque, ''), ',' ORDER BY id)) FROM cite_miniere");
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Void>> writers =
                    List.of(threads.submit(writerOfHalf(0, over)), threads.submit(writerOfHalf(1, over)));
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            for (int i = 0; i < 100 || (seen.size() < 4 && System.nanoTime() < end); i++) {
                DATABASE.doInTransaction(session -> {
                    session.update(Sql.of("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"));
                    long version =
                            LayerVersionStore.all(session).get("cites-minieres").number();
                    String data = session.find(content, row -> row.getString(1)).orElseThrow();
                    String before = seen.putIfAbsent(version, data);
                    assertThat(before == null ? data : before).isEqualTo(data);
                });
            }
            over.set(true);
            for (Future<Void> done : writers) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(seen).hasSizeGreaterThan(2);
    }

    /** Two statements that update the same rows, each in the order it finds them, may wait for each other: each has its own. */
    private static Callable<Void> writerOfHalf(int half, AtomicBoolean over) {
        return () -> {
            for (int i = 0; !over.get(); i++) {
                DATABASE.update(
                        Sql.of("UPDATE cite_miniere SET remarque = ? WHERE length(id) % 2 = ?", "n° " + i, half));
            }
            return null;
        };
    }

    private static List<String> raised(Map<String, LayerVersions.Version> before) {
        return VERSIONS.all().entrySet().stream()
                .filter(now -> before.containsKey(now.getKey())
                        && now.getValue().number() > before.get(now.getKey()).number())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
