package fr.archipel.fiche.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import java.sql.SQLException;
import java.util.Map;

/** Whether what a document names exists: nodes of the same contract, parties, communes, objects. */
final class FicheChecksStore {
    private static final String PLACES = "axe, orientation, fonction, enjeu, chantier ou fiche_action";

    private FicheChecksStore() {}

    /** {@code document}: as it would be. Problem: 422 naming the field, the value and what is accepted. */
    static void check(Session session, String contrat, Map<Field, JsonNode> values, JsonNode document)
            throws SQLException {
        for (Map.Entry<Field, JsonNode> entry : values.entrySet()) {
            check(session, contrat, entry.getKey(), entry.getValue());
        }
        JsonNode start = document.path("annee_debut");
        JsonNode end = document.path("annee_fin");
        if (start.isNumber() && end.isNumber() && end.asInt() < start.asInt()) {
            throw DocumentReader.invalid(Field.ANNEE_FIN, end, "une année à partir de annee_debut, " + start.asInt());
        }
    }

    private static void check(Session session, String contrat, Field field, JsonNode value) throws SQLException {
        switch (field) {
            case NOEUD ->
                need(
                        session,
                        field,
                        value,
                        Sql.of("""
                                SELECT 1 FROM noeud_strategique WHERE id = ? AND contrat = ?
                                  AND niveau NOT IN ('objectif', 'action', 'indicateur')""", value.asText(), contrat),
                        "un nœud de la stratégie de %s (%s)".formatted(contrat, PLACES));
            case MAITRES_OUVRAGE -> {
                for (JsonNode code : value) {
                    Sql known = Sql.of("SELECT 1 FROM partie WHERE code = ?", code.asText());
                    need(session, field, code, known, "les codes des parties, voir /api/parties");
                }
            }
            case COMMUNES -> {
                for (JsonNode code : value) {
                    Sql known = Sql.of("SELECT 1 FROM commune WHERE insee = ?", code.asText());
                    need(session, field, code, known, "les codes INSEE des communes du territoire");
                }
            }
            case OBJETS -> {
                for (JsonNode link : value) {
                    String layer = link.path("layer").asText();
                    String id = link.path("id").asText();
                    need(
                            session,
                            field,
                            new TextNode(layer + "/" + id),
                            Sql.of("SELECT 1 FROM objet WHERE layer = ? AND id = ?", layer, id),
                            "les objets des couches suivies");
                }
            }
            default -> {
                // The reader said all there is to say.
            }
        }
    }

    private static void need(Session session, Field field, JsonNode value, Sql known, String accepted)
            throws SQLException {
        if (session.find(known, row -> true).isEmpty()) {
            throw DocumentReader.invalid(field, value, accepted);
        }
    }
}
