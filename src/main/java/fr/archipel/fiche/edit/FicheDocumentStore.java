package fr.archipel.fiche.edit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.json.Json;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/** The document of a fiche: the values people may edit, as one JSON object. */
public final class FicheDocumentStore {
    private static final String SELECT = """
            SELECT json_build_object(
              'titre', f.titre, 'description', f.description, 'noeud', f.noeud, 'portee', f.portee,
              'type_operation', f.type_operation, 'budget', f.budget, 'annee_lancement', f.annee_lancement,
              'annee_debut', f.annee_debut, 'annee_fin', f.annee_fin,
              'maitres_ouvrage', coalesce((
                SELECT json_agg(l.partie ORDER BY l.rang) FROM fiche_partie l
                WHERE l.fiche = f.id AND l.role = 'maitre_ouvrage'), '[]'),
              'communes', coalesce((
                SELECT json_agg(l.insee ORDER BY l.insee) FROM fiche_commune l
                WHERE l.fiche = f.id AND l.role = 'localisation'), '[]'),
              'objets', coalesce((
                SELECT json_agg(json_build_object('layer', l.layer, 'id', l.objet_id, 'role', l.role)
                                ORDER BY l.layer, l.objet_id, l.role)
                FROM fiche_objet l WHERE l.fiche = f.id), '[]'),
              'cout_actualise_eur', (f.cout_actualise_centimes / 100.0)::numeric(16, 2)) AS document
            FROM fiche f WHERE f.id = ?""";

    private FicheDocumentStore() {}

    static ObjectNode get(Session session, String fiche) throws SQLException {
        return session.find(Sql.of(SELECT, fiche), row ->
                        (ObjectNode) Json.read(row.getString("document").getBytes(StandardCharsets.UTF_8)))
                .orElseThrow();
    }
}
