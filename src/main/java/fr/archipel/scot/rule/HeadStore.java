package fr.archipel.scot.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.db.Columns;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.json.Json;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What a rule set says of itself: title, description, texts, base. */
final class HeadStore {
    private HeadStore() {}

    static ObjectNode document(Session session, String id) throws SQLException {
        return session.find(Sql.of("SELECT titre, description, textes, base FROM regle WHERE id = ?", id), row -> {
                    ObjectNode document = Json.object();
                    document.put("titre", row.getString("titre")).put("description", row.getString("description"));
                    ArrayNode texts = document.putArray("textes");
                    Columns.texts(row, "textes").forEach(texts::add);
                    return document.put("base", row.getString("base"));
                })
                .orElseThrow();
    }

    static void write(Session session, String id, String field, JsonNode value) throws SQLException {
        switch (field) {
            case "titre" -> session.update(Sql.of("UPDATE regle SET titre = ? WHERE id = ?", value.asText(), id));
            case "description" ->
                session.update(Sql.of("UPDATE regle SET description = ? WHERE id = ?", value.asText(), id));
            case "base" -> session.update(Sql.of("UPDATE regle SET base = ? WHERE id = ?", value.asText(), id));
            case "textes" -> {
                List<String> texts = new ArrayList<>();
                value.forEach(text -> texts.add(text.asText()));
                session.update(Sql.of("UPDATE regle SET textes = ? WHERE id = ?", texts.toArray(String[]::new), id));
            }
            default -> throw new IllegalArgumentException(field);
        }
    }
}
