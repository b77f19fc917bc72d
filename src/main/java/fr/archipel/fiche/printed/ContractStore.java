package fr.archipel.fiche.printed;

import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts the contract files into the database. Loading again gives the same database: what comes from the files is
 * replaced, what people decided since (a fiche's {@code statut}) is kept, and a fiche that left the files stays.
 *
 * <p>Needs the communes and the objects of the layers, which the links refer to.
 */
public final class ContractStore {
    private static final List<String> FICHE_TABLES = List.of(
            "fiche_champ",
            "fiche_texte",
            "fiche_noeud",
            "fiche_finalite",
            "fiche_partie",
            "fiche_commune",
            "fiche_commune_exterieure",
            "fiche_contractualisation",
            "fiche_objet",
            "section_financiere",
            "echeancier",
            "partenaire",
            "maquette_ligne",
            "chiffre_imprime");

    private ContractStore() {}

    /**
     * Loads everything; to be called inside a transaction. Throws {@link Problem.Unreadable} when the files do not hold
     * together, before anything is written.
     */
    public static void load(Session session, ContractFiles files) throws SQLException {
        List<String> faults = ContractChecks.faults(files);
        if (!faults.isEmpty()) {
            throw new ProblemException(new Problem.Unreadable("Fichiers des contrats", String.join(" ; ", faults)));
        }
        loadParties(session, files.parties());
        for (Contrat contrat : files.contrats()) {
            loadContract(session, contrat);
            loadTree(session, contrat);
            loadFiches(session, contrat, files.fichesOf(contrat));
            removeStaleNodes(session, contrat);
        }
    }

    private static void loadParties(Session session, List<Partie> parties) throws SQLException {
        session.updateAll(
                """
                INSERT INTO partie (code, nom, nom_long, type, siren, insee, formes) VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (code) DO UPDATE SET nom = excluded.nom, nom_long = excluded.nom_long, type = excluded.type,
                  siren = excluded.siren, insee = excluded.insee, formes = excluded.formes""",
                parties.stream()
                        .map(p -> row(
                                p.code(),
                                p.nom(),
                                p.nomLong(),
                                p.type(),
                                p.siren(),
                                p.insee(),
                                p.formes().toArray(String[]::new)))
                        .toList());
    }

    private static void loadContract(Session session, Contrat contrat) throws SQLException {
        loadDocument(session, contrat.document());
        Contrat.Signature signature = contrat.signature();
        Contrat.Periode periode = contrat.periode();
        Contrat.StatutInitial initial = contrat.statutInitial();
        String document = contrat.document().id();
        session.update(Sql.of(
                """
                INSERT INTO contrat (id, nature, titre, sigle, epci, document, date_signature, lieu_signature, annee_debut,
                  annee_fin, sources, periode_sources, statut_initial, statut_initial_sources)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET nature = excluded.nature, titre = excluded.titre, sigle = excluded.sigle,
                  epci = excluded.epci, document = excluded.document, date_signature = excluded.date_signature,
                  lieu_signature = excluded.lieu_signature, annee_debut = excluded.annee_debut,
                  annee_fin = excluded.annee_fin, sources = excluded.sources,
                  periode_sources = excluded.periode_sources, statut_initial = excluded.statut_initial,
                  statut_initial_sources = excluded.statut_initial_sources""",
                contrat.id(),
                contrat.nature(),
                contrat.titre(),
                contrat.sigle(),
                contrat.epci(),
                contrat.document().id(),
                signature == null ? null : signature.date(),
                signature == null ? null : signature.lieu(),
                periode == null ? null : periode.debut(),
                periode == null ? null : periode.fin(),
                (signature == null ? Provenance.NONE : signature.ligne()).sources(document),
                periode == null ? null : periode.ligne().sources(document),
                initial == null ? null : initial.valeur(),
                initial == null ? null : initial.ligne().sources(document)));
        for (String table : List.of("contrat_signataire", "contrat_section", "maquette", "contractualisation")) {
            session.update(Sql.of("DELETE FROM " + table + " WHERE contrat = ?", contrat.id()));
        }
        session.update(Sql.of("DELETE FROM chiffre_imprime WHERE contrat = ? AND fiche IS NULL", contrat.id()));
        Rows rows = new Rows();
        ContractRows.add(contrat, rows);
        insert(session, rows);
    }

    private static void loadDocument(Session session, Contrat.Document document) throws SQLException {
        session.update(Sql.of("""
                INSERT INTO document (id, titre, date_document) VALUES (?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET titre = excluded.titre, date_document = excluded.date_document""", document.id(), document.titre(), document.date()));
        session.updateAll(
                """
                INSERT INTO document_section (document, lignes, titre) VALUES (?, ?, ?)
                ON CONFLICT (document, lignes) DO UPDATE SET titre = excluded.titre""",
                document.sections().stream()
                        .map(s -> row(document.id(), ContractRows.range(s.lignes()), s.titre()))
                        .toList());
    }

    private static void loadTree(Session session, Contrat contrat) throws SQLException {
        Rows rows = new Rows();
        ContractRows.addTree(contrat, rows);
        for (Map.Entry<String, List<List<@Nullable Object>>> target :
                rows.byTarget().entrySet()) {
            session.updateAll(
                    Rows.insert(target.getKey(), target.getValue().get(0).size()) + """
                             ON CONFLICT (id) DO UPDATE SET contrat = excluded.contrat, parent = excluded.parent,
                              rang = excluded.rang, niveau = excluded.niveau, numero = excluded.numero,
                              titre = excluded.titre, court = excluded.court, resume = excluded.resume,
                              theme = excluded.theme, programmation = excluded.programmation,
                              imprime = excluded.imprime, sources = excluded.sources""", target.getValue());
        }
    }

    private static void loadFiches(Session session, Contrat contrat, List<Fiche> fiches) throws SQLException {
        String document = contrat.document().id();
        List<List<@Nullable Object>> own = new ArrayList<>();
        Rows rows = new Rows();
        for (Fiche fiche : fiches) {
            own.add(fiche(contrat, fiche, own.size() + 1));
            FicheRows.add(fiche, document, rows);
        }
        session.updateAll("""
                INSERT INTO fiche (id, contrat, numero, rang, titre, noeud, portee, type_operation, budget,
                  annee_lancement, annee_debut, annee_fin, date_maj, statut, statut_propre, description, sources)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET contrat = excluded.contrat, numero = excluded.numero,
                  rang = excluded.rang, titre = excluded.titre, noeud = excluded.noeud, portee = excluded.portee,
                  type_operation = excluded.type_operation, budget = excluded.budget,
                  annee_lancement = excluded.annee_lancement, annee_debut = excluded.annee_debut,
                  annee_fin = excluded.annee_fin, date_maj = excluded.date_maj,
                  statut_propre = excluded.statut_propre, description = excluded.description,
                  sources = excluded.sources""", own);
        String[] ids = fiches.stream().map(Fiche::id).toArray(String[]::new);
        for (String table : FICHE_TABLES) {
            session.update(Sql.of("DELETE FROM " + table + " WHERE fiche = ANY (?)", (Object) ids));
        }
        insert(session, rows);
    }

    private static List<@Nullable Object> fiche(Contrat contrat, Fiche fiche, int rank) {
        Contrat.StatutInitial initial = contrat.statutInitial();
        String year = fiche.anneeLancement().valeur();
        Fiche.Calendrier calendar = fiche.calendrier();
        String date = fiche.dateMaj().valeur();
        return row(
                fiche.id(),
                contrat.id(),
                fiche.numero().get(),
                rank,
                fiche.titre().get(),
                fiche.noeud().get(),
                fiche.localisation().portee(),
                fiche.typeOperation().valeur(),
                fiche.budget().valeur(),
                year == null ? null : Integer.valueOf(year),
                calendar == null ? null : calendar.debut(),
                calendar == null ? null : calendar.fin(),
                date == null ? null : java.time.LocalDate.parse(date),
                fiche.statut() != null || initial == null ? fiche.statut() : initial.valeur(),
                fiche.statut(),
                fiche.description().texte(),
                fiche.titre().ligne().sources(contrat.document().id()));
    }

    /** Nodes that left the file go, unless a fiche still stands there. */
    private static void removeStaleNodes(Session session, Contrat contrat) throws SQLException {
        Rows rows = new Rows();
        ContractRows.addTree(contrat, rows);
        Map<String, Boolean> kept = new HashMap<>();
        rows.byTarget().values().forEach(list -> list.forEach(r -> kept.put(String.valueOf(r.get(0)), true)));
        session.update(Sql.of("""
                DELETE FROM noeud_strategique n WHERE n.contrat = ? AND n.id <> ALL (?)
                  AND NOT EXISTS (SELECT FROM fiche f JOIN noeud_strategique d ON d.id = f.noeud WHERE n.id = ANY (d.chemin))
                  AND NOT EXISTS (SELECT FROM fiche_noeud l WHERE l.noeud = n.id)""", contrat.id(), kept.keySet().toArray(String[]::new)));
    }

    private static void insert(Session session, Rows rows) throws SQLException {
        for (Map.Entry<String, List<List<@Nullable Object>>> target :
                rows.byTarget().entrySet()) {
            session.updateAll(
                    Rows.insert(target.getKey(), target.getValue().get(0).size()), target.getValue());
        }
    }

    private static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.asList(values);
    }
}
