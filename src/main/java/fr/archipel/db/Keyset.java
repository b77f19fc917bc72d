package fr.archipel.db;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A query read page by page: the rows after a given one in a total order, so that no row is repeated or lost while
 * others come and go.
 *
 * @param found the matching rows: a SELECT with the columns of the order and the key
 * @param order its columns that order it; no two rows are equal in all
 * @param key its column that names a row
 */
public record Keyset(Sql found, String order, String key) {

    /**
     * The page of at most {@code limit} rows after the one named {@code after} (null: the first page). Empty when no
     * matching row has that name. One statement finds the rows once, counts them and reads the page.
     *
     * @param select what to read of each row of the page, known as {@code trouve}: {@code SELECT … FROM trouve JOIN …},
     *     without WHERE; one row each
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
        List<T> rows = new ArrayList<>();
        long[] matched = {0};
        session.forEach(sql(select, after, limit + 1), 0, row -> {
            matched[0] = row.getLong(1);
            rows.add(mapper.map(row));
        });
        if (rows.isEmpty()) {
            return after == null ? Optional.of(new Page<>(0, rows, Optional.empty())) : lastPage(session, after);
        }
        boolean more = rows.size() > limit;
        List<T> items = more ? List.copyOf(rows.subList(0, limit)) : rows;
        Optional<String> next = more ? Optional.of(name.apply(items.get(limit - 1))) : Optional.empty();
        return Optional.of(new Page<>(matched[0], items, next));
    }

    /** The page after the last row, when {@code after} names it. */
    private <T> Optional<Page<T>> lastPage(Session session, String after) throws SQLException {
        Sql sql = all().add("SELECT count(*), count(*) FILTER (WHERE " + key + " = ?) FROM tout", after);
        return session.find(sql, row -> row.getLong(2) == 0 ? -1 : row.getLong(1))
                .filter(count -> count >= 0)
                .map(count -> new Page<>(count, List.of(), Optional.empty()));
    }

    private Sql sql(String select, @Nullable String after, int rows) {
        Sql page = all().add(", trouve AS (SELECT * FROM tout");
        if (after != null) {
            page = page.add(" WHERE (" + order + ") > (SELECT " + order + " FROM tout WHERE " + key + " = ?)", after);
        }
        return page.add(" ORDER BY " + order + " LIMIT ?) ", rows)
                .add(select.replaceFirst("^SELECT ", "SELECT (SELECT count(*) FROM tout), "))
                .add(" ORDER BY trouve." + order.replace(", ", ", trouve."));
    }

    private Sql all() {
        return Sql.of("WITH tout AS (").add(found).add(") ");
    }
}
