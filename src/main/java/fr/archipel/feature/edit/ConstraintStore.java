package fr.archipel.feature.edit;

import fr.archipel.db.Database;
import fr.archipel.db.DatabaseException;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.layer.Field;
import fr.archipel.layer.Layer;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Rules of the schema that refused a write, told to whoever wrote. */
final class ConstraintStore {
    private static final String CHECK = "23514";
    private static final String FOREIGN_KEY = "23503";
    private static final String UNIQUE = "23505";
    private static final String NOT_NULL = "23502";

    /** {@code definition}: as PostgreSQL writes it. */
    private record Rule(String definition, List<String> columns) {}

    private ConstraintStore() {}

    /** Whether the key alone was refused. */
    static boolean isOnKey(Session session, Layer layer, DatabaseException e) throws SQLException {
        return e.state().equals(CHECK)
                && find(session, layer, e.constraint())
                        .filter(rule ->
                                rule.columns.equals(List.of(layer.storage().key())))
                        .isPresent();
    }

    static RuntimeException explain(Database database, Layer layer, DatabaseException e) {
        if (e.isBadValue()) {
            return new ProblemException(new Problem.InvalidFeature(
                    "Une valeur sort de ce que sa colonne peut contenir, ou l'identifiant n'est pas du bon type.",
                    List.of()));
        }
        if (!e.isRefusal()) {
            return e;
        }
        if (e.state().equals(NOT_NULL)) {
            return Fault.problem(List.of(Fault.of(e.column(), null, "une valeur, nécessaire")));
        }
        Rule rule =
                database.with(session -> find(session, layer, e.constraint())).orElseGet(() -> new Rule("", List.of()));
        return switch (e.state()) {
            case CHECK -> Fault.problem(checked(layer, e.constraint(), rule));
            case FOREIGN_KEY -> foreign(layer, rule, e);
            case UNIQUE ->
                new ProblemException(new Problem.Conflict("Un autre objet a déjà cette valeur : "
                        + String.join(", ", rule.columns) + ". Rien n'a été changé."));
            default -> e;
        };
    }

    private static List<Fault> checked(Layer layer, String name, Rule rule) {
        String sentence = RulePhrases.sentence(name, rule.definition);
        if (rule.columns.contains(layer.storage().geometry())) {
            return List.of(Fault.geometry("La base refuse la géométrie : " + sentence + ".", List.of()));
        }
        String titles = String.join(
                ", ",
                rule.columns.stream()
                        .map(column -> layer.findField(column).map(Field::title).orElse(column))
                        .toList());
        return List.of(new Fault(
                rule.columns.isEmpty() ? name : rule.columns.get(0),
                null,
                sentence,
                "La base n'accepte pas cette valeur de « %s » : %s.".formatted(titles, sentence),
                List.of()));
    }

    private static RuntimeException foreign(Layer layer, Rule rule, DatabaseException e) {
        if (rule.columns.isEmpty()) {
            return new ProblemException(
                    new Problem.Conflict("Autre chose dans la base renvoie à cet objet. Rien n'a été changé."));
        }
        String accepted = rule.definition.contains("REFERENCES commune")
                        || rule.definition.contains("REFERENCES archipel.commune")
                ? "le code INSEE d'une commune du territoire"
                : "une valeur qui existe là où elle renvoie";
        return layer.findField(rule.columns.get(0)).isPresent()
                ? Fault.problem(List.of(new Fault(
                        rule.columns.get(0),
                        null,
                        accepted,
                        "Le champ « %s » ne renvoie à rien qui existe ; accepté : %s."
                                .formatted(rule.columns.get(0), accepted),
                        List.of())))
                : e;
    }

    private static Optional<Rule> find(Session session, Layer layer, String name) throws SQLException {
        return session.find(
                Sql.of("""
                        SELECT pg_get_constraintdef(c.oid) AS definition,
                               ARRAY(SELECT a.attname::text FROM unnest(c.conkey) WITH ORDINALITY k(n, rang)
                                     JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.n ORDER BY k.rang) AS colonnes
                        FROM pg_constraint c WHERE c.conname = ? AND c.conrelid = to_regclass(?)""", name, Sql.name(layer.storage().table())),
                row -> new Rule(row.getString("definition"), fr.archipel.db.Columns.texts(row, "colonnes")));
    }
}
