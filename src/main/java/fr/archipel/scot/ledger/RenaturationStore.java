package fr.archipel.scot.ledger;

import fr.archipel.db.Database;
import fr.archipel.db.Sql;
import fr.archipel.scot.rule.RuleSet.Period;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The register of ground given back to nature. */
public final class RenaturationStore {
    static final String SELECT = """
            SELECT r.id, r.titre, r.insee, c.nom, round(r.surface_m2) AS surface_m2, r.date_effet::text, r.preuve, r.deductible,
                   r.remarque, r.geom IS NOT NULL AS dessin, %s
            FROM renaturation r JOIN commune c USING (insee)
            """.formatted(EntryStore.SIGNATURE);

    private final Database database;

    public RenaturationStore(Database database) {
        this.database = database;
    }

    /** The entries of these communes that count and took effect in these years, by commune then day. */
    public List<Renaturation> list(List<String> insee, Period years) {
        return database.list(
                Sql.of(SELECT + """
                                WHERE r.annule_le IS NULL AND r.insee = ANY (?)
                                AND extract(year FROM r.date_effet) BETWEEN ? AND ?
                                ORDER BY r.insee, r.date_effet, r.id""", insee.toArray(String[]::new), years.debut(), years.fin()),
                RenaturationStore::entry);
    }

    /** What is proven and deductible, in m², by commune that has some. */
    public Map<String, Long> deductible(List<String> insee, Period years) {
        return byCommune(list(insee, years), Renaturation::deductible);
    }

    /** What is declared without being deductible, in m², by commune that has some. */
    public Map<String, Long> notDeductible(List<String> insee, Period years) {
        return byCommune(list(insee, years), entry -> !entry.deductible());
    }

    /** Sums of m² of the entries kept, by commune that has one. */
    public static Map<String, Long> byCommune(List<Renaturation> entries, Predicate<Renaturation> kept) {
        Map<String, Long> sums = new TreeMap<>();
        entries.stream()
                .filter(kept)
                .forEach(entry -> sums.merge(entry.commune().insee(), entry.surfaceM2(), Long::sum));
        return sums;
    }

    static Renaturation entry(ResultSet row) throws SQLException {
        return new Renaturation(
                row.getLong("id"),
                row.getString("titre"),
                EntryStore.commune(row),
                row.getLong("surface_m2"),
                row.getString("date_effet"),
                row.getString("preuve"),
                row.getBoolean("deductible"),
                row.getString("remarque"),
                row.getBoolean("dessin"),
                EntryStore.signature(row));
    }
}
