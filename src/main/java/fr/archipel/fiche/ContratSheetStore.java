package fr.archipel.fiche;

import fr.archipel.db.Columns;
import fr.archipel.db.Database;
import fr.archipel.db.Keyset;
import fr.archipel.db.Page;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.request.Paging;
import fr.archipel.territory.CommuneRef;
import fr.archipel.territory.ContratRef;
import fr.archipel.territory.EpciRef;
import fr.archipel.territory.FicheRef;
import fr.archipel.territory.FicheTotal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Contracts as they are read; {@link ContractStore} writes them. */
public final class ContratSheetStore {
    private static final String SUMMARY = """
            SELECT k.id, k.nature, k.titre, k.sigle, k.date_signature::text AS date_signature, k.lieu_signature,
                   k.annee_debut, k.annee_fin, k.sources, e.siren, e.sigle AS epci_sigle, e.nom AS epci_nom,
                   d.id AS document, d.titre AS document_titre, d.date_document::text AS date_document,
                   t.nombre, t.montant, t.sans_montant
            FROM %s JOIN document d ON d.id = k.document
            LEFT JOIN epci e ON e.siren = k.epci
            CROSS JOIN LATERAL (
              SELECT count(*) AS nombre, sum(f.montant_total_eur) AS montant,
                     count(*) FILTER (WHERE f.montant_total_eur IS NULL) AS sans_montant
              FROM v_fiche f WHERE f.contrat = k.id) t""";

    private final Database database;

    public ContratSheetStore(Database database) {
        this.database = database;
    }

    Optional<Page<ContratSummary>> list(Paging paging) {
        return database.with(session -> new Keyset(Sql.of("SELECT id FROM contrat"), "id", "id")
                .page(
                        session,
                        SUMMARY.formatted("trouve JOIN contrat k ON k.id = trouve.id"),
                        ContratSheetStore::summary,
                        ContratSummary::id,
                        paging.after(),
                        paging.limit()));
    }

    /** Seven statements, whatever the size of the contract. */
    Optional<ContratSheet> findSheet(String id) {
        return database.with(session -> {
            List<StrategyTree.Leaf> leaves = leaves(session, id);
            List<ContratSheet.Node> strategy = StrategyTree.of(nodes(session, id), leaves);
            List<ContratSheet.Party> signatories = signatories(session, id);
            List<ContratSheet.Agreement> agreements = agreements(session, id);
            List<ContratSheet.Figure> figures = figures(session, id);
            return session.find(
                    Sql.of(SUMMARY.formatted("contrat k") + " WHERE k.id = ?", id),
                    row -> new ContratSheet(
                            summary(row),
                            new ContratSheet.SourceDocument(
                                    row.getString("document"),
                                    row.getString("document_titre"),
                                    row.getString("date_document")),
                            signatories,
                            StrategyTree.byStatus(leaves),
                            strategy,
                            agreements,
                            figures,
                            Columns.texts(row, "sources")));
        });
    }

    private static List<StrategyTree.Row> nodes(Session session, String contrat) throws SQLException {
        Sql sql = Sql.of("""
                SELECT id, parent, niveau, numero, titre, court, resume, theme, programmation
                FROM noeud_strategique WHERE contrat = ?
                ORDER BY array_position(ARRAY['axe', 'orientation', 'fonction', 'enjeu', 'chantier', 'fiche_action',
                                              'objectif', 'action', 'indicateur'], niveau), rang, id""", contrat);
        return session.list(
                sql,
                row -> new StrategyTree.Row(
                        row.getString("id"),
                        row.getString("parent"),
                        row.getString("niveau"),
                        row.getString("numero"),
                        row.getString("titre"),
                        row.getString("court"),
                        row.getString("resume"),
                        row.getString("theme"),
                        row.getString("programmation")));
    }

    private static List<StrategyTree.Leaf> leaves(Session session, String contrat) throws SQLException {
        Sql sql = Sql.of("""
                SELECT id, numero, titre, contrat, noeud, statut, montant_total_eur
                FROM v_fiche WHERE contrat = ? ORDER BY rang, id""", contrat);
        return session.list(
                sql,
                row -> new StrategyTree.Leaf(
                        FicheRef.of(
                                row.getString("id"),
                                row.getString("numero"),
                                row.getString("titre"),
                                row.getString("contrat")),
                        row.getString("noeud"),
                        row.getString("statut"),
                        row.getBigDecimal("montant_total_eur")));
    }

    private static List<ContratSheet.Party> signatories(Session session, String contrat) throws SQLException {
        Sql sql = Sql.of("""
                SELECT p.code, p.nom, p.nom_long, p.type FROM contrat_signataire s JOIN partie p ON p.code = s.partie
                WHERE s.contrat = ? ORDER BY p.code""", contrat);
        return session.list(
                sql,
                row -> new ContratSheet.Party(
                        row.getString("code"), row.getString("nom"), row.getString("nom_long"), row.getString("type")));
    }

    private static List<ContratSheet.Agreement> agreements(Session session, String contrat) throws SQLException {
        Sql sql = Sql.of("""
                SELECT a.id, a.titre, a.theme, a.annee_debut, a.annee_fin, a.resume, a.sources, c.codes, c.noms
                FROM contractualisation a CROSS JOIN LATERAL (
                  SELECT array_agg(insee ORDER BY cle_recherche(nom), insee) AS codes,
                         array_agg(nom ORDER BY cle_recherche(nom), insee) AS noms
                  FROM contractualisation_commune l JOIN commune USING (insee) WHERE l.contractualisation = a.id) c
                WHERE a.contrat = ? ORDER BY a.rang""", contrat);
        return session.list(
                sql,
                row -> new ContratSheet.Agreement(
                        row.getString("id"),
                        row.getString("titre"),
                        row.getString("theme"),
                        Columns.integer(row, "annee_debut"),
                        Columns.integer(row, "annee_fin"),
                        row.getString("resume"),
                        communes(row),
                        Columns.texts(row, "sources")));
    }

    private static List<CommuneRef> communes(ResultSet row) throws SQLException {
        List<String> codes = Columns.texts(row, "codes");
        List<String> names = Columns.texts(row, "noms");
        List<CommuneRef> communes = new ArrayList<>();
        for (int i = 0; i < codes.size(); i++) {
            communes.add(new CommuneRef(codes.get(i), names.get(i)));
        }
        return communes;
    }

    private static List<ContratSheet.Figure> figures(Session session, String contrat) throws SQLException {
        Sql sql = Sql.of("""
                SELECT concept, valeur, unite, imprime, sources FROM chiffre_imprime
                WHERE contrat = ? AND fiche IS NULL ORDER BY rang""", contrat);
        return session.list(
                sql,
                row -> new ContratSheet.Figure(
                        row.getString("concept"),
                        row.getBigDecimal("valeur"),
                        row.getString("unite"),
                        row.getString("imprime"),
                        Columns.texts(row, "sources")));
    }

    private static ContratSummary summary(ResultSet row) throws SQLException {
        ContratRef ref = ContratRef.of(row.getString("id"), row.getString("titre"), row.getString("sigle"));
        String siren = row.getString("siren");
        return new ContratSummary(
                ref.id(),
                row.getString("nature"),
                ref.titre(),
                ref.sigle(),
                ref.href(),
                siren == null ? null : new EpciRef(siren, row.getString("epci_sigle"), row.getString("epci_nom")),
                row.getString("date_signature"),
                row.getString("lieu_signature"),
                Columns.integer(row, "annee_debut"),
                Columns.integer(row, "annee_fin"),
                new FicheTotal(row.getInt("nombre"), row.getBigDecimal("montant"), row.getInt("sans_montant")));
    }
}
