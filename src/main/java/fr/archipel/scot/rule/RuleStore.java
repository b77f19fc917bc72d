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
import org.jspecify.annotations.Nullable;

/** Rule sets as they apply on a day. */
public final class RuleStore {
    private static final String SET = """
            SELECT id, titre, nature, par_defaut, base, description, textes, valide_du::text, valide_au::text, auteur,
                   to_json(archivee_le) #>> '{}' AS archivee_le, version
            FROM regle""";

    private static final String COLUMNS = """
            p.cle, p.perimetre, p.titre, p.valeur, p.valeur_date::text, p.valeur_texte, p.unite, p.etat,
            p.valide_du::text, p.valide_au::text, p.source, p.remarque, p.regle, p.regle <> r.id AS herite,
            p.auteur, to_json(p.modifie_le) #>> '{}' AS modifie_le""";

    private static final String FROM = """

            FROM regle r
            JOIN regle_parametre p ON %s
            JOIN regle_cle k USING (cle)
            WHERE r.id = ?""";

    // Of a key and perimeter: the set's own before its base's, then the one that came into force last.
    private static final String PARAMETERS = "SELECT DISTINCT ON (k.rang, p.perimetre) " + COLUMNS
            + FROM.formatted("p.regle IN (r.id, r.base)")
            + " AND p.valide_du <= ? AND (p.valide_au IS NULL OR p.valide_au >= ?)"
            + " ORDER BY k.rang, p.perimetre, herite, p.valide_du DESC";

    private static final String OWN =
            "SELECT " + COLUMNS + FROM.formatted("p.regle = r.id") + " ORDER BY k.rang, p.perimetre, p.valide_du";

    private final Database database;

    public RuleStore(Database database) {
        this.database = database;
    }

    /**
     * The set with its parameters in force that day. {@code id}: null for the default set. Throws {@link Problem.NotFound}
     * for an id that no set has, {@link Problem.Unavailable} when there is no default that day.
     */
    public RuleSet get(@Nullable String id, LocalDate day) {
        return id == null
                ? getDefault(day)
                : database.with(session -> find(session, id, day))
                        .orElseThrow(() -> new ProblemException(new Problem.NotFound("Le jeu de règles", id)));
    }

    static Optional<RuleSet> find(Session session, String id, LocalDate day) throws SQLException {
        return session.find(Sql.of(SET + " WHERE id = ?", id), row -> set(session, row, day));
    }

    /** Every value that the set states itself, whatever its dates, by key, perimeter and first day. */
    List<Parameter> listOwn(String id) {
        return database.list(Sql.of(OWN, id), RuleStore::parameter);
    }

    /** The default set with its parameters in force that day. Throws {@link Problem.Unavailable} when there is none. */
    public RuleSet getDefault(LocalDate day) {
        Sql sql = Sql.of(
                SET + " WHERE par_defaut AND valide_du <= ? AND (valide_au IS NULL OR valide_au >= ?)", day, day);
        return database.with(session -> session.find(sql, row -> set(session, row, day)))
                .orElseThrow(() -> new ProblemException(new Problem.Unavailable(
                        "Aucun jeu de règles par défaut n'est en vigueur à la date du " + day + ".")));
    }

    private static RuleSet set(Session session, ResultSet row, LocalDate day) throws SQLException {
        String id = row.getString("id");
        return new RuleSet(
                id,
                row.getString("titre"),
                row.getString("nature"),
                row.getBoolean("par_defaut"),
                row.getString("base"),
                row.getString("description"),
                Columns.texts(row, "textes"),
                row.getString("valide_du"),
                row.getString("valide_au"),
                row.getString("auteur"),
                row.getString("archivee_le"),
                row.getInt("version"),
                session.list(Sql.of(PARAMETERS, id, day, day), RuleStore::parameter));
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
                row.getString("remarque"),
                row.getString("regle"),
                row.getBoolean("herite"),
                row.getString("auteur"),
                row.getString("modifie_le"));
    }
}
