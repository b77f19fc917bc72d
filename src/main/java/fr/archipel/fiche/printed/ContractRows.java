package fr.archipel.fiche.printed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A contract's rows in the tables that hang from it, and its strategy tree; pure. */
final class ContractRows {
    private ContractRows() {}

    /** Adds what hangs from a contract, its fiches and its tree apart. */
    static void add(Contrat contrat, Rows rows) {
        String document = contrat.document().id();
        int signatory = 0;
        for (String code : contrat.signataires()) {
            rows.add("contrat_signataire (contrat, partie, rang)", contrat.id(), code, ++signatory);
        }
        for (Contrat.Partition section : contrat.document().sections()) {
            rows.add("contrat_section (contrat, document, lignes)", contrat.id(), document, range(section.lignes()));
        }
        Contrat.Maquette maquette = contrat.maquette();
        if (maquette != null) {
            rows.add("maquette (contrat, titre, taxe)", contrat.id(), maquette.titre(), maquette.taxe());
            int page = 0;
            for (Contrat.Page p : maquette.pages()) {
                rows.add(
                        "maquette_page (contrat, rang, lignes, colonnes)",
                        contrat.id(),
                        ++page,
                        range(p.lignes()),
                        p.colonnes().toArray(String[]::new));
            }
            int total = 0;
            for (Contrat.TotalImprime t : maquette.totaux()) {
                rows.add(
                        "maquette_total (contrat, rang, libelle, annee, colonne, sources, montant_centimes, taux, mention,"
                                + " imprime)",
                        contrat.id(),
                        ++total,
                        t.libelle(),
                        t.annee(),
                        t.colonne(),
                        t.ligne().sources(document),
                        t.montant().centimes(),
                        t.montant().taux(),
                        t.montant().mention() == null
                                ? null
                                : t.montant().mention().code(),
                        t.montant().imprime());
            }
        }
        addFigures(contrat.id(), null, contrat.chiffres(), document, rows);
        addAgreements(contrat, rows);
    }

    private static void addAgreements(Contrat contrat, Rows rows) {
        int rank = 0;
        for (Contrat.Contractualisation agreement : contrat.contractualisations()) {
            rows.add(
                    "contractualisation (id, contrat, rang, titre, theme, annee_debut, annee_fin, resume, sources)",
                    agreement.id(),
                    contrat.id(),
                    ++rank,
                    agreement.titre(),
                    agreement.theme(),
                    agreement.debut(),
                    agreement.fin(),
                    agreement.resume(),
                    agreement.ligne().sources(contrat.document().id()));
        }
        for (Contrat.Contractualisation agreement : contrat.contractualisations()) {
            int party = 0;
            for (String code : agreement.parties()) {
                rows.add("contractualisation_partie (contractualisation, partie, rang)", agreement.id(), code, ++party);
            }
            int commune = 0;
            for (String insee : agreement.communes()) {
                rows.add(
                        "contractualisation_commune (contractualisation, insee, rang)",
                        agreement.id(),
                        insee,
                        ++commune);
            }
        }
    }

    static void addFigures(
            String contrat, @Nullable String fiche, List<Fiche.Chiffre> figures, String document, Rows rows) {
        int rank = 0;
        for (Fiche.Chiffre figure : figures) {
            rows.add(
                    "chiffre_imprime (contrat, fiche, rang, concept, valeur, unite, imprime, sources)",
                    contrat,
                    fiche,
                    ++rank,
                    figure.concept(),
                    figure.valeur(),
                    figure.unite(),
                    figure.imprime(),
                    figure.ligne().sources(document));
        }
    }

    /** Adds the strategy tree, every parent before its children. */
    static void addTree(Contrat contrat, Rows rows) {
        int rank = 0;
        for (Contrat.Noeud node : contrat.strategie()) {
            node(contrat, null, ++rank, node, rows);
        }
    }

    private static void node(Contrat contrat, @Nullable String parent, int rank, Contrat.Noeud node, Rows rows) {
        addNode(
                rows,
                node.id(),
                contrat.id(),
                parent,
                rank,
                node.niveau(),
                node.numero(),
                node.titre(),
                node.court(),
                node.resume(),
                null,
                null,
                node.imprime(),
                node.ligne().sources(contrat.document().id()));
        leaves(contrat, node.id(), "objectif", node.objectifs(), rows);
        leaves(contrat, node.id(), "action", node.actions(), rows);
        leaves(contrat, node.id(), "indicateur", node.indicateurs(), rows);
        int child = 0;
        for (Contrat.Noeud one : node.enfants()) {
            node(contrat, node.id(), ++child, one, rows);
        }
    }

    private static void leaves(Contrat contrat, String parent, String level, List<Contrat.Feuille> leaves, Rows rows) {
        int rank = 0;
        for (Contrat.Feuille leaf : leaves) {
            addNode(
                    rows,
                    leaf.id(),
                    contrat.id(),
                    parent,
                    ++rank,
                    level,
                    null,
                    leaf.texte(),
                    null,
                    null,
                    leaf.theme(),
                    leaf.programmation(),
                    null,
                    leaf.ligne().sources(contrat.document().id()));
        }
    }

    private static void addNode(Rows rows, @Nullable Object... values) {
        rows.add(
                "noeud_strategique (id, contrat, parent, rang, niveau, numero, titre, court, resume, theme, programmation,"
                        + " imprime, sources)",
                values);
    }

    /** "812-815" as a PostgreSQL range. */
    static String range(String lines) {
        return "[" + lines.replace('-', ',') + "]";
    }
}
