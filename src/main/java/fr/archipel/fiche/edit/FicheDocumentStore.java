package fr.archipel.fiche.edit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.json.Json;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/** The document of a fiche: the values people may edit, as one JSON object. */
public final class FicheDocumentStore {
    private static final String SELECT = "SELECT document_fiche(f) AS document FROM fiche f WHERE f.id = ?";

    private FicheDocumentStore() {}

    static ObjectNode get(Session session, String fiche) throws SQLException {
        return session.find(Sql.of(SELECT, fiche), row ->
                        (ObjectNode) Json.read(row.getString("document").getBytes(StandardCharsets.UTF_8)))
                .orElseThrow();
    }
}
