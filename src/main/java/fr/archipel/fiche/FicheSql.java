package fr.archipel.fiche;

import fr.archipel.db.Sql;
import fr.archipel.geo.Bbox;
import fr.archipel.territory.FicheLinks;
import fr.archipel.territory.SearchText;
import java.util.ArrayList;
import java.util.List;

/** The SQL of a query over fiches. */
final class FicheSql {
    private FicheSql() {}

    /** The matching fiches: id, and contrat and rang to order them as their documents do. */
    static Sql found(FicheQuery query) {
        return Sql.of("SELECT f.id, f.contrat, f.rang FROM fiche f WHERE ").add(Sql.join(" AND ", conditions(query)));
    }

    private static List<Sql> conditions(FicheQuery query) {
        List<Sql> all = new ArrayList<>();
        all.add(Sql.of(query.archived() ? "f.archivee_le IS NOT NULL" : "f.archivee_le IS NULL"));
        if (query.commune() != null) {
            all.add(Sql.of("f.id IN (SELECT l.fiche FROM (")
                    .add(FicheLinks.ofCommune(query.commune()))
                    .add(") l)"));
        }
        if (query.epci() != null) {
            all.add(Sql.of("f.contrat IN (SELECT id FROM contrat WHERE epci = ?)", query.epci()));
        }
        if (query.contrat() != null) {
            all.add(Sql.of("f.contrat = ?", query.contrat()));
        }
        if (query.axe() != null) {
            all.add(Sql.of("f.noeud IN (SELECT n.id FROM noeud_strategique n JOIN (")
                    .add(node(query.axe()))
                    .add(") a ON n.chemin @> ARRAY[a.id])"));
        }
        if (query.statut() != null) {
            all.add(Sql.of("f.statut = ?", query.statut()));
        }
        if (query.maitreOuvrage() != null) {
            all.add(Sql.of(
                    "f.id IN (SELECT l.fiche FROM fiche_partie l WHERE l.role = 'maitre_ouvrage' AND l.partie = ?)",
                    query.maitreOuvrage()));
        }
        if (query.typeOperation() != null) {
            all.add(Sql.of("f.type_operation = ?", query.typeOperation()));
        }
        if (query.annee() != null) {
            all.add(inYear(query.annee()));
        }
        if (query.layer() != null) {
            all.add(Sql.of("EXISTS (SELECT FROM fiche_objet l WHERE l.fiche = f.id AND l.layer = ?)", query.layer()));
        }
        if (query.text() != null) {
            all.add(says(query.text()));
        }
        if (query.bbox() != null) {
            all.add(touches(query.bbox()));
        }
        return all;
    }

    /** SELECT of the nodes that {@code axe} names: by id, or by the name a node of the first level goes by. */
    static Sql node(String axe) {
        return Sql.of(
                "SELECT id FROM noeud_strategique WHERE id = ? OR parent IS NULL AND coalesce(court, titre) = ?",
                axe,
                axe);
    }

    /** A year counts by its planned spending; only a fiche that plans none in any year is told by its calendar. */
    private static Sql inYear(int annee) {
        return Sql.of("""
                (EXISTS (SELECT FROM etat_annee a
                         WHERE a.fiche = f.id AND a.annee = ? AND a.au = 'infinity' AND a.prevu > 0)
                 OR ? BETWEEN least(f.annee_lancement, f.annee_debut)
                      AND greatest(f.annee_lancement, f.annee_debut, f.annee_fin)
                    AND NOT EXISTS (SELECT FROM etat_annee a WHERE a.fiche = f.id AND a.au = 'infinity' AND a.prevu > 0))""", annee, annee);
    }

    private static Sql says(SearchText text) {
        return Sql.of("(").add(text.matches("f.recherche")).add(" OR cle_recherche(f.numero) = ?)", text.key());
    }

    /** A fiche without a place of its own has its EPCI's, which is large: it is tried once an EPCI, not once a fiche. */
    private static Sql touches(Bbox bbox) {
        return bbox.toLambert93().map(area -> Sql.of("""
                        (f.geom_origine <> 'epci' AND ST_Intersects(f.geom, ?) OR f.geom_origine = 'epci' AND f.contrat IN (
                           SELECT k.id FROM contrat k JOIN epci e ON e.siren = k.epci WHERE ST_Intersects(e.geom, ?)))""", area, area)).orElse(Sql.of("false"));
    }
}
