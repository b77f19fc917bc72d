package fr.archipel.feature.edit;

import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.layer.Field;
import fr.archipel.layer.Layer;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The key of a new feature: the one sent when it can be, else one that a person can read, made from its name. */
public final class KeyChoiceStore {
    private static final Pattern FIT_FOR_AN_ADDRESS = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~-]{0,199}");
    private static final int LONGEST = 60;

    private KeyChoiceStore() {}

    /** The key that was sent, when a client may choose one and this can stand in an address; else null. */
    static @Nullable String sent(Layer layer, TableColumn key, SentFeature sent) {
        String id = sent.id();
        if (id == null && sent.properties().hasNonNull(layer.storage().key())) {
            id = sent.properties().get(layer.storage().key()).asText();
        }
        boolean chosen =
                id != null && key.isText() && FIT_FOR_AN_ADDRESS.matcher(id).matches();
        return chosen ? id : null;
    }

    /** Null when the database gives keys itself. */
    static @Nullable String make(Session session, Layer layer, TableColumn key, Map<Field, @Nullable Object> values)
            throws SQLException {
        if (key.filled()) {
            return null;
        }
        return key.isText() ? readable(session, layer, values) : next(session, layer);
    }

    /** Numbers without a sequence: one writer at a time takes the next. */
    private static String next(Session session, Layer layer) throws SQLException {
        String table = Sql.name(layer.storage().table());
        session.update(Sql.of("LOCK TABLE " + table + " IN SHARE ROW EXCLUSIVE MODE"));
        return session.find(
                        Sql.of("SELECT (coalesce(max("
                                + Sql.name(layer.storage().key()) + "), 0) + 1)::text FROM " + table),
                        row -> row.getString(1))
                .orElseThrow();
    }

    /** As the keys that are there: {@code friche-noroxo}, with a number when it is taken. */
    private static String readable(Session session, Layer layer, Map<Field, @Nullable Object> values)
            throws SQLException {
        String prefix = prefix(session, layer.storage().table(), layer.storage().key(), layer.id());
        Object label = layer.findField(layer.label()).map(values::get).orElse(null);
        String words = label instanceof String text ? words(session, text) : "objet";
        String base = base(prefix, words);
        Set<String> taken = new HashSet<>(session.list(
                Sql.of(
                        "SELECT " + Sql.name(layer.storage().key()) + " FROM "
                                + Sql.name(layer.storage().table()) + " WHERE starts_with("
                                + Sql.name(layer.storage().key()) + ", ?)",
                        base),
                row -> row.getString(1)));
        String candidate = base;
        for (int n = 2; taken.contains(candidate); n++) {
            candidate = base + "-" + n;
        }
        return candidate;
    }

    private static String words(Session session, String label) throws SQLException {
        String words = session.find(
                        Sql.of("SELECT replace(cle_recherche(?), ' ', '-')", label), row -> row.getString(1))
                .orElse("");
        return words.isEmpty() ? "objet" : words;
    }

    /** What keys made of these words begin with, short of the number that makes them unique. */
    public static String base(String prefix, String words) {
        String base = words.equals(prefix) || words.startsWith(prefix + "-") ? words : prefix + "-" + words;
        return base.length() <= LONGEST ? base : base.substring(0, LONGEST).replaceFirst("-[^-]*$", "");
    }

    /** The word that most keys of a table begin with, a thousand of them asked; {@code otherwise} when they share none. */
    public static String prefix(Session session, String table, String column, String otherwise) throws SQLException {
        String key = Sql.name(column);
        return session.find(
                        Sql.of(
                                "SELECT mot FROM (SELECT split_part(" + key
                                        + ", '-', 1) AS mot, count(*) AS n, sum(count(*)) OVER () AS tous"
                                        + " FROM (SELECT " + key + " FROM " + Sql.name(table) + " WHERE " + key
                                        + " LIKE '%-%' LIMIT 1000) cles GROUP BY 1) m WHERE n * 2 > tous AND mot ~ '^[a-z][a-z0-9]*$'"),
                        row -> row.getString(1))
                .orElse(otherwise);
    }
}
