package fr.archipel.exchange.intake;

import fr.archipel.account.Author;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.layer.Field;
import fr.archipel.layer.FieldType;
import java.sql.SQLException;
import java.util.stream.Collectors;

/**
 * The journal of an import, an entry a value that changes, as for an object changed by hand: {@code fr.archipel.feature.edit}
 * reads them. Objects of tables that are no layer have no page where a history would be read, and get none.
 */
record ImportJournal(Session session, Arrival arrival, Destination to, Author author) {
    private static final String INTO =
            "INSERT INTO journal (auteur, cle, sujet, sujet_id, operation, champ, avant, apres, import) SELECT ?, ?, 'objet', ?::text || '/' || ";

    void write() throws SQLException {
        if (to.layer() == null) {
            return;
        }
        String fields = to.fields().stream()
                .map(field -> value(field) + " AS " + Sql.name(field.name()))
                .collect(Collectors.joining(", "));
        session.update(into(
                "t." + Sql.name(to.target().key()) + "::text, 'creation', NULL, NULL, (SELECT to_jsonb(x) FROM (SELECT "
                        + (fields.isEmpty() ? "1" : fields) + ") x), ? FROM cles_neuves c JOIN " + to.table() + " t ON "
                        + to.key("t")
                        + " = c.cle ORDER BY c.n"));
        for (int i = 0; i < to.fields().size(); i++) {
            changed(i, to.fields().get(i));
        }
        if (to.hasGeometry()) {
            session.update(into("v.cle::text, 'modification', 'geometry', " + geojson("v.geom") + ", "
                    + geojson("a.geom") + ", ? FROM avant v JOIN " + arrival.sql()
                    + " a ON a.cle = v.cle WHERE a.action = 'modification' AND a.bouge"));
        }
        session.update(into("v.cle::text, 'suppression', NULL, v.ligne || jsonb_build_object('geometry', "
                + geojson("v.geom") + "), NULL, ? FROM avant v WHERE v.action = 'suppression'"));
    }

    private void changed(int at, Field field) throws SQLException {
        session.update(into("v.cle::text, 'modification', '" + field.name().replace("'", "''") + "', v.ligne -> '"
                + field.name().replace("'", "''") + "', coalesce(to_jsonb(t." + Sql.name(field.name())
                + "), 'null'), ? FROM avant v JOIN " + arrival.sql() + " a ON a.cle = v.cle JOIN " + to.table()
                + " t ON "
                + to.key("t") + " = v.cle WHERE a.action = 'modification' AND " + Arrival.changes("a", at)));
    }

    private Sql into(String rows) {
        return Sql.of(
                INTO + rows,
                author.name(),
                author.key().isEmpty() ? null : author.key(),
                to.target().id(),
                arrival.id());
    }

    private static String geojson(String geometry) {
        return "coalesce(ST_AsGeoJSON(" + geometry + ", 15, 0)::jsonb, 'null')";
    }

    /** As an edit writes it. */
    private static String value(Field field) {
        String name = "t." + Sql.name(field.name());
        return field.type() == FieldType.TIMESTAMP
                ? "to_char(" + name + " AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')"
                : name;
    }
}
