package fr.archipel.fiche.edit;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.geo.SubmittedGeometry;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes one value of a fiche's document where it is kept. Geometry, communes and search key follow by trigger. */
final class FicheValueStore {
    private FicheValueStore() {}

    static void write(Session session, String fiche, Field field, JsonNode value) throws SQLException {
        switch (field) {
            case MAITRES_OUVRAGE -> owners(session, fiche, value);
            case COMMUNES -> communes(session, fiche, value);
            case OBJETS -> objects(session, fiche, value);
            case TRACES -> traces(session, fiche, value);
            case COUT_ACTUALISE_EUR ->
                session.update(Sql.of(
                        "UPDATE fiche SET cout_actualise_centimes = ? WHERE id = ?",
                        value.isNull()
                                ? null
                                : value.decimalValue()
                                        .multiply(BigDecimal.valueOf(100))
                                        .longValueExact(),
                        fiche));
            default ->
                session.update(Sql.of("UPDATE fiche SET " + field.id + " = ? WHERE id = ?", scalar(value), fiche));
        }
    }

    private static @Nullable Object scalar(JsonNode value) {
        return value.isNull() ? null : value.isIntegralNumber() ? (Object) value.asInt() : value.asText();
    }

    private static void owners(Session session, String fiche, JsonNode codes) throws SQLException {
        session.update(Sql.of("DELETE FROM fiche_partie WHERE fiche = ? AND role = 'maitre_ouvrage'", fiche));
        List<List<Object>> rows = new ArrayList<>();
        codes.forEach(code -> rows.add(List.of(fiche, code.asText(), rows.size() + 1)));
        session.updateAll(
                "INSERT INTO fiche_partie (fiche, role, partie, rang) VALUES (?, 'maitre_ouvrage', ?, ?)", rows);
    }

    /** Links that stay keep where they are printed. */
    private static void communes(Session session, String fiche, JsonNode codes) throws SQLException {
        List<String> kept = new ArrayList<>();
        codes.forEach(code -> kept.add(code.asText()));
        session.update(Sql.of(
                "DELETE FROM fiche_commune WHERE fiche = ? AND role = 'localisation' AND insee <> ALL (?)",
                fiche,
                kept.toArray(String[]::new)));
        session.updateAll(
                "INSERT INTO fiche_commune (fiche, insee, role) VALUES (?, ?, 'localisation') ON CONFLICT DO NOTHING",
                kept.stream().map(insee -> List.of(fiche, insee)).toList());
    }

    private static void traces(Session session, String fiche, JsonNode traces) throws SQLException {
        session.update(Sql.of("DELETE FROM fiche_trace WHERE fiche = ?", fiche));
        int rank = 0;
        for (JsonNode trace : traces) {
            JsonNode title = trace.path("titre");
            JsonNode shape = trace.path("geometry");
            session.update(Sql.of(
                    "INSERT INTO fiche_trace (fiche, rang, titre, trace, geom) VALUES (?, ?, ?, ?::jsonb, ?)",
                    fiche,
                    ++rank,
                    title.isTextual() ? title.asText() : null,
                    shape.toString(),
                    SubmittedGeometry.read(shape)));
        }
    }

    private static void objects(Session session, String fiche, JsonNode links) throws SQLException {
        session.update(Sql.of("""
                DELETE FROM fiche_objet l WHERE l.fiche = ? AND NOT EXISTS (
                  SELECT FROM jsonb_to_recordset(?::jsonb) AS k (layer text, id text, role text)
                  WHERE (k.layer, k.id, k.role) = (l.layer, l.objet_id, l.role))""", fiche, links.toString()));
        session.update(Sql.of("""
                INSERT INTO fiche_objet (fiche, layer, objet_id, role)
                SELECT ?, k.layer, k.id, k.role FROM jsonb_to_recordset(?::jsonb) AS k (layer text, id text, role text)
                ON CONFLICT DO NOTHING""", fiche, links.toString()));
    }
}
