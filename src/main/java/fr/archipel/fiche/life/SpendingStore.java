package fr.archipel.fiche.life;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.history.Change;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Spending by year, planned and actual. */
final class SpendingStore {
    static final List<String> SECTIONS = List.of("investissement", "fonctionnement", "global");
    static final List<String> NATURES = List.of("prevu", "realise");

    private static final String ROW = """
            SELECT json_build_object('n', x.id, 'annee', x.annee, 'section', x.section, 'nature', x.nature,
              'montant_eur', (x.montant_centimes / 100.0)::numeric(16, 2), 'date_constat', x.date_constat,
              'libelle', x.libelle)
            FROM depense x WHERE x.fiche = ? AND x.id = ? AND x.annulee_le IS NULL""";

    record Request(
            int year,
            String section,
            String nature,
            long cents,
            LocalDate day,
            @Nullable String label) {}

    private SpendingStore() {}

    static LifeWriteStore.Done add(Session session, String fiche, Request asked, String author) throws SQLException {
        checkSections(session, fiche, asked);
        long n = LifeWriteStore.insert(
                session,
                Sql.of(
                        """
                INSERT INTO depense (fiche, annee, section, nature, montant_centimes, date_constat, libelle, auteur)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id""",
                        fiche,
                        asked.year(),
                        asked.section(),
                        asked.nature(),
                        asked.cents(),
                        asked.day(),
                        asked.label(),
                        author));
        return new LifeWriteStore.Done(
                n,
                Change.of("depense", "depense", null, get(session, fiche, n)),
                session.list(
                        Sql.of("""
                        SELECT format('L''année %s est hors de la période du contrat, %s à %s.', ?::text, k.annee_debut,
                          k.annee_fin)
                        FROM fiche f JOIN contrat k ON k.id = f.contrat
                        WHERE f.id = ? AND NOT ?::integer BETWEEN k.annee_debut AND k.annee_fin""", Integer.toString(asked.year()), fiche, asked.year()), row -> row.getString(1)));
    }

    /** The plan of a year is the sum of its sections: a plan of the whole beside them would count twice. */
    private static void checkSections(Session session, String fiche, Request asked) throws SQLException {
        boolean mixed = asked.nature().equals("prevu")
                && session.find(Sql.of("""
                                SELECT 1 FROM depense WHERE fiche = ? AND annee = ? AND nature = 'prevu'
                                  AND annulee_le IS NULL AND (section = 'global') <> ?::boolean""", fiche, asked.year(), asked.section().equals("global")), row -> true)
                        .isPresent();
        if (mixed) {
            throw new ProblemException(new Problem.Conflict(
                    "L'année %d est déjà prévue %s : annulez d'abord ces saisies, elles compteraient deux fois."
                            .formatted(
                                    asked.year(), asked.section().equals("global") ? "par section" : "globalement")));
        }
    }

    static LifeWriteStore.Done cancel(Session session, String fiche, long n) throws SQLException {
        ObjectNode before = get(session, fiche, n);
        session.update(Sql.of("UPDATE depense SET annulee_le = now() WHERE id = ?", n));
        return LifeWriteStore.Done.of(n, "annulation_depense", "depense", before, null);
    }

    private static ObjectNode get(Session session, String fiche, long n) throws SQLException {
        return LifeWriteStore.row(session, Sql.of(ROW, fiche, n), "La dépense", n);
    }
}
