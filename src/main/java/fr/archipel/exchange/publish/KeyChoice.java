package fr.archipel.exchange.publish;

import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.exchange.reader.Column;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What identifies the objects: what was asked for, else what the file itself says (GeoPackage's primary key, GeoJSON's
 * {@code id}), else a column {@code id} or {@code fid}, each when it is there once for every object; else a number.
 *
 * @param expression of a row of {@code arrivee}
 * @param numbers whether all keys are whole numbers as a computer writes them
 * @param column place of the column it comes from, or -1
 * @param words where it comes from
 */
record KeyChoice(String expression, boolean numbers, int column, String words) {

    static KeyChoice of(Session session, List<Column> columns, Staging staging, @Nullable String wanted)
            throws SQLException {
        if (wanted != null) {
            return asked(session, columns, wanted);
        }
        List<KeyChoice> candidates = new ArrayList<>();
        if (staging.keyed() == staging.rows() && staging.rows() > 0) {
            candidates.add(new KeyChoice("cle", false, -1, "identifiants du fichier"));
        }
        for (String name : List.of("id", "fid")) {
            for (int i = 0; i < columns.size(); i++) {
                if (columns.get(i).name().equalsIgnoreCase(name)) {
                    candidates.add(ofColumn(columns, i));
                }
            }
        }
        for (KeyChoice candidate : candidates) {
            KeyChoice known = candidate.checked(session);
            if (known != null) {
                return known;
            }
        }
        return new KeyChoice("numero", true, -1, "numéros d'ordre");
    }

    private static KeyChoice asked(Session session, List<Column> columns, String wanted) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(wanted)) {
                KeyChoice known = ofColumn(columns, i).checked(session);
                if (known == null) {
                    throw new ProblemException(new Problem.InvalidParameter(
                            "--key", wanted, "un champ rempli pour chaque objet, sans deux fois la même valeur"));
                }
                return known;
            }
        }
        throw new ProblemException(new Problem.InvalidParameter(
                "--key",
                wanted,
                "un champ du fichier : "
                        + String.join(", ", columns.stream().map(Column::name).toList())));
    }

    private static KeyChoice ofColumn(List<Column> columns, int at) {
        return new KeyChoice("c" + at, false, at, "champ « " + columns.get(at).name() + " »");
    }

    /** Null when a value is missing or is there twice. */
    private @Nullable KeyChoice checked(Session session) throws SQLException {
        Sql sql = Sql.of("SELECT coalesce(bool_and(k IS NOT NULL AND k <> ''), true) AND count(*) = count(DISTINCT k),"
                + " coalesce(bool_and(k ~ '^(0|-?[1-9][0-9]{0,17})$'), true)"
                + " FROM (SELECT " + expression + "::text AS k FROM pg_temp.arrivee) cles");
        return session.find(
                        sql,
                        row -> new KeyChoice(row.getBoolean(1) ? expression : "", row.getBoolean(2), column, words))
                .filter(found -> !found.expression.isEmpty())
                .orElse(null);
    }

    /** In SQL, of the key's type. */
    String value() {
        return "(" + expression + ")::" + sqlType();
    }

    String sqlType() {
        return numbers ? "bigint" : "text";
    }
}
