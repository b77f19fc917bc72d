package fr.archipel.fiche.followup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.db.Database;
import fr.archipel.db.Keyset;
import fr.archipel.db.Page;
import fr.archipel.db.Sql;
import fr.archipel.json.Json;
import fr.archipel.request.Paging;
import fr.archipel.territory.ContratRef;
import fr.archipel.territory.FicheRef;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sums of tracking: one statement an answer, written as JSON by the database. */
public final class FollowupStore {
    private static final String MONEY = FollowupSql.resource("argent.sql");

    private final Database database;

    public FollowupStore(Database database) {
        this.database = database;
    }

    Optional<ContratRef> findContrat(String id) {
        return database.find(
                Sql.of("SELECT id, titre, sigle FROM contrat WHERE id = ?", id),
                row -> ContratRef.of(row.getString(1), row.getString(2), row.getString(3)));
    }

    /** The sums of one contract, and one row a fiche. */
    ObjectNode getOfContrat(FollowupQuery query) {
        return json(FollowupSql.ofContrat(query));
    }

    /** The sums of all contracts or of one, without the fiches, which would have no bound. */
    ObjectNode getOfAll(FollowupQuery query) {
        return database.inTransaction(session -> {
            // The one long scan of the service: worth starting a worker or two.
            session.update(Sql.of("SET LOCAL max_parallel_workers_per_gather = 2"));
            return session.find(FollowupSql.ofAll(query), FollowupStore::json).orElseThrow();
        });
    }

    /** The commune must exist. */
    ObjectNode getMoney(String insee) {
        return json(Sql.of(MONEY, insee, insee, insee, insee));
    }

    Optional<Page<Alert>> listAlerts(
            LocalDate date, @Nullable String contrat, int months, @Nullable String type, Paging paging) {
        List<Sql> conditions = new ArrayList<>(List.of(Sql.of("true")));
        if (contrat != null) {
            conditions.add(Sql.of("a.contrat = ?", contrat));
        }
        if (type != null) {
            conditions.add(Sql.of("a.type = ?", type));
        }
        Sql found = Sql.of("SELECT a.type || ':' || a.fiche AS cle, a.* FROM suivi_alerte(?, ?) a WHERE ", date, months)
                .add(Sql.join(" AND ", conditions));
        return database.with(session -> new Keyset(found, "cle", "cle")
                .page(
                        session,
                        """
                        SELECT trouve.type, trouve.depuis, trouve.cout, trouve.retenu, trouve.realise,
                               f.id, f.numero, f.titre, f.contrat
                        FROM trouve JOIN fiche f ON f.id = trouve.fiche""",
                        row -> Alert.of(
                                row.getString("type"),
                                FicheRef.of(
                                        row.getString("id"),
                                        row.getString("numero"),
                                        row.getString("titre"),
                                        row.getString("contrat")),
                                row.getObject("depuis", LocalDate.class),
                                row.getObject("cout", Long.class),
                                row.getObject("retenu", Long.class),
                                row.getObject("realise", Long.class)),
                        alert -> alert.type() + ":" + alert.fiche().id(),
                        paging.after(),
                        paging.limit()));
    }

    private ObjectNode json(Sql sql) {
        return database.find(sql, FollowupStore::json).orElseThrow();
    }

    private static ObjectNode json(ResultSet row) throws SQLException {
        return (ObjectNode) Json.read(row.getString(1).getBytes(StandardCharsets.UTF_8));
    }
}
