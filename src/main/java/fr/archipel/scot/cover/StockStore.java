package fr.archipel.scot.cover;

import fr.archipel.db.Database;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the ground of communes by class, as it was computed. */
public final class StockStore {
    private final Database database;

    public StockStore(Database database) {
        this.database = database;
    }

    /** The ground of these communes, each with all its ground, covered or not. */
    Stock stock(CoverSource source, int vintage, List<String> insee) {
        String[] codes = insee.toArray(String[]::new);
        return database.with(session -> {
            Map<String, Double> areas = new HashMap<>();
            session.forEach(
                    Sql.of("SELECT insee, ST_Area(geom) FROM commune WHERE insee = ANY (?)", (Object) codes),
                    0,
                    row -> areas.put(row.getString(1), row.getDouble(2)));
            List<Stock.Row> rows = session.list(
                    Sql.of("""
                            SELECT insee, code_cs, code_us, etat, selon, coalesce(impermeable, false), surface_m2
                            FROM occupation_stock WHERE source = ? AND millesime = ? AND insee = ANY (?)
                            ORDER BY insee, code_cs, code_us, etat, selon""", source.id(), vintage, codes),
                    row -> new Stock.Row(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            state(row.getBoolean(4), row.wasNull()),
                            row.getString(5),
                            row.getBoolean(6),
                            row.getDouble(7)));
            return Stock.of(rows, areas);
        });
    }

    private static @Nullable Boolean state(boolean value, boolean absent) {
        return absent ? null : value;
    }

    Titles titles(CoverSource source) {
        return database.with(session ->
                new Titles(titles(session, source.id() + "_couverture"), titles(session, source.id() + "_usage")));
    }

    private static Map<String, String> titles(Session session, String table) throws SQLException {
        Map<String, String> titles = new HashMap<>();
        session.forEach(
                Sql.of("SELECT code, titre FROM " + table), 0, row -> titles.put(row.getString(1), row.getString(2)));
        return titles;
    }
}
