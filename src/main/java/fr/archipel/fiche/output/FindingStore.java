package fr.archipel.fiche.output;

import fr.archipel.db.Database;
import fr.archipel.db.Sql;
import fr.archipel.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The findings of the coherence rules, fiche by fiche. */
public final class FindingStore {
    private final Database database;

    public FindingStore(Database database) {
        this.database = database;
    }

    /** The gravest first. */
    List<Finding> list(String fiche) {
        return database.list(
                Sql.of("""
                SELECT severite, phrase, valeurs FROM anomalie WHERE fiche = ?
                ORDER BY array_position(ARRAY['erreur', 'avertissement', 'information'], severite), rang""", fiche),
                row -> new Finding(
                        row.getString("severite"),
                        row.getString("phrase"),
                        Json.read(row.getString("valeurs").getBytes(StandardCharsets.UTF_8))));
    }
}
