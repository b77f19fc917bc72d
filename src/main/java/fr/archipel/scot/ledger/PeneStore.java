package fr.archipel.scot.ledger;

import fr.archipel.db.Database;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.scot.rule.RuleSet.Period;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The register of projects charged to the national envelope. */
public final class PeneStore {
    static final String SELECT = """
            SELECT r.id, r.titre, r.arrete, r.remarque, r.geom IS NOT NULL AS dessin, %s, %s
            FROM pene r LEFT JOIN fiche f ON f.id = r.fiche
            """.formatted(EntryStore.FICHE, EntryStore.SIGNATURE);

    private static final String SHARES = """
            SELECT p.insee, c.nom, p.annee, round(p.surface_m2) AS surface_m2
            FROM pene_consommation p JOIN commune c USING (insee)
            WHERE p.pene = ? ORDER BY p.annee, p.insee""";

    private final Database database;

    public PeneStore(Database database) {
        this.database = database;
    }

    /** Every project that counts, by title. */
    public List<Pene> list() {
        return database.with(session -> session.list(
                Sql.of(SELECT + "WHERE r.annule_le IS NULL ORDER BY r.titre, r.id"), row -> entry(session, row)));
    }

    /** The entry that counts of a fiche, the last of them. */
    public Optional<Pene> ofFiche(String fiche) {
        return database.with(session -> session.find(
                Sql.of(SELECT + "WHERE r.annule_le IS NULL AND r.fiche = ? ORDER BY r.id DESC LIMIT 1", fiche),
                row -> entry(session, row)));
    }

    /** What such projects took of these communes in these years, in m², by commune that has some, then year. */
    public Map<String, SortedMap<Integer, Long>> consumed(List<String> insee, Period years) {
        Sql sql = Sql.of("""
                SELECT p.insee, p.annee, sum(round(p.surface_m2)) AS surface_m2
                FROM pene_consommation p JOIN pene r ON r.id = p.pene
                WHERE r.annule_le IS NULL AND p.insee = ANY (?) AND p.annee BETWEEN ? AND ?
                GROUP BY p.insee, p.annee""", insee.toArray(String[]::new), years.debut(), years.fin());
        Map<String, SortedMap<Integer, Long>> all = new TreeMap<>();
        database.with(session -> {
            session.forEach(
                    sql,
                    0,
                    row -> all.computeIfAbsent(row.getString("insee"), commune -> new TreeMap<>())
                            .put(row.getInt("annee"), row.getLong("surface_m2")));
            return true;
        });
        return all;
    }

    static Pene entry(Session session, ResultSet row) throws SQLException {
        long id = row.getLong("id");
        return new Pene(
                id,
                row.getString("titre"),
                row.getString("arrete"),
                EntryStore.fiche(row),
                row.getString("remarque"),
                session.list(
                        Sql.of(SHARES, id),
                        share -> new Pene.Share(
                                EntryStore.commune(share), share.getInt("annee"), share.getLong("surface_m2"))),
                row.getBoolean("dessin"),
                EntryStore.signature(row));
    }
}
