package fr.archipel.scot.rule;

import fr.archipel.db.Columns;
import fr.archipel.db.Database;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.scot.rule.RuleSet.Parameter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Rule sets and their parameters, from their tables. */
public final class RuleStore {
    private final Database database;

    public RuleStore(Database database) {
        this.database = database;
    }

    /** The default set with its parameters in force that day. Throws {@link Problem.Unavailable} when there is none. */
    public RuleSet getDefault(LocalDate day) {
        Optional<RuleSet> found = database.with(session -> {
            List<Parameter> parameters = parameters(session, day);
            return session.find(
                    Sql.of("""
                            SELECT id, titre, nature, description, textes, valide_du::text, valide_au::text FROM regle
                            WHERE par_defaut AND valide_du <= ? AND (valide_au IS NULL OR valide_au >= ?)""", day, day),
                    row -> new RuleSet(
                            row.getString("id"),
                            row.getString("titre"),
                            row.getString("nature"),
                            row.getString("description"),
                            Columns.texts(row, "textes"),
                            row.getString("valide_du"),
                            row.getString("valide_au"),
                            parameters));
        });
        return found.orElseThrow(() -> new ProblemException(
                new Problem.Unavailable("Aucun jeu de règles par défaut n'est en vigueur à la date du " + day + ".")));
    }

    private static List<Parameter> parameters(Session session, LocalDate day) throws SQLException {
        return session.list(Sql.of("""
                        SELECT p.cle, p.perimetre, p.titre, p.valeur, p.valeur_date::text, p.valeur_texte, p.unite,
                               p.etat, p.valide_du::text, p.valide_au::text, p.source, p.remarque
                        FROM regle_parametre p JOIN regle r ON r.id = p.regle AND r.par_defaut
                        WHERE p.valide_du <= ? AND (p.valide_au IS NULL OR p.valide_au >= ?)
                        ORDER BY p.cle, p.perimetre, p.valide_du DESC""", day, day), RuleStore::parameter);
    }

    private static Parameter parameter(ResultSet row) throws SQLException {
        return new Parameter(
                row.getString("cle"),
                row.getString("perimetre"),
                row.getString("titre"),
                row.getBigDecimal("valeur"),
                row.getString("valeur_date"),
                row.getString("valeur_texte"),
                row.getString("unite"),
                row.getString("etat"),
                row.getString("valide_du"),
                row.getString("valide_au"),
                row.getString("source"),
                row.getString("remarque"));
    }
}
