package fr.archipel.fiche;

import fr.archipel.db.Sql;
import fr.archipel.geo.Bbox;
import fr.archipel.territory.FicheLinks;
import fr.archipel.territory.SearchText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The SQL of a query over fiches; {@code f} is the fiche. */
final class FicheSql {
    private FicheSql() {}

    /** The matching fiches: id, contrat and rang to order them as their documents do, whether they are late. */
    static Sql found(FicheQuery query) {
        return select(query, Sql.EMPTY, Sql.EMPTY);
    }

    /** The same with {@code place}, from 1, in the order asked for, which must not be null. */
    static Sql sorted(FicheQuery query, FicheSort sort) {
        return select(
                query,
                Sql.of(", ").add(sort.place()).add(" AS place"),
                Sql.of(" JOIN etat_fiche e ON e.fiche = f.id AND e.au = 'infinity'"));
    }

    private static Sql select(FicheQuery query, Sql columns, Sql joined) {
        List<Sql> conditions = always(query);
        conditions.addAll(chosen(query).values());
        return Sql.of("SELECT f.id, f.contrat, f.rang, ")
                .add(late(query.year()))
                .add(" AS retard")
                .add(columns)
                .add(" FROM fiche f")
                .add(joined)
                .add(" WHERE ")
                .add(Sql.join(" AND ", conditions));
    }

    /** What restricts every count: archived or not, the words, the place. */
    static List<Sql> always(FicheQuery query) {
        List<Sql> all = new ArrayList<>();
        all.add(Sql.of(query.archived() ? "f.archivee_le IS NOT NULL" : "f.archivee_le IS NULL"));
        if (query.text() != null) {
            all.add(says(query.text()));
        }
        if (query.bbox() != null) {
            all.add(touches(query.bbox()));
        }
        return all;
    }

    /** By facet something was asked of, the condition; it may be NULL, which is no. */
    static Map<Facet, Sql> chosen(FicheQuery query) {
        Map<Facet, Sql> all = new EnumMap<>(Facet.class);
        query.choices().forEach((facet, values) -> all.put(facet, condition(facet, values, query.year())));
        return all;
    }

    private static Sql condition(Facet facet, List<String> values, int year) {
        String[] any = values.toArray(String[]::new);
        return switch (facet) {
            case CONTRAT -> Sql.of("f.contrat = ANY (?)", (Object) any);
            case EPCI -> Sql.of("f.contrat IN (SELECT id FROM contrat WHERE epci = ANY (?))", (Object) any);
            case AXE ->
                Sql.of("f.noeud IN (SELECT n.id FROM noeud_strategique n JOIN (")
                        .add(nodes(values))
                        .add(") a ON n.chemin @> ARRAY[a.id])");
            case STATUT -> Sql.of("f.statut = ANY (?)", (Object) any);
            case LAYER -> Sql.of("f.id IN (SELECT l.fiche FROM fiche_objet l WHERE l.layer = ANY (?))", (Object) any);
            case COMMUNE ->
                Sql.of("f.id IN (SELECT l.fiche FROM (")
                        .add(Sql.join(
                                " UNION ALL ",
                                values.stream()
                                        .map(insee -> Sql.of("(")
                                                .add(FicheLinks.ofCommune(insee))
                                                .add(")"))
                                        .toList()))
                        .add(") l)");
            case MAITRE_OUVRAGE ->
                Sql.of(
                        "f.id IN (SELECT l.fiche FROM fiche_partie l WHERE l.role = 'maitre_ouvrage' AND l.partie = ANY (?))",
                        (Object) any);
            case ANNEE ->
                Sql.of("(")
                        .add(Sql.join(
                                " OR ",
                                values.stream()
                                        .map(annee -> inYear(Integer.parseInt(annee)))
                                        .toList()))
                        .add(")");
            case TYPE_OPERATION -> Sql.of("f.type_operation = ANY (?)", (Object) any);
            case EMPRISE ->
                Sql.of("CASE WHEN f.geom_origine <> 'epci' THEN 'propre' ELSE 'sans' END = ANY (?)", (Object) any);
            case RETARD -> late(year).add("::text = ANY (?)", (Object) any);
        };
    }

    /** SELECT of the nodes that are named: by id, or by the name a node of the first level goes by. */
    static Sql nodes(List<String> names) {
        String[] any = names.toArray(String[]::new);
        return Sql.of(
                "SELECT id FROM noeud_strategique WHERE id = ANY (?) OR parent IS NULL AND coalesce(court, titre) = ANY (?)",
                any,
                any);
    }

    /**
     * Late: its last year is over and it is not done; or its first year is over and nothing was engaged. A fiche without
     * years is never late.
     */
    static Sql late(int year) {
        return Sql.of("""
                coalesce(f.statut NOT IN ('realisee', 'abandonnee')
                  AND (coalesce(f.annee_fin < ?, false) OR f.statut IN ('en_maturation', 'proposee', 'validee')
                       AND coalesce(f.annee_debut, f.annee_lancement) < ?), false)""", year, year);
    }

    /** A year counts by its planned spending; only a fiche that plans none in any year is told by its calendar. */
    private static Sql inYear(int annee) {
        return Sql.of("""
                (f.id IN (SELECT a.fiche FROM etat_annee a WHERE a.annee = ? AND a.au = 'infinity' AND a.prevu > 0)
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
