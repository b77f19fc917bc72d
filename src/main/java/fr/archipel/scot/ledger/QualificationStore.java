package fr.archipel.scot.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import fr.archipel.account.Author;
import fr.archipel.db.Database;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.history.Change;
import fr.archipel.history.JournalStore;
import fr.archipel.scot.SentBody;
import fr.archipel.territory.ObjetRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The register of qualifications of friches. The friche follows it (V031): what that changes of the friche is told in the
 * friche's own history too.
 */
public final class QualificationStore extends RegisterStore<Qualification> {
    private static final List<String> KINDS = List.of("urbanisee", "enaf", "a_trancher");
    private static final List<String> FOLLOWING =
            List.of("qualification", "qualification_auteur", "qualification_date", "qualification_preuve");

    private static final String COLUMNS = """
            r.id, r.friche, r.qualification, r.decideur, r.date_decision::text, r.preuve, r.remarque, o.nom AS friche_nom,
            r.annule_le IS NULL AND NOT EXISTS (SELECT FROM friche_qualification p WHERE p.friche = r.friche
                                                AND p.annule_le IS NULL AND p.id > r.id) AS en_vigueur,
            """ + EntryStore.SIGNATURE;

    private static final String IN_FORCE =
            " WHERE r.id IN (SELECT max(id) FROM friche_qualification WHERE annule_le IS NULL GROUP BY friche)";

    public QualificationStore(Database database) {
        super(database, Register.QUALIFICATIONS);
    }

    /** What each friche that somebody spoke of is now, by its key. */
    public List<Qualification> listInForce() {
        return database.with(
                session -> session.list(Sql.of(select() + IN_FORCE + " ORDER BY r.friche"), row -> read(session, row)));
    }

    /** What a friche is now; empty when nobody said: it is then to be settled. */
    public Optional<Qualification> ofFriche(String friche) {
        return database.with(session ->
                session.find(Sql.of(select() + IN_FORCE + " AND r.friche = ?", friche), row -> read(session, row)));
    }

    @Override
    String columns() {
        return COLUMNS;
    }

    @Override
    String joins() {
        return "LEFT JOIN objet o ON (o.layer, o.id) = ('friches', r.friche)";
    }

    @Override
    Sql condition(String filter, String value) {
        return Sql.of("r.friche = ?", value);
    }

    @Override
    Sql touching(String[] insee) {
        return Sql.of("EXISTS (SELECT FROM friche f WHERE f.id = r.friche AND f.communes && ?)", (Object) insee);
    }

    @Override
    long insert(Session session, Author author, SentBody body, LocalDate today) throws SQLException {
        String friche = body.text("friche", 200);
        String kind = body.choice("qualification", KINDS);
        boolean settled = !kind.equals("a_trancher");
        String who = settled ? body.text("decideur", 2000) : body.findText("decideur", 2000);
        LocalDate day = settled ? body.day("date_decision") : body.findDay("date_decision");
        if (day != null && day.isAfter(today)) {
            throw body.invalid("date_decision", "une date jusqu'au " + today);
        }
        String proof = settled ? body.text("preuve", 2000) : body.findText("preuve", 2000);
        String remark = body.findText("remarque", 2000);
        if (!exists(session, friche)) {
            throw body.invalid("friche", "l'identifiant d'un objet de la couche « friches »");
        }
        long[] id = {0};
        follow(
                session,
                author,
                friche,
                () -> id[0] = session.find(
                                Sql.of("""
                                INSERT INTO friche_qualification (friche, qualification, decideur, date_decision, preuve, remarque, auteur, cle)
                                VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id""", friche, kind, who, day, proof, remark, author.name(), key(author)),
                                row -> row.getLong(1))
                        .orElseThrow());
        return id[0];
    }

    private static boolean exists(Session session, String friche) throws SQLException {
        return session.find(Sql.of("SELECT 1 FROM friche WHERE id = ?", friche), row -> true)
                .isPresent();
    }

    @Override
    void change(Session session, Author author, long id, Step step) throws SQLException {
        String friche = session.find(
                        Sql.of("SELECT friche FROM friche_qualification WHERE id = ?", id), row -> row.getString(1))
                .orElseThrow();
        follow(session, author, friche, step);
    }

    /** The friche is locked first: of two writers the second sees what the first did. */
    private static void follow(Session session, Author author, String friche, Step step) throws SQLException {
        Map<String, JsonNode> before = values(session, friche);
        step.run();
        Map<String, JsonNode> after = values(session, friche);
        List<Change> changes = new ArrayList<>();
        before.forEach((field, was) -> {
            JsonNode is = after.getOrDefault(field, NullNode.instance);
            if (!was.equals(is)) {
                changes.add(Change.of("modification", field, was, is));
            }
        });
        JournalStore.add(session, author, "objet", "friches/" + friche, changes);
    }

    /** Empty when the friche is no longer there. */
    private static Map<String, JsonNode> values(Session session, String friche) throws SQLException {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        Sql sql = Sql.of("""
                SELECT qualification, qualification_auteur, qualification_date::text, qualification_preuve
                FROM friche WHERE id = ? FOR UPDATE""", friche);
        session.forEach(sql, 0, row -> {
            for (String field : FOLLOWING) {
                values.put(field, text(row.getString(field)));
            }
        });
        return values;
    }

    private static JsonNode text(@Nullable String value) {
        return value == null ? NullNode.instance : new TextNode(value);
    }

    @Override
    Qualification read(Session session, ResultSet row) throws SQLException {
        return new Qualification(
                row.getLong("id"),
                ObjetRef.of("friches", row.getString("friche"), row.getString("friche_nom")),
                row.getString("qualification"),
                row.getString("decideur"),
                row.getString("date_decision"),
                row.getString("preuve"),
                row.getString("remarque"),
                row.getBoolean("en_vigueur"),
                EntryStore.signature(row));
    }
}
