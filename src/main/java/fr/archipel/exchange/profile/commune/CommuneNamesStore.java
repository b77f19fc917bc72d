package fr.archipel.exchange.profile.commune;

import fr.archipel.db.Database;
import fr.archipel.db.Sql;
import java.util.HashMap;
import java.util.Map;

/** The communes of the territory, from the database. */
public final class CommuneNamesStore {
    private final Database database;

    public CommuneNamesStore(Database database) {
        this.database = database;
    }

    /** As they are now; kept for the time of one import. */
    public Communes load() {
        Map<String, String> ours = new HashMap<>();
        database.list(Sql.of("SELECT insee, nom FROM commune"), row -> ours.put(row.getString(1), row.getString(2)));
        return new Communes(ours, OtherCommunes.builtIn());
    }
}
