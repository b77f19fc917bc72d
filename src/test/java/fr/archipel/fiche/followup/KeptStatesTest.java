package fr.archipel.fiche.followup;

import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.db.Sql;
import fr.archipel.fiche.edit.ContractReloadStore;
import fr.archipel.fiche.printed.ContractFiles;
import fr.archipel.support.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The states the database keeps, held against the rules as they were first written (V015.2), which compute everything
 * from the events, at several dates, whatever was written and in whatever order.
 */
class KeptStatesTest {
    private static final List<String> DATES =
            List.of("1990-01-01", "2021-06-12", "2022-03-01", "2023-07-15", "2024-12-31", "2026-11-21", "2100-12-31");

    /**
     * New rules: a note changed and an attachment are movements too (the events compared have none); what is left to fund is
     * not known when the cost is not.
     */
    private static final String STATES = """
            SELECT e.fiche, e.statut::text, e.cout, e.prevu, e.realise, e.attendu, e.sollicite, e.notifie, e.engage, e.verse,
                   e.retenu, e.financements, e.reste, nullif(e.du, '-infinity') AS dernier
            FROM etat_fiche e JOIN fiche f ON f.id = e.fiche AND f.archivee_le IS NULL WHERE e.du <= j.jour AND j.jour < e.au""";

    /** New in V017.1: a lack is not told either while a funding has no step at all. */
    private static final String TOLD = """
             (a.type <> 'desequilibre' OR NOT EXISTS (
              SELECT FROM financement i WHERE i.fiche = a.fiche AND i.archive_le IS NULL AND NOT EXISTS (
                SELECT FROM financement_etape s WHERE s.financement = i.id AND s.annulee_le IS NULL)))""";

    private static final List<String[]> PAIRS = List.of(
            new String[] {"fiches", STATES, """
                    SELECT s.fiche, s.statut, s.cout, s.prevu, s.realise, s.attendu, s.sollicite, s.notifie, s.engage,
                           s.verse, s.retenu, s.financements, CASE WHEN s.cout IS NOT NULL THEN s.reste END, s.dernier
                    FROM suivi_fiche(j.jour, NULL, NULL) s"""},
            new String[] {"fundings", """
                    SELECT e.financement, e.attendu, e.sollicite, e.notifie, e.engage, e.verse, e.retenu
                    FROM etat_financement e JOIN fiche f ON f.id = e.fiche AND f.archivee_le IS NULL
                    WHERE e.du <= j.jour AND j.jour < e.au""", """
                    SELECT s.financement, s.attendu, s.sollicite, s.notifie, s.engage, s.verse, s.retenu
                    FROM suivi_financement(j.jour, NULL, NULL) s"""},
            new String[] {"years", """
                    SELECT e.fiche, e.annee, e.prevu, e.realise
                    FROM etat_annee e JOIN fiche f ON f.id = e.fiche AND f.archivee_le IS NULL
                    WHERE e.du <= j.jour AND j.jour < e.au""", """
                    SELECT s.fiche, s.annee, s.prevu, s.realise FROM suivi_annee(j.jour, NULL, NULL) s"""},
            new String[] {"alerts", """
                    SELECT a.type, a.fiche, a.depuis, a.cout, a.retenu, a.realise FROM suivi_alerte(j.jour, 6) a
                    WHERE""" + TOLD, """
                    SELECT a.type, a.fiche, a.depuis::date, a.cout, a.retenu, a.realise FROM suivi_alerte(j.jour, NULL, 6) a
                    WHERE""" + TOLD});

    private TestDatabase database;

    @BeforeEach
    void open() throws IOException {
        database = TestDatabase.loaded();
        String rules = Files.readString(Path.of("migrations", "V015_2__suivi_par_contrat.sql"));
        run(rules.substring(0, rules.indexOf("COMMENT ON")));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void the_states_of_the_bundled_contracts_are_the_rules() {
        check("as loaded");
    }

    @Test
    void each_kind_of_write_is_followed() throws IOException {
        for (String write : List.of(
                "INSERT INTO decision (fiche, statut_avant, statut, instance, date_decision, auteur)"
                        + " VALUES ('call-1.1', 'validee', 'engagee', 'copil', '2023-05-02', 'essai')",
                "UPDATE decision SET annulee_le = now()",
                "INSERT INTO financement (fiche, origine, annee) VALUES ('call-1.1', 'saisie', 2023)",
                "INSERT INTO financement_etape (financement, etape, date_etape, montant_centimes, auteur)"
                        + " SELECT max(id), 'attendu', '2022-01-01', 900000000, 'essai' FROM financement",
                "INSERT INTO financement_partie SELECT max(id), 'call' FROM financement",
                "INSERT INTO financement_etape (financement, etape, date_etape, montant_centimes, auteur)"
                        + " SELECT max(id), 'notifie', '2021-01-01', 5, 'essai' FROM financement",
                "UPDATE financement_etape SET annulee_le = now() WHERE montant_centimes = 5",
                "UPDATE fiche SET cout_actualise_centimes = 900000900 WHERE id = 'call-1.1'",
                "UPDATE fiche SET cout_actualise_centimes = 900001100 WHERE id = 'call-1.1'",
                "DELETE FROM fiche_partie WHERE fiche = 'call-1.1'",
                "INSERT INTO depense (fiche, annee, section, nature, montant_centimes, date_constat, auteur) VALUES"
                        + " ('call-1.8', 2023, 'global', 'prevu', 1, '2022-03-01', 'essai'),"
                        + " ('call-1.8', 2023, 'investissement', 'prevu', 20, '2022-03-02', 'essai'),"
                        + " ('call-1.8', 2023, 'global', 'prevu', 300, '2023-07-15', 'essai'),"
                        + " ('call-1.8', 2024, 'global', 'realise', 4000, '2024-12-31', 'essai')",
                "UPDATE depense SET annulee_le = now() WHERE montant_centimes = 20",
                "INSERT INTO note (fiche, texte, auteur, ecrite_le) VALUES ('cahc-01', 'a', 'e', '2024-12-30 23:30+00')",
                "UPDATE note SET archivee_le = now()",
                "UPDATE fiche SET archivee_le = now() WHERE id IN ('call-1.1', 'cahc-02')",
                "UPDATE fiche SET archivee_le = NULL WHERE id = 'cahc-02'",
                "UPDATE echeance SET montant_centimes = 7 WHERE fiche = 'call-2.1' AND annee = 2022",
                "DELETE FROM echeance_ligne WHERE fiche = 'call-2.1' AND poste = 'depenses'",
                "UPDATE maquette_cout SET montant_centimes = 3, mention = NULL WHERE fiche = 'call-2.1'",
                "UPDATE financement SET archive_le = now() WHERE fiche = 'call-2.1'",
                "DELETE FROM financement WHERE fiche = 'call-2.2'",
                "DELETE FROM fiche WHERE id = 'call-1.9'")) {
            run(write);
            check(write);
        }
        reload();
        check("reload");
    }

    @Test
    void a_reload_of_the_files_rewrites_the_states_once_a_fiche() {
        run("CREATE TABLE refait AS SELECT 0 AS n");
        run("CREATE FUNCTION compter() RETURNS trigger LANGUAGE plpgsql AS"
                + " 'BEGIN UPDATE refait SET n = n + 1; RETURN NULL; END'");
        run("CREATE TRIGGER compter AFTER DELETE ON etat_a_refaire FOR EACH STATEMENT EXECUTE FUNCTION compter()");
        reload();
        assertThat(count("SELECT n FROM refait")).isOne();
        assertThat(count("SELECT count(*) FROM etat_a_refaire")).isZero();
    }

    @Test
    void any_order_of_many_writes_gives_the_rules() {
        Random random = new Random(20261121);
        List<String> fiches = List.of("call-1.1", "call-2.1", "cahc-01");
        for (int i = 1; i <= 240; i++) {
            run(anyWrite(random, fiches.get(random.nextInt(3)), i));
            if (i % 40 == 0) {
                check("write " + i);
            }
        }
    }

    /** Two transactions on one fiche: whichever ends last has seen the other. */
    @Test
    void two_writers_of_one_fiche_lose_nothing() throws Exception {
        ExecutorService both = Executors.newFixedThreadPool(2);
        for (int round = 0; round < 8; round++) {
            CountDownLatch start = new CountDownLatch(2);
            List<Future<?>> writers = java.util.stream.Stream.of("call-1.1", "call-1.1")
                    .<Future<?>>map(fiche -> both.submit(() -> {
                        start.countDown();
                        start.await();
                        database.database().doInTransaction(session -> {
                            session.update(Sql.of(spending(fiche, 2023, "realise", 100, "2023-01-01")));
                            session.list(Sql.of("SELECT pg_sleep(0.02)"), row -> true);
                        });
                        return null;
                    }))
                    .toList();
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
        both.shutdown();
        assertThat(count("SELECT realise FROM etat_fiche WHERE fiche = 'call-1.1' AND au = 'infinity'"))
                .isEqualTo(1600);
        check("two writers");
    }

    @Test
    void a_changed_note_and_an_attachment_are_movements_at_their_day_in_paris() {
        run("INSERT INTO note (fiche, texte, auteur, ecrite_le, modifiee_le) VALUES"
                + " ('cahc-01', 'a', 'e', '2031-01-10 10:00+00', '2031-03-31 22:30+00')");
        run("INSERT INTO piece_jointe (fiche, nom, type_media, taille_octets, empreinte, auteur, ajoutee_le) VALUES"
                + " ('cahc-01', 'a.pdf', 'application/pdf', 1, repeat('a', 64), 'e', '2031-05-01 10:00+00')");
        assertThat(database.database()
                        .list(
                                Sql.of("SELECT du::text FROM etat_fiche WHERE fiche = 'cahc-01' AND du > '2031-01-01'"
                                        + " ORDER BY du"),
                                row -> row.getString(1)))
                .containsExactly("2031-01-10", "2031-04-01", "2031-05-01");
    }

    private static String anyWrite(Random random, String fiche, int i) {
        String date = "202" + (1 + random.nextInt(5)) + "-0" + (1 + random.nextInt(9)) + "-15";
        int amount = random.nextInt(5_000_000);
        int year = 2021 + random.nextInt(6);
        String own =
                "(SELECT id FROM financement WHERE fiche = '" + fiche + "' ORDER BY md5(id || '" + i + "') LIMIT 1)";
        List<String> statuts = List.of("proposee", "validee", "engagee", "en_travaux", "realisee", "abandonnee");
        return switch (random.nextInt(10)) {
            case 0 ->
                "INSERT INTO decision (fiche, statut_avant, statut, instance, date_decision, auteur) VALUES ('" + fiche
                        + "', 'en_maturation', '" + statuts.get(random.nextInt(6)) + "', 'copil', '" + date + "', 'e')";
            case 1 ->
                "UPDATE decision SET annulee_le = now() WHERE id IN (SELECT max(id) FROM decision WHERE fiche = '"
                        + fiche + "' AND annulee_le IS NULL)";
            case 2 ->
                "INSERT INTO financement (fiche, origine, annee) VALUES ('" + fiche + "', 'saisie', " + year + ")";
            case 3, 4 ->
                "INSERT INTO financement_etape (financement, etape, date_etape, montant_centimes, auteur)"
                        + " SELECT f, (ARRAY['attendu', 'sollicite', 'notifie', 'engage', 'verse'])["
                        + (1 + random.nextInt(5))
                        + "], '" + date + "', nullif(" + amount + " % 7, 0) * " + amount + ", 'e' FROM " + own
                        + " x (f) WHERE f IS NOT NULL";
            case 5 -> "UPDATE financement_etape SET annulee_le = now() WHERE id % 11 = " + random.nextInt(11);
            case 6 ->
                "INSERT INTO financement_partie SELECT f, '" + (random.nextBoolean() ? "call" : "etat") + "' FROM "
                        + own + " x (f) WHERE f IS NOT NULL ON CONFLICT DO NOTHING";
            case 7 ->
                "UPDATE fiche SET cout_actualise_centimes = " + (random.nextBoolean() ? "NULL" : amount)
                        + " WHERE id = '" + fiche + "'";
            default -> spending(fiche, year, random.nextBoolean() ? "prevu" : "realise", amount, date);
        };
    }

    private static String spending(String fiche, int year, String nature, int cents, String date) {
        return "INSERT INTO depense (fiche, annee, section, nature, montant_centimes, date_constat, auteur) VALUES ('"
                + fiche + "', " + year + ", '" + (cents % 2 == 0 ? "investissement" : "fonctionnement") + "', '"
                + nature
                + "', " + cents + ", '" + date + "', 'e')";
    }

    /** Both ways, so that neither says more than the other. */
    private void check(String after) {
        for (String[] pair : PAIRS) {
            String differences = """
                    SELECT j.jour, x.* FROM unnest(?::date[]) j (jour) CROSS JOIN LATERAL (
                      SELECT 'kept' AS side, d::text FROM ((%1$s) EXCEPT ALL (%2$s)) d
                      UNION ALL SELECT 'rule', d::text FROM ((%2$s) EXCEPT ALL (%1$s)) d) x""".formatted(pair[1], pair[2]);
            assertThat(database.database()
                            .list(
                                    Sql.of(differences, (Object) DATES.toArray(new String[0])),
                                    row -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3)))
                    .as("%s after %s", pair[0], after)
                    .isEmpty();
        }
    }

    private void reload() {
        ContractFiles files = ContractFiles.read(Path.of("gis-data", "contrats"));
        database.database().inTransaction(session -> ContractReloadStore.load(session, files));
    }

    private void run(String sql) {
        database.database().update(Sql.of(sql));
    }

    private long count(String sql) {
        return database.database().find(Sql.of(sql), row -> row.getLong(1)).orElseThrow();
    }
}
