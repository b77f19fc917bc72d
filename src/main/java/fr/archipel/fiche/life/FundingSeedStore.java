package fr.archipel.fiche.life;

import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import java.sql.SQLException;
import java.util.List;

/**
 * Makes fundings of what the contracts print. Running again gives the same fundings: those that nobody has touched follow
 * the files, the others stay as people left them.
 */
public final class FundingSeedStore {
    private FundingSeedStore() {}

    /** A funding that people work on and whose printed amount is no longer the one it started from. */
    public record Changed(String fiche, String key) {}

    /** To be called inside a transaction, once the contracts are loaded. */
    public static List<Changed> seed(Session session) throws SQLException {
        session.update(Sql.of("""
                DELETE FROM financement g WHERE g.origine = 'contrat' AND g.touche_le IS NULL
                  AND NOT EXISTS (SELECT FROM v_financement_imprime v
                                  WHERE v.fiche = g.fiche AND v.cle_imprimee = g.cle_imprimee)"""));
        session.update(Sql.of("""
                INSERT INTO financement (fiche, dispositif, origine, cle_imprimee)
                SELECT v.fiche, v.dispositif, 'contrat', v.cle_imprimee FROM v_financement_imprime v
                ORDER BY v.fiche, v.nature, v.rang
                ON CONFLICT (fiche, cle_imprimee) DO UPDATE SET dispositif = excluded.dispositif
                  WHERE financement.touche_le IS NULL"""));
        seedParties(session);
        seedSteps(session);
        return session.list(Sql.of("""
                SELECT v.fiche, v.cle_imprimee FROM v_financement_imprime v JOIN financement g USING (fiche, cle_imprimee)
                WHERE g.touche_le IS NOT NULL AND EXISTS (
                  SELECT FROM financement_etape s WHERE s.financement = g.id AND s.auteur = 'contrat'
                    AND (s.montant_centimes, s.mention) IS DISTINCT FROM (v.montant_centimes, v.mention))
                ORDER BY 1, 2"""), row -> new Changed(row.getString("fiche"), row.getString("cle_imprimee")));
    }

    private static void seedParties(Session session) throws SQLException {
        session.update(Sql.of("""
                DELETE FROM financement_partie l USING financement g
                WHERE g.id = l.financement AND g.origine = 'contrat' AND g.touche_le IS NULL"""));
        session.update(Sql.of("""
                INSERT INTO financement_partie (financement, partie)
                SELECT g.id, l.partie FROM financement g
                JOIN v_financement_imprime v USING (fiche, cle_imprimee)
                JOIN partenaire_partie l ON (l.fiche, l.nature, l.rang) = (v.fiche, v.nature, v.rang)
                WHERE g.touche_le IS NULL"""));
    }

    /** A step that still says what is printed keeps its number. */
    private static void seedSteps(Session session) throws SQLException {
        session.update(Sql.of("""
                DELETE FROM financement_etape s USING financement g
                WHERE g.id = s.financement AND g.origine = 'contrat' AND g.touche_le IS NULL
                  AND NOT EXISTS (
                    SELECT FROM v_financement_imprime v WHERE v.fiche = g.fiche AND v.cle_imprimee = g.cle_imprimee
                      AND v.etape = s.etape AND v.date_etape = s.date_etape
                      AND (v.montant_centimes, v.mention) IS NOT DISTINCT FROM (s.montant_centimes, s.mention))"""));
        session.update(Sql.of("""
                INSERT INTO financement_etape (financement, etape, date_etape, montant_centimes, mention, auteur)
                SELECT g.id, v.etape, v.date_etape, v.montant_centimes, v.mention, 'contrat'
                FROM financement g JOIN v_financement_imprime v USING (fiche, cle_imprimee)
                WHERE g.touche_le IS NULL AND v.date_etape IS NOT NULL
                  AND NOT EXISTS (SELECT FROM financement_etape s WHERE s.financement = g.id)
                ORDER BY g.id"""));
    }
}
