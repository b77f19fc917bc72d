package fr.archipel.exchange.standard;

import fr.archipel.db.Database;
import fr.archipel.db.DatabaseException;
import fr.archipel.db.Sql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows of a standard's table from the database, one by one, of one snapshot. */
public final class StandardStore {
    private static final int AT_ONCE = 500;

    @FunctionalInterface
    interface Visitor {
        void visit(StandardRow row) throws IOException;
    }

    private final Database database;

    public StandardStore(Database database) {
        this.database = database;
    }

    /** In the order of the objects' identifiers. */
    void rows(Standard standard, StandardTable table, Scope scope, Visitor visitor) {
        pass(kept(standard, scope).add(" ORDER BY o.id"), table, visitor);
    }

    /** The same, each told whether its key is another's too. */
    void checkedRows(Standard standard, StandardTable table, Scope scope, Visitor visitor) {
        String key = Sql.name(table.key());
        pass(
                Sql.of("SELECT r.*, r.ecarte IS NULL AND count(*) FILTER (WHERE r.ecarte IS NULL) OVER (PARTITION BY r."
                                + key + ") > 1 AS doublon FROM (")
                        .add(kept(standard, scope))
                        .add(") r ORDER BY r.objet"),
                table,
                visitor);
    }

    private static Sql kept(Standard standard, Scope scope) {
        Sql sql = Sql.of(Standards.sql(standard));
        if (scope.epci() == null && scope.commune() == null) {
            return sql;
        }
        Sql touched = Sql.of("""
                 AND EXISTS (
                  SELECT FROM objet_commune ici JOIN commune la ON la.insee = ici.insee
                  WHERE ici.layer = ? AND ici.objet_id = o.id""", standard.layer());
        if (scope.commune() != null) {
            touched = touched.add(" AND la.insee = ?", scope.commune());
        }
        if (scope.epci() != null) {
            touched = touched.add(" AND la.epci = ?", scope.epci());
        }
        return sql.add(touched.add(")"));
    }

    private void pass(Sql sql, StandardTable table, Visitor visitor) {
        database.doInTransaction(session -> {
            Row[] row = {null};
            session.forEach(sql, AT_ONCE, rows -> {
                Row current = Objects.requireNonNullElseGet(row[0], () -> Row.of(rows, table));
                row[0] = current;
                try {
                    visitor.visit(current);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        });
    }

    /** {@code columns}: of each field of the table, its column in the result, or 0. */
    private record Row(ResultSet rows, List<Integer> columns, int objectAt, int geometryAt, int leftOutAt, int twiceAt)
            implements StandardRow {

        static Row of(ResultSet rows, StandardTable table) {
            try {
                Map<String, Integer> named = new HashMap<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    named.put(rows.getMetaData().getColumnLabel(i).toLowerCase(Locale.ROOT), i);
                }
                List<Integer> columns = table.fields().stream()
                        .map(field -> named.getOrDefault(field.name().toLowerCase(Locale.ROOT), 0))
                        .toList();
                return new Row(
                        rows,
                        columns,
                        named.getOrDefault("objet", 0),
                        named.getOrDefault("geom", 0),
                        named.getOrDefault("ecarte", 0),
                        named.getOrDefault("doublon", 0));
            } catch (SQLException e) {
                throw DatabaseException.of(e);
            }
        }

        @Override
        public String objet() {
            return Objects.requireNonNull(text(objectAt), "objet");
        }

        @Override
        public @Nullable String leftOut() {
            return text(leftOutAt);
        }

        @Override
        public @Nullable String value(int field) {
            return text(columns.get(field));
        }

        @Override
        public byte @Nullable [] geometry() {
            try {
                return rows.getBytes(geometryAt);
            } catch (SQLException e) {
                throw DatabaseException.of(e);
            }
        }

        @Override
        public boolean keyIsTwice() {
            try {
                return twiceAt > 0 && rows.getBoolean(twiceAt);
            } catch (SQLException e) {
                throw DatabaseException.of(e);
            }
        }

        private @Nullable String text(int column) {
            try {
                return column == 0 ? null : rows.getString(column);
            } catch (SQLException e) {
                throw DatabaseException.of(e);
            }
        }
    }
}
