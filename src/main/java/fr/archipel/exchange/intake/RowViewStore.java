package fr.archipel.exchange.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import fr.archipel.db.Keyset;
import fr.archipel.db.Page;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.exchange.profile.KeyRule;
import fr.archipel.json.Json;
import fr.archipel.layer.Field;
import fr.archipel.request.Paging;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows of imports, shown with what they change. */
record RowViewStore(Session session, Arrival arrival, Destination to) {
    /** Of objects that are in the target and not in the file. */
    static final String ABSENT = "absente";

    private static final int NAMED_FIELDS = 200;

    /** Of rows that wait. {@code action}: null for all. */
    Optional<Page<RowView>> waiting(@Nullable String action, Paging paging) throws SQLException {
        Sql found = Sql.of("SELECT a.n FROM " + arrival.sql() + " a WHERE true");
        if (action != null) {
            found = found.add(" AND a.action = ?", action);
        }
        return new Keyset(found, "n", "n::text")
                .page(
                        session,
                        "SELECT a.n, a.ligne, a.action, a.cle::text AS objet, " + label("a.f", "t.")
                                + " AS nom, a.existe, a.change::text AS change, a.bouge, "
                                + document(Arrival.named(to, "a")) + " AS apres, CASE WHEN a.existe THEN "
                                + document(fields("t")) + " END AS avant FROM trouve JOIN " + arrival.sql()
                                + " a ON a.n = trouve.n LEFT JOIN " + to.table() + " t ON " + to.key("t") + " = a.cle",
                        this::row,
                        RowView::cle,
                        paging.after(),
                        paging.limit());
    }

    /** Of objects that the file does not hold. */
    Optional<Page<RowView>> absent(KeyRule rule, Paging paging) throws SQLException {
        Optional<Sql> rows = new Absentees(arrival, to, rule).rows();
        if (rows.isEmpty()) {
            return Optional.of(new Page<>(0, List.of(), Optional.empty()));
        }
        Sql found = Sql.of("SELECT t." + Sql.name(to.target().key()) + "::text AS cle FROM (")
                .add(rows.get())
                .add(") t");
        return new Keyset(found, "cle", "cle")
                .page(
                        session,
                        "SELECT t." + Sql.name(to.target().key()) + "::text AS objet, " + label(null, "t.")
                                + " AS nom FROM trouve JOIN " + to.table() + " t ON " + to.key("t")
                                + "::text = trouve.cle",
                        row -> new RowView(
                                row.getString("objet"),
                                null,
                                ABSENT,
                                row.getString("objet"),
                                row.getString("nom"),
                                List.of()),
                        RowView::cle,
                        paging.after(),
                        paging.limit());
    }

    /** Of what was applied: from the journal. */
    Optional<Page<RowView>> applied(@Nullable String action, Paging paging) throws SQLException {
        Sql found = Sql.of("SELECT e.objet FROM import_effet e WHERE e.import = ?", arrival.id());
        if (action != null) {
            found = found.add(" AND e.action = ?", action);
        }
        String changes =
                "(SELECT jsonb_agg(jsonb_build_array(j.champ, CASE WHEN j.champ = 'geometry' THEN 'null' ELSE j.avant END, CASE WHEN j.champ = 'geometry' THEN 'null' ELSE j.apres END) ORDER BY j.id)"
                        + " FROM journal j WHERE j.sujet = 'objet' AND j.sujet_id = '"
                        + to.target().id().replace("'", "''")
                        + "/' || e.objet AND j.import = e.import AND j.annule IS NULL AND j.champ IS NOT NULL)";
        return new Keyset(found, "objet", "objet")
                .page(
                        session,
                        "SELECT e.objet, e.action, coalesce(" + label(null, "t.") + ", e.avant ->> '"
                                + String.valueOf(to.label()).replace("'", "''") + "') AS nom, " + changes
                                + "::text AS changements FROM trouve JOIN import_effet e ON e.objet = trouve.objet AND e.import = '"
                                + arrival.id() + "' LEFT JOIN " + to.table() + " t ON " + to.key("t")
                                + "::text = e.objet",
                        this::appliedRow,
                        RowView::cle,
                        paging.after(),
                        paging.limit());
    }

    private String label(@Nullable String staged, String there) {
        String label = to.label();
        if (label == null) {
            return "NULL::text";
        }
        String known = there + Sql.name(label) + "::text";
        return staged == null ? known : "coalesce(" + staged + to.place(label) + "::text, " + known + ")";
    }

    private String fields(String alias) {
        return String.join(
                ", ",
                to.fields().stream()
                        .map(field -> alias + "." + Sql.name(field.name()))
                        .toList());
    }

    private static String document(String columns) {
        return "(SELECT to_jsonb(x)::text FROM (SELECT " + (columns.isEmpty() ? "1" : columns) + ") x)";
    }

    private RowView row(ResultSet row) throws SQLException {
        boolean exists = row.getBoolean("existe");
        JsonNode after = json(row.getString("apres"));
        JsonNode before = json(row.getString("avant"));
        String change = String.valueOf(row.getString("change"));
        List<RowView.Difference> differences = new ArrayList<>();
        for (int i = 0; i < to.fields().size() && differences.size() < NAMED_FIELDS; i++) {
            Field field = to.fields().get(i);
            JsonNode is = after.path(field.name());
            if (exists ? change.charAt(i) == '1' : !is.isNull() && !is.isMissingNode()) {
                differences.add(new RowView.Difference(
                        field.name(), field.title(), exists ? before.path(field.name()) : null, is));
            }
        }
        if (row.getBoolean("bouge")) {
            differences.add(new RowView.Difference("geometry", "Géométrie", null, null));
        }
        return new RowView(
                Long.toString(row.getLong("n")),
                row.getLong("ligne"),
                row.getString("action"),
                row.getString("objet"),
                row.getString("nom"),
                differences);
    }

    private RowView appliedRow(ResultSet row) throws SQLException {
        List<RowView.Difference> differences = new ArrayList<>();
        for (JsonNode change : json(row.getString("changements"))) {
            String name = change.get(0).asText();
            int at = to.place(name);
            differences.add(new RowView.Difference(
                    name, at < 0 ? "Géométrie" : to.fields().get(at).title(), change.get(1), change.get(2)));
        }
        return new RowView(
                row.getString("objet"),
                null,
                row.getString("action"),
                row.getString("objet"),
                row.getString("nom"),
                differences);
    }

    private static JsonNode json(@Nullable String text) {
        return text == null ? NullNode.instance : Json.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
