package fr.archipel.fiche.edit;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.fiche.printed.ContractFiles;
import fr.archipel.fiche.printed.ContractStore;
import fr.archipel.fiche.printed.Fiche;
import fr.archipel.json.Json;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Loads the contract files without losing what people entered: a value that differs from what the files last said is
 * theirs and stays; when the files now say something else again, an open conflict shows both. To be called in a
 * transaction.
 */
public final class ContractReloadStore {
    /** Where the program itself signs the journal. */
    private static final String FILES = "gis-data";

    /** How many fiches changed, how many values people entered were kept, how many conflicts are open. */
    public record Report(int changed, int kept, int conflicts) {}

    private record Edit(String fiche, Field field, JsonNode value) {}

    private ContractReloadStore() {}

    public static Report load(Session session, ContractFiles files) throws SQLException {
        // Whoever is writing ends first; whoever comes next waits.
        session.list(Sql.of("SELECT id FROM fiche ORDER BY id FOR UPDATE"), row -> row.getString(1));
        session.update(Sql.of("""
                CREATE TEMP TABLE valeur_avant ON COMMIT DROP AS
                SELECT f.id AS fiche, d.key AS champ, d.value AS valeur, r.valeur AS reference
                FROM fiche f CROSS JOIN LATERAL jsonb_each(document_fiche(f)::jsonb) d
                LEFT JOIN fiche_reference r ON (r.fiche, r.champ) = (f.id, d.key)
                WHERE f.origine = 'contrat' AND d.key NOT IN ('cout_actualise_eur', 'traces')"""));
        ContractFiles own = withoutEntered(session, files);
        ContractStore.load(session, own);
        session.update(Sql.of("""
                CREATE TEMP TABLE valeur_fichier ON COMMIT DROP AS
                SELECT f.id AS fiche, d.key AS champ, d.value AS valeur
                FROM fiche f CROSS JOIN LATERAL jsonb_each(document_fiche(f)::jsonb) d
                WHERE f.origine = 'contrat' AND d.key NOT IN ('cout_actualise_eur', 'traces') AND f.id = ANY (?)""", (Object) ids(own)));
        conflicts(session);
        List<Edit> edits = edits(session);
        for (Edit edit : edits) {
            FicheValueStore.write(session, edit.fiche, edit.field, edit.value);
        }
        session.update(Sql.of("""
                INSERT INTO fiche_reference (fiche, champ, valeur) SELECT fiche, champ, valeur FROM valeur_fichier
                ON CONFLICT (fiche, champ) DO UPDATE SET valeur = excluded.valeur
                WHERE fiche_reference.valeur <> excluded.valeur"""));
        int changed = journal(session);
        int open = session.find(Sql.of("SELECT count(*) FROM conflit WHERE resolution IS NULL"), row -> row.getInt(1))
                .orElseThrow();
        return new Report(changed, edits.size(), open);
    }

    /** A fiche that people created keeps its id: a file that brings the same one is a conflict. */
    private static ContractFiles withoutEntered(Session session, ContractFiles files) throws SQLException {
        Set<String> entered = new HashSet<>(
                session.list(Sql.of("SELECT id FROM fiche WHERE origine = 'saisie'"), row -> row.getString(1)));
        List<Fiche> theirs =
                files.fiches().stream().filter(f -> entered.contains(f.id())).toList();
        for (Fiche fiche : theirs) {
            session.update(
                    Sql.of("""
                    INSERT INTO conflit (fiche, champ, saisi, fichier)
                    SELECT f.id, 'fiche', to_jsonb(f.titre), to_jsonb(?::text) FROM fiche f WHERE f.id = ?
                      AND NOT EXISTS (SELECT FROM conflit c WHERE c.fiche = f.id AND c.champ = 'fiche'
                                      AND c.fichier = to_jsonb(?::text))
                    ON CONFLICT (fiche, champ) WHERE resolution IS NULL DO UPDATE SET fichier = excluded.fichier""", fiche.titre().get(), fiche.id(), fiche.titre().get()));
        }
        return theirs.isEmpty()
                ? files
                : new ContractFiles(
                        files.parties(),
                        files.contrats(),
                        files.fiches().stream().filter(f -> !theirs.contains(f)).toList());
    }

    private static String[] ids(ContractFiles files) {
        return files.fiches().stream().map(Fiche::id).toArray(String[]::new);
    }

    private static void conflicts(Session session) throws SQLException {
        session.update(Sql.of("""
                UPDATE conflit c SET resolution = 'sans_objet', resolu_le = now()
                FROM valeur_avant a JOIN valeur_fichier f USING (fiche, champ)
                WHERE c.resolution IS NULL AND (c.fiche, c.champ) = (a.fiche, a.champ)
                  AND (f.valeur = a.valeur OR f.valeur = c.fichier_avant)"""));
        session.update(Sql.of("""
                INSERT INTO conflit (fiche, champ, saisi, fichier_avant, fichier)
                SELECT a.fiche, a.champ, a.valeur, a.reference, f.valeur
                FROM valeur_avant a JOIN valeur_fichier f USING (fiche, champ)
                WHERE a.valeur <> a.reference AND f.valeur <> a.reference AND f.valeur <> a.valeur
                ON CONFLICT (fiche, champ) WHERE resolution IS NULL
                DO UPDATE SET saisi = excluded.saisi, fichier = excluded.fichier"""));
    }

    /** Values people entered that the files do not say now. */
    private static List<Edit> edits(Session session) throws SQLException {
        return session.list(
                Sql.of("""
                        SELECT a.fiche, a.champ, a.valeur::text
                        FROM valeur_avant a JOIN valeur_fichier f USING (fiche, champ)
                        WHERE a.valeur <> a.reference AND f.valeur <> a.valeur ORDER BY 1, 2"""),
                row -> new Edit(
                        row.getString(1),
                        Field.find(row.getString(2)).orElseThrow(),
                        Json.read(row.getString(3).getBytes(StandardCharsets.UTF_8))));
    }

    /** What the files changed in front of people is told, and raises the version: an older page then gets a 412. */
    private static int journal(Session session) throws SQLException {
        session.update(Sql.of("""
                CREATE TEMP TABLE valeur_changee ON COMMIT DROP AS
                SELECT a.fiche, a.champ, a.valeur AS avant, d.value AS apres
                FROM valeur_avant a JOIN fiche f ON f.id = a.fiche
                CROSS JOIN LATERAL jsonb_each(document_fiche(f)::jsonb) d
                WHERE d.key = a.champ AND d.value <> a.valeur"""));
        session.update(Sql.of("""
                INSERT INTO journal (auteur, sujet, sujet_id, operation, champ, avant, apres)
                SELECT ?, 'fiche', fiche, 'rechargement', champ, avant, apres FROM valeur_changee
                ORDER BY fiche, champ""", FILES));
        return session.update(
                Sql.of("UPDATE fiche SET version = version + 1 WHERE id IN (SELECT fiche FROM valeur_changee)"));
    }
}
