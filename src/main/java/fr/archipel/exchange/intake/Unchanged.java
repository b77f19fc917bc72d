package fr.archipel.exchange.intake;

import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.sql.SQLException;
import java.util.List;

/** Whether what a person saw compared is still what is there. */
record Unchanged(Arrival arrival, Destination to, Keys keys) {
    private static final int NAMED = 5;

    /** Throws {@link Problem.Conflict}, naming objects. */
    void check(Session session) throws SQLException {
        List<String> changed = session.list(
                Sql.of(
                        "SELECT a.cle::text FROM " + arrival.sql() + " a LEFT JOIN " + to.table() + " t ON "
                                + to.key("t")
                                + " = a.cle WHERE a.existe AND a.action IN ('modification', 'inchange') AND a.avant_md5 IS DISTINCT FROM CASE WHEN "
                                + to.key("t") + " IS NOT NULL THEN " + to.digest("t") + " END ORDER BY 1 LIMIT ?",
                        NAMED),
                row -> row.getString(1));
        if (!changed.isEmpty()) {
            throw conflict("des objets ont changé depuis l'examen (" + String.join(", ", changed) + ")");
        }
        List<String> come = session.list(
                Sql.of("SELECT k.cle::text FROM (")
                        .add(keys.query(arrival.sql()))
                        .add(
                                ") k JOIN " + arrival.sql()
                                        + " a ON a.n = k.n WHERE a.action = 'creation' AND k.cle IS NOT NULL ORDER BY 1 LIMIT ?",
                                NAMED),
                row -> row.getString(1));
        if (!come.isEmpty()) {
            throw conflict(
                    "des objets que le fichier allait créer existent maintenant (" + String.join(", ", come) + ")");
        }
    }

    private static ProblemException conflict(String what) {
        return new ProblemException(
                new Problem.Conflict("Rien n'a été appliqué : " + what + ". Examinez de nouveau le fichier."));
    }
}
