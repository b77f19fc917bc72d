package fr.archipel.fiche.life;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.history.Change;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Fundings of a fiche and their steps. */
final class FundingStore {
    static final List<String> STEPS = List.of("attendu", "sollicite", "notifie", "engage", "verse");

    private static final String FUNDING = """
            SELECT json_build_object('n', g.id, 'parties', array(
              SELECT l.partie FROM financement_partie l WHERE l.financement = g.id ORDER BY 1),
              'dispositif', g.dispositif, 'annee', g.annee, 'commentaire', g.commentaire)
            FROM financement g WHERE g.fiche = ? AND g.id = ? AND g.archive_le IS NULL""";
    private static final String STEP = """
            SELECT json_build_object('n', s.id, 'financement', s.financement, 'etape', s.etape,
              'date_etape', s.date_etape, 'montant_eur', (s.montant_centimes / 100.0)::numeric(16, 2),
              'reference', s.reference)
            FROM financement_etape s WHERE s.financement = ? AND s.id = ? AND s.annulee_le IS NULL""";

    /** A funding; {@code parties} are codes. */
    record Request(
            List<String> parties,
            @Nullable String scheme,
            @Nullable Integer year,
            @Nullable String comment) {}

    /** A step; the amount in cents. */
    record Step(
            String kind,
            LocalDate day,
            @Nullable Long cents,
            @Nullable String reference) {}

    private FundingStore() {}

    static LifeWriteStore.Done add(Session session, String fiche, Request asked) throws SQLException {
        checkParties(session, asked.parties());
        long n = LifeWriteStore.insert(session, Sql.of("""
                INSERT INTO financement (fiche, dispositif, annee, commentaire, origine)
                VALUES (?, ?, ?, ?, 'saisie') RETURNING id""", fiche, asked.scheme(), asked.year(), asked.comment()));
        setParties(session, n, asked.parties());
        return LifeWriteStore.Done.of(n, "financement", "financement", null, get(session, fiche, n));
    }

    static LifeWriteStore.Done change(Session session, String fiche, long n, Members sent) throws SQLException {
        ObjectNode before = get(session, fiche, n);
        if (sent.has("parties")) {
            List<String> parties = sent.codes("parties");
            checkParties(session, parties);
            session.update(Sql.of("DELETE FROM financement_partie WHERE financement = ?", n));
            setParties(session, n, parties);
        }
        session.update(Sql.of(
                """
                UPDATE financement SET touche_le = now(),
                  dispositif = CASE WHEN ?::boolean THEN ?::text ELSE dispositif END,
                  annee = CASE WHEN ?::boolean THEN ?::integer ELSE annee END,
                  commentaire = CASE WHEN ?::boolean THEN ?::text ELSE commentaire END
                WHERE id = ?""",
                sent.has("dispositif"),
                sent.findText("dispositif", 200),
                sent.has("annee"),
                sent.findYear("annee"),
                sent.has("commentaire"),
                sent.findText("commentaire", 2000),
                n));
        return LifeWriteStore.Done.of(n, "financement", "financement", before, get(session, fiche, n));
    }

    static LifeWriteStore.Done archive(Session session, String fiche, long n) throws SQLException {
        ObjectNode before = get(session, fiche, n);
        session.update(Sql.of("UPDATE financement SET archive_le = now(), touche_le = now() WHERE id = ?", n));
        return LifeWriteStore.Done.of(n, "archivage_financement", "financement", before, null);
    }

    /**
     * Kinds may be skipped and come several times; dates do not go back along them. The date of a step that comes from the
     * contract is that of the document, and binds nothing.
     */
    static LifeWriteStore.Done addStep(Session session, String fiche, long n, Step step, String author)
            throws SQLException {
        get(session, fiche, n);
        checkOrder(session, n, step);
        long id = LifeWriteStore.insert(
                session, Sql.of("""
                INSERT INTO financement_etape (financement, etape, date_etape, montant_centimes, reference, auteur)
                VALUES (?, ?, ?, ?, ?, ?) RETURNING id""", n, step.kind(), step.day(), step.cents(), step.reference(), author));
        session.update(Sql.of("UPDATE financement SET touche_le = now() WHERE id = ?", n));
        return new LifeWriteStore.Done(
                id, Change.of("etape_financement", "financement", null, getStep(session, n, id)), warnings(session, n));
    }

    static LifeWriteStore.Done cancelStep(Session session, String fiche, long n, long step) throws SQLException {
        get(session, fiche, n);
        ObjectNode before = getStep(session, n, step);
        session.update(Sql.of("UPDATE financement_etape SET annulee_le = now() WHERE id = ?", step));
        session.update(Sql.of("UPDATE financement SET touche_le = now() WHERE id = ?", n));
        return LifeWriteStore.Done.of(step, "annulation_etape", "financement", before, null);
    }

    private static void checkOrder(Session session, long n, Step step) throws SQLException {
        List<Step> steps = session.list(
                Sql.of("""
                SELECT etape, date_etape::text AS jour FROM financement_etape
                WHERE financement = ? AND annulee_le IS NULL AND auteur <> 'contrat' ORDER BY date_etape, id""", n),
                row -> new Step(row.getString("etape"), LocalDate.parse(row.getString("jour")), null, null));
        int rank = STEPS.indexOf(step.kind());
        for (Step other : steps) {
            int otherRank = STEPS.indexOf(other.kind());
            if (otherRank < rank && step.day().isBefore(other.day())) {
                throw new ProblemException(new Problem.InvalidField(
                        "date_etape",
                        step.day().toString(),
                        "une date depuis celle de l'étape « %s », le %s".formatted(other.kind(), other.day())));
            }
            if (otherRank > rank && step.day().isAfter(other.day())) {
                throw new ProblemException(new Problem.InvalidField(
                        "date_etape",
                        step.day().toString(),
                        "une date jusqu'à celle de l'étape « %s », le %s".formatted(other.kind(), other.day())));
            }
        }
    }

    private static List<String> warnings(Session session, long n) throws SQLException {
        List<String> warnings = new ArrayList<>();
        session.forEach(Sql.of("""
                SELECT sum(montant_centimes) FILTER (WHERE etape = 'verse') / 100.0 AS verse,
                  coalesce(
                    (array_agg(montant_centimes ORDER BY date_etape DESC, id DESC) FILTER (WHERE etape = 'engage'))[1],
                    (array_agg(montant_centimes ORDER BY date_etape DESC, id DESC) FILTER (WHERE etape = 'notifie'))[1])
                    / 100.0 AS promis
                FROM financement_etape WHERE financement = ? AND annulee_le IS NULL""", n), 0, row -> {
            java.math.BigDecimal paid = row.getBigDecimal("verse");
            java.math.BigDecimal promised = row.getBigDecimal("promis");
            if (paid != null && promised != null && paid.compareTo(promised) > 0) {
                warnings.add(String.format(
                        Locale.FRANCE,
                        "Le cumul versé (%,.2f €) dépasse le montant engagé ou notifié (%,.2f €).",
                        paid,
                        promised));
            }
        });
        return warnings;
    }

    private static ObjectNode get(Session session, String fiche, long n) throws SQLException {
        return LifeWriteStore.row(session, Sql.of(FUNDING, fiche, n), "Le financement", n);
    }

    private static ObjectNode getStep(Session session, long n, long step) throws SQLException {
        return LifeWriteStore.row(session, Sql.of(STEP, n, step), "L'étape", step);
    }

    private static void checkParties(Session session, List<String> parties) throws SQLException {
        for (String code : parties) {
            if (session.find(Sql.of("SELECT 1 FROM partie WHERE code = ?", code), row -> true)
                    .isEmpty()) {
                throw new ProblemException(
                        new Problem.InvalidField("parties", code, "des codes que donne /api/parties"));
            }
        }
    }

    private static void setParties(Session session, long n, List<String> parties) throws SQLException {
        for (String code : parties) {
            session.update(Sql.of("INSERT INTO financement_partie (financement, partie) VALUES (?, ?)", n, code));
        }
    }
}
