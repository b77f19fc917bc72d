package fr.archipel.exchange.intake;

import fr.archipel.account.Author;
import fr.archipel.db.DatabaseException;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.layer.Field;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Takes back all that an import did, within the caller's transaction. */
record Undo(Session session, Arrival arrival, Destination to) {
    private static final int NAMED = 20;

    /**
     * Problems: {@link Problem.Conflict} naming objects that fiches speak of; and, unless {@code forced}, those that were
     * changed since.
     */
    void run(Author author, boolean forced) throws SQLException {
        Application.lock(session, to);
        // Rows of a large import may not have been counted yet, and each would be looked for through the whole table.
        session.update(Sql.of("ANALYZE import_effet"));
        refuseLinked();
        if (!forced) {
            refuseChanged();
        }
        try {
            session.update(Sql.of(
                    "DELETE FROM " + to.table()
                            + " t USING import_effet e WHERE e.import = ? AND e.action = 'creation' AND " + to.key("t")
                            + "::text = e.objet",
                    arrival.id()));
            restore();
            bringBack();
        } catch (SQLException e) {
            if (DatabaseException.of(e).isRefusal()) {
                throw conflict("Autre chose dans la base dépend de ce que l'import a écrit.");
            }
            throw e;
        }
        session.update(Sql.of("DELETE FROM identifiant_source WHERE import = ?", arrival.id()));
        journal(author);
        ImportStore.undone(session, arrival.id());
    }

    private void refuseLinked() throws SQLException {
        refuse(
                Sql.of(
                        "SELECT DISTINCT e.objet || ' (' || f.fiche || ')' FROM import_effet e JOIN fiche_objet f ON (f.layer, f.objet_id) = (?, e.objet)"
                                + " WHERE e.import = ? AND e.action = 'creation' ORDER BY 1 LIMIT ?",
                        to.target().id(),
                        arrival.id(),
                        NAMED + 1),
                "Des fiches parlent d'objets que l'import a créés : %s. Retirez-les d'abord de ces fiches.");
    }

    private void refuseChanged() throws SQLException {
        String now = "CASE WHEN " + to.key("t") + " IS NOT NULL THEN " + to.digest("t") + " END";
        refuse(
                Sql.of(
                        "SELECT e.objet FROM import_effet e LEFT JOIN " + to.table() + " t ON " + to.key("t")
                                + "::text = e.objet WHERE e.import = ? AND e.apres_md5 IS DISTINCT FROM " + now
                                + " ORDER BY 1 LIMIT ?",
                        arrival.id(),
                        NAMED + 1),
                "Des objets ont changé depuis l'import : %s. L'annuler effacerait ces changements.");
    }

    private void refuse(Sql objects, String sentence) throws SQLException {
        List<String> found = session.list(objects, row -> row.getString(1));
        if (!found.isEmpty()) {
            String named = String.join(", ", found.subList(0, Math.min(NAMED, found.size())))
                    + (found.size() > NAMED ? "…" : "");
            throw conflict(sentence.formatted(named));
        }
    }

    private static ProblemException conflict(String sentence) {
        return new ProblemException(new Problem.Conflict(sentence + " Rien n'a été annulé."));
    }

    private String before() {
        return "jsonb_populate_record(NULL::" + to.table() + ", e.avant)";
    }

    private void restore() throws SQLException {
        List<String> sets = new ArrayList<>();
        for (Field field : to.fields()) {
            sets.add(Sql.name(field.name()) + " = (r.ligne)." + Sql.name(field.name()));
        }
        // Untouched where it is the same: a contour that moves sets much in motion.
        boolean moved = to.hasGeometry()
                && session.find(
                                Sql.of(
                                        "SELECT 1 FROM import_effet e JOIN " + to.table() + " t ON " + to.key("t")
                                                + "::text = e.objet WHERE e.import = ? AND e.action = 'modification' AND ST_AsBinary("
                                                + to.geometry("t")
                                                + ") IS DISTINCT FROM ST_AsBinary(e.avant_geom) LIMIT 1",
                                        arrival.id()),
                                row -> true)
                        .isPresent();
        if (moved) {
            sets.add(Sql.name(String.valueOf(to.target().geometry())) + " = r.avant_geom");
        }
        session.update(Sql.of(
                "UPDATE " + to.table() + " t SET " + String.join(", ", sets) + " FROM (SELECT e.objet, e.avant_geom, "
                        + before()
                        + " AS ligne FROM import_effet e WHERE e.import = ? AND e.action = 'modification') r WHERE "
                        + to.key("t") + "::text = r.objet",
                arrival.id()));
    }

    private void bringBack() throws SQLException {
        List<String> columns = to.plain();
        String values =
                columns.stream().map(name -> "(r.ligne)." + Sql.name(name)).collect(Collectors.joining(", "));
        String names = columns.stream().map(Sql::name).collect(Collectors.joining(", "));
        String geometry =
                to.hasGeometry() ? ", " + Sql.name(String.valueOf(to.target().geometry())) : "";
        session.update(Sql.of(
                "INSERT INTO " + to.table() + " (" + names + geometry + ")"
                        + (to.identity() ? " OVERRIDING SYSTEM VALUE" : "")
                        + " SELECT " + values + (to.hasGeometry() ? ", r.avant_geom" : "")
                        + " FROM (SELECT e.avant_geom, "
                        + before()
                        + " AS ligne FROM import_effet e WHERE e.import = ? AND e.action = 'suppression') r ON CONFLICT DO NOTHING",
                arrival.id()));
    }

    /** Each entry of the import is answered by the one that undoes it. */
    private void journal(Author author) throws SQLException {
        session.update(Sql.of("""
                INSERT INTO journal (auteur, cle, sujet, sujet_id, operation, champ, avant, apres, annule, import)
                SELECT ?, ?, j.sujet, j.sujet_id,
                       CASE j.operation WHEN 'creation' THEN 'suppression' WHEN 'suppression' THEN 'restauration' ELSE 'annulation' END,
                       j.champ, j.apres, j.avant, j.id, j.import
                FROM journal j WHERE j.import = ? AND j.annule IS NULL ORDER BY j.id""", author.name(), author.key().isEmpty() ? null : author.key(), arrival.id()));
    }
}
