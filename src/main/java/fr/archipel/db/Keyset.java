package fr.archipel.db;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A query read page by page: the rows after a given one in a total order, so that no row is repeated or lost while
 * others come and go.
 *
 * @param found the matching rows, known as {@code trouve} below: a SELECT with the columns of the order and the key
 * @param order columns of {@code trouve} that order it; no two rows are equal in all
 * @param key the column of {@code trouve} that names a row
 */
public record Keyset(Sql found, String order, String key) {

    /**
     * The page of at most {@code limit} rows after the one named {@code after} (null: the first page). Empty when no
     * matching row has that name. Rows are counted apart only when they are not all on the page.
     *
     * @param select what to read of each row: {@code SELECT … FROM trouve JOIN …}
     * @param name the key of a mapped row
     */
    public <T> Optional<Page<T>> page(
            Session session,
            String select,
            Session.RowMapper<T> mapper,
            Function<T, String> name,
            @Nullable String after,
            int limit)
            throws SQLException {
        List<T> rows = session.list(sql(select, after, limit + 1), mapper);
        boolean more = rows.size() > limit;
        if (after == null && !more) {
            return Optional.of(new Page<>(rows.size(), rows, Optional.empty()));
        }
        if (rows.isEmpty() && !exists(session, after)) {
            return Optional.empty();
        }
        List<T> items = more ? List.copyOf(rows.subList(0, limit)) : rows;
        Optional<String> next = more ? Optional.of(name.apply(items.get(limit - 1))) : Optional.empty();
        return Optional.of(new Page<>(count(session), items, next));
    }

    private Sql sql(String select, @Nullable String after, int rows) {
        String ordered = "trouve." + order.replace(", ", ", trouve.");
        Sql sql = trouve().add(select);
        if (after != null) {
            sql = sql.add(" WHERE (" + ordered + ") > (SELECT " + order + " FROM trouve WHERE " + key + " = ?)", after);
        }
        return sql.add(" ORDER BY " + ordered + " LIMIT ?", rows);
    }

    private long count(Session session) throws SQLException {
        return session.find(trouve().add("SELECT count(*) FROM trouve"), row -> row.getLong(1))
                .orElse(0L);
    }

    private boolean exists(Session session, @Nullable String after) throws SQLException {
        return session.find(trouve().add("SELECT 1 FROM trouve WHERE " + key + " = ?", after), row -> true)
                .isPresent();
    }

    private Sql trouve() {
        return Sql.of("WITH trouve AS (").add(found).add(") ");
    }
}
