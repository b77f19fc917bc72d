package fr.archipel.committee;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.db.Database;
import fr.archipel.db.Keyset;
import fr.archipel.db.Page;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.json.Json;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Paging;
import fr.archipel.territory.ContratRef;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Meetings as they are read. Ids are numbers, written as text. */
public final class CommitteeStore {
    static final String WHAT = "Le comité";
    private static final String ONE = resource("comite.sql");

    private final Database database;

    public CommitteeStore(Database database) {
        this.database = database;
    }

    /** Throws {@link Problem.NotFound}. */
    ObjectNode get(String id) {
        return database.with(session -> get(session, number(id)));
    }

    static ObjectNode get(Session session, long id) throws SQLException {
        ObjectNode found = session.find(Sql.of(ONE, id), row ->
                        (ObjectNode) Json.read(row.getString(1).getBytes(StandardCharsets.UTF_8)))
                .orElseThrow(() -> missing(Long.toString(id)));
        Nature nature = Nature.of(found.path("nature").asText());
        return found.put("nature_titre", nature.title).put("decide", nature.decides());
    }

    /** The latest first; a null filters nothing. */
    Optional<Page<Summary>> list(
            @Nullable String contrat, @Nullable String nature, @Nullable String state, Paging paging) {
        List<Sql> conditions = new ArrayList<>(List.of(Sql.of("true")));
        if (contrat != null) {
            conditions.add(Sql.of("c.contrat = ?", contrat));
        }
        if (nature != null) {
            conditions.add(Sql.of("c.nature = ?", nature));
        }
        if (state != null) {
            conditions.add(Sql.of("c.etat = ?", state));
        }
        Sql found = Sql.of(
                        "SELECT c.id, DATE '2200-01-01' - c.date_comite AS ordre, -c.id AS dernier FROM comite c WHERE ")
                .add(Sql.join(" AND ", conditions));
        return database.with(session -> new Keyset(found, "ordre, dernier", "id::text")
                .page(session, """
                        SELECT c.id, c.nature, c.titre, c.date_comite::text, c.lieu, c.etat, c.version,
                               k.id AS contrat, k.titre AS contrat_titre, k.sigle,
                               (SELECT count(*) FROM comite_point p WHERE p.comite = c.id AND p.retire_le IS NULL) AS points,
                               (SELECT count(*) FROM comite_point p JOIN decision d ON d.id = p.decision
                                WHERE p.comite = c.id AND p.retire_le IS NULL AND d.annulee_le IS NULL) AS decisions
                        FROM trouve JOIN comite c ON c.id = trouve.id LEFT JOIN contrat k ON k.id = c.contrat""", CommitteeStore::summary, Summary::id, paging.after(), paging.limit()));
    }

    private static Summary summary(ResultSet row) throws SQLException {
        String contrat = row.getString("contrat");
        String id = Long.toString(row.getLong("id"));
        Nature nature = Nature.of(row.getString("nature"));
        return new Summary(
                id,
                contrat == null ? null : ContratRef.of(contrat, row.getString("contrat_titre"), row.getString("sigle")),
                nature.code,
                nature.title,
                row.getString("titre"),
                row.getString("date_comite"),
                row.getString("lieu"),
                row.getString("etat"),
                row.getInt("points"),
                row.getInt("decisions"),
                row.getInt("version"),
                "/api/comites/" + id);
    }

    /** The number an id writes; throws {@link Problem.NotFound} when it writes none. */
    static long number(String id) {
        if (!id.matches("[0-9]{1,18}")) {
            throw missing(id);
        }
        return Long.parseLong(id);
    }

    static ProblemException missing(String id) {
        return new ProblemException(new Problem.NotFound(WHAT, id));
    }

    static String resource(String name) {
        try (InputStream in = CommitteeStore.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
