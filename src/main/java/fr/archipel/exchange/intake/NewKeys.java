package fr.archipel.exchange.intake;

import fr.archipel.db.Columns;
import fr.archipel.db.CopyText;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.exchange.profile.KeyRule;
import fr.archipel.feature.edit.KeyChoiceStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * The keys of new objects, in temporary table {@code cles_neuves}: the file's own where it gives keys of the target and the
 * table accepts them, else what the table gives, else a word made of the object's name, as for an object drawn by hand.
 */
record NewKeys(Arrival arrival, Destination to, KeyRule rule) {

    /** A key of a target that numbers its objects. */
    static final String WHOLE = "^-?[0-9]{1,18}$";

    private record Named(long n, String words) {}

    void make(Session session) throws SQLException {
        String type = to.type(to.target().key());
        session.update(
                Sql.of("CREATE TEMPORARY TABLE cles_neuves (n bigint PRIMARY KEY, cle " + type + ") ON COMMIT DROP"));
        if (isGiven()) {
            session.update(Sql.of("INSERT INTO cles_neuves SELECT a.n, k.cle FROM " + arrival.sql()
                    + " a CROSS JOIN LATERAL (SELECT " + given(type)
                    + " AS cle OFFSET 0) k WHERE a.action = 'creation' AND k.cle IS NOT NULL AND "
                    + accepted(session)));
        }
        if (to.identity()) {
            follow(session);
        }
        String made = made();
        if (made == null) {
            readable(session);
        } else {
            session.update(
                    Sql.of(
                            "INSERT INTO cles_neuves SELECT x.n, " + made
                                    + " FROM (SELECT a.n, row_number() OVER (ORDER BY a.n) AS rang FROM "
                                    + arrival.sql()
                                    + " a WHERE a.action = 'creation' AND NOT EXISTS (SELECT FROM cles_neuves c WHERE c.n = a.n) ORDER BY a.n) x"));
        }
        session.update(Sql.of("ANALYZE cles_neuves"));
    }

    private boolean isGiven() {
        return rule instanceof KeyRule.Own
                || (rule instanceof KeyRule.Natural natural
                        && natural.fields().contains(to.target().key()));
    }

    private String given(String type) {
        return to.column(to.target().key()).isText()
                ? "a.cle_fichier"
                : "CASE WHEN a.cle_fichier ~ '" + WHOLE + "' THEN a.cle_fichier::" + type + " END";
    }

    /** SQL: whether the rules of the key's column take the file's key. */
    private String accepted(Session session) throws SQLException {
        String key = to.target().key();
        List<String> checks = session.list(
                Sql.of("""
                        SELECT pg_get_expr(c.conbin, c.conrelid) AS regle, noms(c.conrelid, c.conkey) AS colonnes FROM pg_constraint c
                        WHERE c.conrelid = to_regclass(?) AND c.contype = 'c'""", to.table()),
                row -> Columns.texts(row, "colonnes").equals(List.of(key)) ? row.getString("regle") : "true");
        return "EXISTS (SELECT FROM (SELECT k.cle AS " + Sql.name(key) + ") cle WHERE "
                + (checks.isEmpty() ? "true" : String.join(" AND ", checks)) + ")";
    }

    /** SQL of a key for row {@code x}; null when only words will do. */
    private @org.jspecify.annotations.Nullable String made() {
        String key = Sql.name(to.target().key());
        if (to.identity()) {
            return "nextval(pg_get_serial_sequence('" + to.table().replace("'", "''") + "', '"
                    + to.target().key().replace("'", "''") + "'))";
        }
        String own = to.defaults().get(to.target().key());
        if (own != null) {
            return own;
        }
        return to.column(to.target().key()).isText()
                ? null
                : "(SELECT coalesce(max(" + key + "), 0) FROM " + to.table() + ") + x.rang";
    }

    private void readable(Session session) throws SQLException {
        String label = to.label();
        int at = label != null && to.column(label).isText() ? to.place(label) : -1;
        List<Named> rows = session.list(
                Sql.of(
                        "SELECT a.n, "
                                + (at >= 0 ? "replace(cle_recherche(a.f" + at + "), ' ', '-')" : "NULL")
                                + " FROM " + arrival.sql()
                                + " a WHERE a.action = 'creation' AND NOT EXISTS (SELECT FROM cles_neuves c WHERE c.n = a.n) ORDER BY a.n"),
                row -> {
                    String words = row.getString(2);
                    return new Named(row.getLong(1), words == null || words.isEmpty() ? "objet" : words);
                });
        if (rows.isEmpty()) {
            return;
        }
        String prefix = KeyChoiceStore.prefix(
                session, to.target().table(), to.target().key(), to.target().id());
        Set<String> taken = new HashSet<>(session.list(
                Sql.of("SELECT " + Sql.name(to.target().key()) + "::text FROM " + to.table()
                        + " UNION ALL SELECT cle::text FROM cles_neuves"),
                row -> row.getString(1)));
        Map<String, Integer> last = new HashMap<>();
        List<String> keys = new ArrayList<>(rows.size());
        for (Named row : rows) {
            String base = KeyChoiceStore.base(prefix, row.words);
            int number = last.getOrDefault(base, 0);
            String candidate;
            do {
                number++;
                candidate = number == 1 ? base : base + "-" + number;
            } while (!taken.add(candidate));
            last.put(base, number);
            keys.add(candidate);
        }
        copy(session, rows, keys);
    }

    private static void copy(Session session, List<Named> rows, List<String> keys) throws SQLException {
        CopyIn copy =
                session.connection().unwrap(PGConnection.class).getCopyAPI().copyIn("COPY cles_neuves FROM STDIN");
        try {
            CopyText out = new CopyText(copy);
            for (int i = 0; i < keys.size(); i++) {
                out.value(rows.get(i).n).value(keys.get(i));
                out.endRow();
            }
            out.flush();
            copy.endCopy();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** The sequence goes on after keys that the file gives. */
    private void follow(Session session) throws SQLException {
        session.find(
                Sql.of(
                        "SELECT setval(s.nom, s.dernier) FROM (SELECT pg_get_serial_sequence(?, ?) AS nom, (SELECT max(cle) FROM cles_neuves) AS dernier) s"
                                + " WHERE s.dernier > coalesce(pg_sequence_last_value(s.nom::regclass), 0)",
                        to.table(),
                        to.target().key()),
                row -> true);
    }
}
