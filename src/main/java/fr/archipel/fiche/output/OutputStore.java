package fr.archipel.fiche.output;

import fr.archipel.db.Columns;
import fr.archipel.db.Database;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what the outputs show; every sum is the database's. */
public final class OutputStore {
    private static final String CELLS = resource("maquette.sql");
    private static final String CONVENTION = resource("convention.sql");

    private final Database database;

    public OutputStore(Database database) {
        this.database = database;
    }

    private static Optional<ContractHead> head(Session session, String id) throws SQLException {
        return session.find(
                Sql.of("""
                SELECT k.id, k.titre, k.sigle, k.annee_debut, k.annee_fin, d.titre AS document, m.titre AS maquette, m.taxe
                FROM contrat k JOIN document d ON d.id = k.document LEFT JOIN maquette m ON m.contrat = k.id
                WHERE k.id = ? AND k.nature = 'contrat'""", id),
                row -> new ContractHead(
                        row.getString("id"),
                        row.getString("titre"),
                        row.getString("sigle"),
                        row.getInt("annee_debut"),
                        row.getInt("annee_fin"),
                        row.getString("document"),
                        row.getString("maquette"),
                        row.getString("taxe")));
    }

    Optional<ContractHead> findContract(String id) {
        return database.with(session -> head(session, id));
    }

    /** Ids of a contract's fiches, in the order of its document. */
    List<String> listFiches(String contrat) {
        return database.list(
                Sql.of("SELECT id FROM v_fiche WHERE contrat = ? ORDER BY rang, id", contrat), row -> row.getString(1));
    }

    /** One state of the database, so that rows and sums agree. */
    Optional<Maquette> findMaquette(String contrat) {
        return database.inTransaction(session -> {
            session.update(Sql.of("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"));
            Optional<ContractHead> head = head(session, contrat);
            return head.isEmpty() ? Optional.<Maquette>empty() : Optional.of(maquette(session, head.get()));
        });
    }

    private static Maquette maquette(Session session, ContractHead head) throws SQLException {
        Map<String, Map<String, Maquette.Amount>> cells = new LinkedHashMap<>();
        session.forEach(
                Sql.of("WITH cellule AS (" + CELLS + ") SELECT * FROM cellule", head.id()),
                0,
                row -> cells.computeIfAbsent(row.getString("fiche"), fiche -> new LinkedHashMap<>())
                        .put(
                                row.getString("colonne"),
                                new Maquette.Amount(cents(row, "centimes"), Columns.texts(row, "mots"))));
        Map<String, Map<String, Long>> sums = new LinkedHashMap<>();
        session.forEach(
                Sql.of("WITH cellule AS (" + CELLS + """
                        ) SELECT coalesce(n.chemin[1], '') AS racine, c.colonne, sum(c.centimes)::bigint AS centimes
                        FROM cellule c JOIN fiche f ON f.id = c.fiche JOIN noeud_strategique n ON n.id = f.noeud
                        WHERE c.centimes IS NOT NULL
                        GROUP BY GROUPING SETS ((n.chemin[1], c.colonne), (c.colonne))""", head.id()),
                0,
                row -> sums.computeIfAbsent(row.getString("racine"), root -> new LinkedHashMap<>())
                        .put(row.getString("colonne"), row.getLong("centimes")));
        List<Maquette.Line> lines = session.list(
                Sql.of("""
                SELECT f.id, f.numero, f.titre, f.maitres_ouvrage, n.chemin[1] AS racine, r.titre AS racine_titre,
                       r.numero AS racine_numero, coalesce(a.annees, f.annee_launch) AS annee, p.financeurs
                FROM (SELECT v.*, v.annee_lancement::text AS annee_launch FROM v_fiche v) f
                JOIN noeud_strategique n ON n.id = f.noeud JOIN noeud_strategique r ON r.id = n.chemin[1]
                LEFT JOIN LATERAL (SELECT string_agg(DISTINCT m.annee, ', ' ORDER BY m.annee) AS annees
                                   FROM maquette_ligne m WHERE m.fiche = f.id) a ON true
                LEFT JOIN LATERAL (
                  SELECT array_agg(DISTINCT coalesce(t.nom, q.nom_imprime)) AS financeurs
                  FROM partenaire q LEFT JOIN partenaire_partie USING (fiche, nature, rang)
                  LEFT JOIN partie t ON t.code = partie
                  WHERE q.fiche = f.id AND q.nature <> 'total' AND coalesce(t.nom, q.nom_imprime) IS NOT NULL) p ON true
                WHERE f.contrat = ? ORDER BY r.rang, r.id, f.rang, f.id""", head.id()),
                row -> new Maquette.Line(
                        row.getString("id"),
                        row.getString("numero"),
                        row.getString("titre"),
                        Columns.texts(row, "maitres_ouvrage"),
                        row.getString("racine"),
                        row.getString("racine_numero"),
                        row.getString("racine_titre"),
                        row.getString("annee"),
                        Columns.texts(row, "financeurs")));
        return new Maquette(head, lines, cells, sums, printed(session, head.id()));
    }

    private static List<Maquette.PrintedTotal> printed(Session session, String contrat) throws SQLException {
        return session.list(
                Sql.of("""
                SELECT t.libelle, t.annee, t.colonne, t.montant_centimes, t.imprime, t.sources,
                       CASE t.colonne WHEN 'parts.part' THEN (
                         SELECT sum(q.montant_centimes) FROM partenaire q JOIN fiche f ON f.id = q.fiche
                         WHERE f.contrat = t.contrat AND q.nature = 'part' AND q.colonne = 'part'
                           AND (t.annee IS NULL OR EXISTS (
                             SELECT FROM maquette_ligne m WHERE m.fiche = f.id AND m.annee = t.annee::text)))
                       ELSE (
                         SELECT sum(c.montant_centimes) FROM maquette_cout c JOIN maquette_ligne m USING (fiche, rang)
                         JOIN fiche f ON f.id = m.fiche
                         WHERE f.contrat = t.contrat AND c.colonne = t.colonne
                           AND (t.annee IS NULL OR m.annee = t.annee::text)) END::bigint AS centimes
                FROM maquette_total t WHERE t.contrat = ? ORDER BY t.rang""", contrat),
                row -> new Maquette.PrintedTotal(
                        row.getString("libelle"),
                        row.getString("colonne"),
                        cents(row, "montant_centimes"),
                        row.getString("imprime"),
                        cents(row, "centimes"),
                        Columns.texts(row, "sources")));
    }

    Optional<Convention> findConvention(String contrat, int annee) {
        return database.inTransaction(session -> {
            session.update(Sql.of("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"));
            Optional<ContractHead> head = head(session, contrat);
            if (head.isEmpty()) {
                return Optional.<Convention>empty();
            }
            List<Convention.Line> lines = new ArrayList<>();
            List<Convention.Action> actions = new ArrayList<>();
            List<Convention.Sum> sums = new ArrayList<>();
            session.forEach(Sql.of(CONVENTION, contrat, annee), 0, row -> {
                Map<String, Long> steps = new LinkedHashMap<>();
                for (String step : Convention.STEPS) {
                    Long cents = cents(row, step);
                    if (cents != null) {
                        steps.put(step, cents);
                    }
                }
                if (row.getString("nature").equals("ligne")) {
                    lines.add(new Convention.Line(
                            row.getString("fiche"),
                            row.getString("numero"),
                            row.getString("titre"),
                            row.getString("statut"),
                            Columns.texts(row, "maitres_ouvrage"),
                            row.getString("axe"),
                            row.getString("partenaire"),
                            row.getString("dispositif"),
                            steps,
                            Columns.texts(row, "mots")));
                } else if (row.getString("nature").equals("action")) {
                    actions.add(new Convention.Action(
                            row.getString("fiche"),
                            row.getString("numero"),
                            row.getString("titre"),
                            cents(row, "cout"),
                            steps));
                } else {
                    sums.add(new Convention.Sum(
                            row.getString("nature"), row.getString("axe"), row.getString("partenaire"), steps));
                }
            });
            int ready = count(session, """
                    SELECT count(*) FROM v_fiche WHERE contrat = ? AND statut IN ('validee', 'engagee', 'en_travaux')""", contrat);
            int funded = count(session, """
                    SELECT count(DISTINCT f.id) FROM v_fiche f JOIN financement m ON m.fiche = f.id AND m.archive_le IS NULL
                    WHERE f.contrat = ? AND m.annee = ?""", contrat, annee);
            return Optional.of(new Convention(head.get(), annee, lines, actions, sums, ready, funded));
        });
    }

    private static int count(Session session, String sql, Object... values) throws SQLException {
        return session.find(Sql.of(sql, values), row -> row.getInt(1)).orElse(0);
    }

    private static @Nullable Long cents(ResultSet row, String name) throws SQLException {
        BigDecimal value = row.getBigDecimal(name);
        return value == null ? null : value.longValueExact();
    }

    private static String resource(String name) {
        try (InputStream in = OutputStore.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
