package fr.archipel.scot.rule;

import fr.archipel.db.Columns;
import fr.archipel.db.Database;
import fr.archipel.db.Keyset;
import fr.archipel.db.Page;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Links;
import fr.archipel.request.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The rule sets there are, and the parameters that they may have. */
public final class RuleListStore {
    private static final String FOUND = """
            SELECT id, CASE WHEN par_defaut THEN 0 WHEN nature = 'droit' THEN 1 ELSE 2 END AS ordre FROM regle
            WHERE archivee_le IS NULL OR ?""";

    private static final String HEAD = """
            SELECT r.id, r.titre, r.nature, r.par_defaut, r.base, r.description, r.textes, r.valide_du::text,
                   r.valide_au::text, r.auteur, to_json(r.archivee_le) #>> '{}' AS archivee_le, r.version,
                   (SELECT count(*) FROM regle_parametre p WHERE p.regle = r.id) AS parametres_propres,
                   (SELECT to_json(max(moment)) #>> '{}' FROM journal j WHERE j.sujet = 'regle' AND j.sujet_id = r.id)
                     AS modifie_le
            FROM trouve JOIN regle r USING (id)""";

    private static final String KEYS = "SELECT cle, rang, titre, genre, perimetres, aide FROM regle_cle";

    private final Database database;

    public RuleListStore(Database database) {
        this.database = database;
    }

    /** The default first, then the law's, then simulations. */
    Optional<Page<RuleHead>> list(boolean archivedToo, Paging paging) {
        return database.with(session -> new Keyset(Sql.of(FOUND, archivedToo), "ordre, id", "id")
                .page(session, HEAD, RuleListStore::head, RuleHead::id, paging.after(), paging.limit()));
    }

    /** Every key, in the order they are shown. */
    List<RuleKey> listKeys() {
        return database.list(Sql.of(KEYS + " ORDER BY rang"), RuleListStore::key);
    }

    /** Problem: 422 naming the keys there are. */
    static RuleKey getKey(Session session, String cle) throws SQLException {
        Optional<RuleKey> key = session.find(Sql.of(KEYS + " WHERE cle = ?", cle), RuleListStore::key);
        if (key.isEmpty()) {
            List<String> known =
                    session.list(Sql.of("SELECT cle FROM regle_cle ORDER BY rang"), row -> row.getString(1));
            throw new ProblemException(new Problem.InvalidField("cle", cle, String.join(", ", known)));
        }
        return key.get();
    }

    private static RuleKey key(ResultSet row) throws SQLException {
        String cle = row.getString("cle");
        return new RuleKey(
                cle,
                row.getInt("rang"),
                row.getString("titre"),
                row.getString("genre"),
                Columns.texts(row, "perimetres"),
                row.getString("aide"),
                RuleKey.NEEDED.contains(cle));
    }

    private static RuleHead head(ResultSet row) throws SQLException {
        return new RuleHead(
                row.getString("id"),
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
                row.getInt("parametres_propres"),
                row.getString("modifie_le"),
                "/api/regles-foncieres/" + Links.encode(row.getString("id")));
    }
}
