package fr.archipel.db;

import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.support.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What QGIS and psql write straight into the database: sessions that do not know the schema. */
class TriggerPathTest {
    private static TestDatabase test;
    private static Database database;

    @BeforeAll
    static void open() {
        test = TestDatabase.loaded();
        database = test.database();
    }

    @AfterAll
    static void close() {
        test.close();
    }

    /** A migration that makes a trigger function writes {@code SET search_path = archipel, public} in it: see V037. */
    @Test
    void every_trigger_function_of_the_schema_brings_its_search_path() {
        assertThat(database.list(Sql.of("""
                                SELECT p.oid::regprocedure::text FROM pg_proc p
                                WHERE p.pronamespace = 'archipel'::regnamespace AND p.prorettype = 'trigger'::regtype
                                  AND NOT 'search_path=archipel, public' = ANY (coalesce(p.proconfig, '{}'))"""), row -> row.getString(1))).isEmpty();
    }

    @Test
    void every_table_with_a_trigger_is_written_without_a_search_path() {
        List<String> statements = database.list(Sql.of("""
                        SELECT format('UPDATE archipel.%I SET %s', c.relname, string_agg(format('%1$I = %1$I', a.attname), ', '))
                        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
                        WHERE c.relnamespace = 'archipel'::regnamespace AND c.relkind = 'r'
                          AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND a.attidentity = ''
                          AND EXISTS (SELECT FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
                                      WHERE t.tgrelid = c.oid AND p.pronamespace = c.relnamespace)
                        GROUP BY c.relname ORDER BY c.relname"""), row -> row.getString(1));
        assertThat(statements).hasSizeGreaterThan(30);
        statements.forEach(TriggerPathTest::writeFromElsewhere);
    }

    @Test
    void an_object_is_made_and_unmade_without_a_search_path() {
        writeFromElsewhere("""
                INSERT INTO archipel.friche (id, site_nom, site_type, site_statut, precision, geom)
                SELECT 'friche-de-qgis', 'Friche dessinée dans QGIS', 'inconnu', 'inconnu', 'indicative',
                       public.ST_Multi(public.ST_Buffer(public.ST_PointOnSurface(geom), 20))
                FROM archipel.commune WHERE insee = '62413'""");
        assertThat(database.find(
                        Sql.of("SELECT communes[1] FROM friche WHERE id = 'friche-de-qgis'"), row -> row.getString(1)))
                .contains("62413");
        assertThat(count("objet WHERE id = 'friche-de-qgis'")).isEqualTo(1);
        writeFromElsewhere("DELETE FROM archipel.friche WHERE id = 'friche-de-qgis'");
        assertThat(count("objet WHERE id = 'friche-de-qgis'")).isZero();
    }

    private static void writeFromElsewhere(String statement) {
        database.doInTransaction(session -> {
            session.update(Sql.of("SET LOCAL search_path = ''"));
            session.update(Sql.of(statement));
        });
    }

    private static long count(String rows) {
        return database.find(Sql.of("SELECT count(*) FROM " + rows), row -> row.getLong(1))
                .orElseThrow();
    }
}
