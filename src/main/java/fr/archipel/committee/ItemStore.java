package fr.archipel.committee;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.history.Change;
import fr.archipel.json.Json;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Items of a meeting that {@link CommitteeWriteStore} has locked. In the journal an item's value is {@code points/N/NAME}. */
final class ItemStore {
    private static final int MAXIMUM = 200;

    /** An item on the agenda. {@code decision}: one that holds, or null. */
    record Item(
            long n,
            int rank,
            @Nullable String fiche,
            @Nullable String record,
            @Nullable Long decision) {}

    private ItemStore() {}

    /** Throws {@link Problem.NotFound} when it is not on the agenda of this meeting. */
    static Item get(Session session, CommitteeWriteStore.Locked committee, long n) throws SQLException {
        return session.find(
                        Sql.of("""
                                SELECT p.id, p.rang, p.fiche, p.releve, d.id AS decision FROM comite_point p
                                LEFT JOIN decision d ON d.id = p.decision AND d.annulee_le IS NULL
                                WHERE p.id = ? AND p.comite = ? AND p.retire_le IS NULL""", n, committee.id()),
                        row -> new Item(
                                row.getLong("id"),
                                row.getInt("rang"),
                                row.getString("fiche"),
                                row.getString("releve"),
                                row.getObject("decision", Long.class)))
                .orElseThrow(() -> missing(n));
    }

    static ProblemException missing(long n) {
        return new ProblemException(new Problem.NotFound("Le point", Long.toString(n)));
    }

    /** At the end of the agenda, or at its rank. */
    static List<Change> add(Session session, CommitteeWriteStore.Locked committee, Map<String, @Nullable String> values)
            throws SQLException {
        committee.refuseArchived();
        int last = lastRank(session, committee);
        if (last >= MAXIMUM) {
            throw SentValues.conflict("Un ordre du jour a %d points au plus.".formatted(MAXIMUM));
        }
        checkFiche(session, committee, values.get("fiche"));
        checkAsked(values.get("fiche"), values.get("statut_demande"));
        long n = session.find(
                        Sql.of(
                                """
                                INSERT INTO comite_point
                                  (comite, rang, titre, fiche, demande, statut_demande, compte_rendu, releve)
                                VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id""",
                                committee.id(),
                                last + 1,
                                values.get("titre"),
                                values.get("fiche"),
                                values.get("demande"),
                                values.get("statut_demande"),
                                values.get("compte_rendu"),
                                values.get("releve")),
                        row -> row.getLong(1))
                .orElseThrow();
        String rank = values.get("rang");
        if (rank != null) {
            place(session, committee, n, Integer.parseInt(rank));
        }
        ObjectNode made = Json.object().put("n", n);
        values.forEach(made::put);
        return List.of(Change.of("ajout_point", "points/" + n, null, made));
    }

    static List<Change> patch(
            Session session, CommitteeWriteStore.Locked committee, long n, Map<String, @Nullable String> values)
            throws SQLException {
        List<Change> changes = new ArrayList<>();
        for (Map.Entry<String, @Nullable String> value : values.entrySet()) {
            change(session, committee, n, value.getKey(), value.getValue(), null)
                    .ifPresent(changes::add);
        }
        return changes;
    }

    /** One value; empty when it is there already. {@code name} is one of {@link SentValues#ITEM}. */
    static Optional<Change> change(
            Session session,
            CommitteeWriteStore.Locked committee,
            long n,
            String name,
            @Nullable String value,
            @Nullable Long undoes)
            throws SQLException {
        committee.refuseArchived();
        Item item = get(session, committee, n);
        String before = find(session, n, name);
        if ((before == null ? "" : before).equals(value == null ? "" : value)) {
            return Optional.empty();
        }
        if (name.equals("rang")) {
            place(session, committee, n, Integer.parseInt(value == null ? "1" : value));
        } else {
            if (name.equals("fiche")) {
                refuseDecided(item);
                checkFiche(session, committee, value);
                checkAsked(value, find(session, n, "statut_demande"));
            } else if (name.equals("statut_demande")) {
                checkAsked(item.fiche(), value);
            }
            session.update(Sql.of("UPDATE comite_point SET " + name + " = ? WHERE id = ?", value, n));
        }
        return Optional.of(new Change(
                undoes == null ? "modification" : "annulation",
                "points/" + n + "/" + name,
                Texts.node(before),
                Texts.node(value),
                undoes));
    }

    static @Nullable String find(Session session, long n, String name) throws SQLException {
        String text = session.find(
                        Sql.of("SELECT coalesce(" + name + "::text, '') FROM comite_point WHERE id = ?", n),
                        row -> row.getString(1))
                .orElseThrow(() -> missing(n));
        return text.isEmpty() ? null : text;
    }

    /** Off the agenda; the row stays. */
    static Change remove(Session session, CommitteeWriteStore.Locked committee, long n, @Nullable Long undoes)
            throws SQLException {
        committee.refuseArchived();
        Item item = get(session, committee, n);
        refuseDecided(item);
        ObjectNode title = Json.object().put("n", n).put("titre", find(session, n, "titre"));
        session.update(Sql.of("UPDATE comite_point SET retire_le = now() WHERE id = ?", n));
        place(session, committee, 0, 0);
        return new Change(undoes == null ? "retrait_point" : "annulation", "points/" + n, title, null, undoes);
    }

    /** Back on the agenda, at its end. */
    static Change restore(Session session, CommitteeWriteStore.Locked committee, long n, long undoes)
            throws SQLException {
        committee.refuseArchived();
        int done = session.update(Sql.of("""
                UPDATE comite_point SET retire_le = NULL, rang = ?
                WHERE id = ? AND comite = ? AND retire_le IS NOT NULL""", lastRank(session, committee) + 1, n, committee.id()));
        if (done == 0) {
            throw SentValues.conflict("Le point « %d » est déjà à l'ordre du jour.".formatted(n));
        }
        ObjectNode title = Json.object().put("n", n).put("titre", find(session, n, "titre"));
        return new Change("annulation", "points/" + n, null, title, undoes);
    }

    /** Puts an item at a rank and numbers all of them anew; with 0, numbers alone. */
    private static void place(Session session, CommitteeWriteStore.Locked committee, long n, int rank)
            throws SQLException {
        List<Long> order = new ArrayList<>(session.list(
                Sql.of(
                        "SELECT id FROM comite_point WHERE comite = ? AND retire_le IS NULL ORDER BY rang, id",
                        committee.id()),
                row -> row.getLong(1)));
        if (n != 0 && order.remove(Long.valueOf(n))) {
            order.add(Math.min(rank - 1, order.size()), n);
        }
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            rows.add(List.of(i + 1, order.get(i)));
        }
        session.updateAll("UPDATE comite_point SET rang = ? WHERE id = ?", rows);
    }

    private static int lastRank(Session session, CommitteeWriteStore.Locked committee) throws SQLException {
        return session.find(
                        Sql.of(
                                "SELECT coalesce(max(rang), 0) FROM comite_point WHERE comite = ? AND retire_le IS NULL",
                                committee.id()),
                        row -> row.getInt(1))
                .orElseThrow();
    }

    private static void refuseDecided(Item item) {
        if (item.decision() != null) {
            throw SentValues.conflict("Une décision est prise sur ce point : annulez-la d'abord.");
        }
    }

    private static void checkAsked(@Nullable String fiche, @Nullable String status) {
        if (status != null && fiche == null) {
            throw SentValues.invalid("statut_demande", status, "null, tant que le point ne porte pas sur une fiche");
        }
    }

    private static void checkFiche(Session session, CommitteeWriteStore.Locked committee, @Nullable String fiche)
            throws SQLException {
        if (fiche == null) {
            return;
        }
        String contrat = session.find(
                        Sql.of("SELECT contrat FROM fiche WHERE id = ? AND archivee_le IS NULL", fiche),
                        row -> row.getString(1))
                .orElseThrow(
                        () -> SentValues.invalid("fiche", fiche, "l'identifiant d'une fiche qui n'est pas archivée"));
        if (committee.contrat() != null && !contrat.equals(committee.contrat())) {
            throw SentValues.invalid("fiche", fiche, "une fiche du contrat « %s »".formatted(committee.contrat()));
        }
    }
}
