package fr.archipel.quality;

import fr.archipel.db.Columns;
import fr.archipel.db.Database;
import fr.archipel.db.Keyset;
import fr.archipel.db.Page;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.layer.Catalogue;
import fr.archipel.layer.Layer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is wanting, asked of the present state each time. */
public final class QualityStore {
    private static final String KEY = "regle || ':' || coalesce(couche, 'fiche') || ':' || id";

    private final Database database;
    private final Catalogue catalogue;

    public QualityStore(Database database, Catalogue catalogue) {
        this.database = database;
        this.catalogue = catalogue;
    }

    /** {@code counts}: by rule, then by contract (« » for objects), of all that match but for the rule asked for. */
    record Found(Optional<Page<Finding>> page, Map<Rule, Map<String, Integer>> counts) {}

    /** In the order of the rules, then of contracts and layers. There is no page when {@code apres} names none of them. */
    Found list(QualityQuery query, LocalDate day) {
        List<Layer> layers = layers();
        return database.with(session -> {
            Sql all = filtered(query, FindingSql.of(day, query.months(), layers));
            Sql found = query.rule() == null
                    ? all
                    : Sql.of("SELECT * FROM (")
                            .add(all)
                            .add(") q WHERE q.regle = ?", query.rule().id());
            Sql ordered = Sql.of(
                            "SELECT " + KEY + " AS cle, array_position(CAST(? AS text[]), regle) AS rang,"
                                    + " coalesce(contrat, '~' || couche) AS lieu, m.* FROM (",
                            (Object) Rule.ids().toArray(String[]::new))
                    .add(found)
                    .add(") m");
            return new Found(
                    new Keyset(ordered, "rang, lieu, cle", "cle")
                            .page(
                                    session,
                                    "SELECT trouve.* FROM trouve",
                                    QualityStore::finding,
                                    Finding::cle,
                                    query.paging().after(),
                                    query.paging().limit()),
                    counts(session, all));
        });
    }

    /**
     * How much is wanting in a territory, by rule; rules without finding are left out.
     *
     * @param fiches ids of those that count there
     * @param communes INSEE codes
     */
    public Map<Rule, Integer> count(LocalDate day, Collection<String> fiches, Collection<String> communes) {
        Map<Rule, Integer> counts = new EnumMap<>(Rule.class);
        Sql sql = Sql.of("SELECT m.regle, count(*) AS nombre FROM (")
                .add(FindingSql.of(day, QualityQuery.MONTHS, layers()))
                .add(
                        ") m WHERE m.couche IS NULL AND m.id = ANY (?) OR m.couche IS NOT NULL AND m.communes && ? GROUP BY m.regle",
                        fiches.toArray(String[]::new),
                        communes.toArray(String[]::new));
        database.list(sql, row -> Map.entry(row.getString("regle"), row.getInt("nombre")))
                .forEach(each -> Rule.find(each.getKey()).ifPresent(rule -> counts.put(rule, each.getValue())));
        return counts;
    }

    private List<Layer> layers() {
        return database.list(Sql.of("SELECT layer FROM couche_suivie ORDER BY layer"), row -> row.getString(1)).stream()
                .map(catalogue::findLayer)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Sql filtered(QualityQuery query, Sql findings) {
        Sql sql = Sql.of("SELECT * FROM (").add(findings).add(") f WHERE true");
        if (query.contrat() != null) {
            sql = sql.add(" AND f.contrat = ?", query.contrat());
        }
        if (query.epci() != null) {
            sql = sql.add(" AND f.epci @> ARRAY[CAST(? AS text)]", query.epci());
        }
        if (query.sujet() != null) {
            sql = sql.add(" AND (f.couche IS NULL) = ?", query.sujet().equals("fiche"));
        }
        return sql;
    }

    private static Map<Rule, Map<String, Integer>> counts(Session session, Sql all) throws SQLException {
        Map<Rule, Map<String, Integer>> counts = new EnumMap<>(Rule.class);
        session.forEach(
                Sql.of("SELECT q.regle, coalesce(q.contrat, '') AS contrat, count(*) AS nombre FROM (")
                        .add(all)
                        .add(") q GROUP BY 1, 2 ORDER BY 1, 2"),
                0,
                row -> {
                    String contract = row.getString("contrat");
                    int count = row.getInt("nombre");
                    Rule.find(row.getString("regle"))
                            .ifPresent(rule -> counts.computeIfAbsent(rule, none -> new TreeMap<>())
                                    .put(contract, count));
                });
        return counts;
    }

    private static Finding finding(ResultSet row) throws SQLException {
        String rule = row.getString("regle");
        return Finding.of(new Finding.Row(
                row.getString("cle"),
                Rule.find(rule).orElseThrow(() -> new IllegalStateException("no rule " + rule)),
                row.getString("couche"),
                row.getString("id"),
                row.getString("numero"),
                row.getString("nom"),
                row.getString("contrat"),
                Columns.texts(row, "epci"),
                Columns.texts(row, "communes"),
                row.getObject("depuis", LocalDate.class),
                row.getString("detail")));
    }
}
