package fr.archipel.fiche.followup;

import fr.archipel.db.Sql;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The SQL of the tracking table: which states it is about, then the sums ({@code suivi.sql}), in one statement. */
final class FollowupSql {
    private static final String SUMS = resource("suivi.sql");
    private static final String FICHES = resource("fiches.sql");

    private FollowupSql() {}

    /** One contract: the sums and one row a fiche. {@code contrat} must not be null. */
    static Sql ofContrat(FollowupQuery query) {
        return head(query, "MATERIALIZED").add(SUMS).add(FICHES, query.date(), query.contrat(), query.contrat());
    }

    /** All contracts or one: the sums alone. Each sum reads the states for itself, so that several cores may share it. */
    static Sql ofAll(FollowupQuery query) {
        return head(query, "NOT MATERIALIZED").add(SUMS).add("SELECT r::text FROM reponse");
    }

    private static Sql head(FollowupQuery query, String once) {
        Sql among = isFiltered(query)
                ? Sql.of("e.fiche IN (SELECT s.fiche FROM suivie s)")
                : Sql.of("e.fiche NOT IN (SELECT f.id FROM fiche f WHERE f.archivee_le IS NOT NULL)");
        return Sql.of("WITH etat AS NOT MATERIALIZED (")
                .add(query.annee() == null ? states(query) : statesOfYear(query))
                .add("), suivie AS " + once + """
                         (
                          SELECT e.*, f.contrat, f.numero, f.titre, f.rang, f.portee, f.communes, f.noeud
                          FROM etat e JOIN fiche f ON f.id = e.fiche WHERE """ + " ")
                .add(Sql.join(" AND ", conditions(query)))
                .add(
                        "), annee_suivie AS (SELECT e.annee, sum(e.prevu) AS prevu, sum(e.realise) AS realise FROM etat_annee e")
                .add(" WHERE ")
                .add(at(query))
                .add(" AND ")
                .add(among)
                .add(" GROUP BY e.annee), partenaire_suivi AS (")
                .add("""
                        SELECT e.parties, sum(e.attendu) AS attendu, sum(e.sollicite) AS sollicite, sum(e.notifie) AS notifie,
                               sum(e.engage) AS engage, sum(e.verse) AS verse
                        FROM etat_financement e WHERE """ + " ")
                .add(at(query))
                .add(" AND ")
                .add(among)
                .add(" GROUP BY e.parties)");
    }

    private static Sql states(FollowupQuery query) {
        return Sql.of("""
                SELECT e.fiche, e.statut, e.du, e.cout, e.prevu, e.realise, e.attendu, e.sollicite, e.notifie, e.engage,
                       e.verse, e.reste
                FROM etat_fiche e WHERE e.du <= ? AND ? < e.au""", query.date(), query.date());
    }

    /** With a year: its spending, the fundings of its agreement, and the fiches that have either. */
    private static Sql statesOfYear(FollowupQuery query) {
        return Sql.of("""
                SELECT e.fiche, e.statut, e.du, e.cout, a.prevu, a.realise, g.attendu, g.sollicite, g.notifie, g.engage,
                       g.verse, NULL::bigint AS reste
                FROM etat_fiche e
                LEFT JOIN (SELECT e.fiche, e.prevu, e.realise FROM etat_annee e WHERE""")
                .add(" ")
                .add(at(query))
                .add("""
                ) a ON a.fiche = e.fiche
                LEFT JOIN (
                  SELECT e.fiche, sum(e.attendu)::bigint AS attendu, sum(e.sollicite)::bigint AS sollicite,
                         sum(e.notifie)::bigint AS notifie, sum(e.engage)::bigint AS engage, sum(e.verse)::bigint AS verse
                  FROM etat_financement e WHERE""")
                .add(" ")
                .add(at(query))
                .add("""
                 GROUP BY e.fiche) g ON g.fiche = e.fiche
                WHERE e.du <= ? AND ? < e.au AND (a.fiche IS NOT NULL OR g.fiche IS NOT NULL)""", query.date(), query.date());
    }

    /** On {@code e}, a state of a year or of a funding. */
    private static Sql at(FollowupQuery query) {
        Sql date = Sql.of("e.du <= ? AND ? < e.au", query.date(), query.date());
        return query.annee() == null ? date : date.add(" AND e.annee = ?", query.annee());
    }

    private static boolean isFiltered(FollowupQuery query) {
        return query.contrat() != null
                || query.axe() != null
                || query.commune() != null
                || query.maitreOuvrage() != null;
    }

    private static List<Sql> conditions(FollowupQuery query) {
        List<Sql> all = new ArrayList<>();
        all.add(Sql.of("f.archivee_le IS NULL"));
        if (query.contrat() != null) {
            all.add(Sql.of("f.contrat = ?", query.contrat()));
        }
        if (query.axe() != null) {
            all.add(Sql.of(
                    "f.noeud IN (SELECT n.id FROM noeud_strategique n WHERE n.chemin @> ARRAY[CAST(? AS text)])",
                    query.axe()));
        }
        if (query.commune() != null) {
            all.add(Sql.of("f.communes @> ARRAY[CAST(? AS text)]", query.commune()));
        }
        if (query.maitreOuvrage() != null) {
            all.add(Sql.of(
                    "f.id IN (SELECT l.fiche FROM fiche_partie l WHERE l.role = 'maitre_ouvrage' AND l.partie = ?)",
                    query.maitreOuvrage()));
        }
        return all;
    }

    static String resource(String name) {
        try (InputStream in = FollowupSql.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
