package fr.archipel.layer;

import com.fasterxml.jackson.core.JsonProcessingException;
import fr.archipel.db.Database;
import fr.archipel.db.DatabaseException;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.json.Json;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The descriptions kept in the database: the published layers. */
public final class CatalogueStore {
    private static final System.Logger LOG = System.getLogger(CatalogueStore.class.getName());

    private CatalogueStore() {}

    /** The whole catalogue, as it is now: the built-in layers, then the published ones as they were published. */
    public static Catalogue read(Database database) {
        return new Catalogue(Known.read(database, Catalogue.builtIn().listLayers()).layers);
    }

    /**
     * The same, with the built-in layers already read, kept up to date: the version of the catalogue is looked at now
     * and then, by whoever asks for a layer, and the descriptions are read again when it changed. While the database
     * does not answer, the last known catalogue stays.
     */
    public static Catalogue follow(Database database, Catalogue builtIn) {
        Follower follower = new Follower(database, builtIn.listLayers());
        return new Catalogue(follower.known.layers, follower);
    }

    /** What was read last, and the version it was read at. */
    private record Known(long version, List<Layer> layers) {

        /** Version first: a change between the two is then seen again, never missed. */
        static Known read(Database database, List<Layer> builtIn) {
            return database.with(session -> {
                long version = CatalogueStore.version(session);
                List<Layer> layers = new ArrayList<>(builtIn);
                layers.addAll(session.list(
                        Sql.of("SELECT description::text FROM couche_publiee ORDER BY cree_le, id"),
                        row -> parse(row.getString(1))));
                return new Known(version, layers);
            });
        }
    }

    /** Asked by one thread at a time. */
    private static final class Follower implements Catalogue.Source {
        private final Database database;
        private final List<Layer> builtIn;
        private volatile Known known;

        Follower(Database database, List<Layer> builtIn) {
            this.database = database;
            this.builtIn = builtIn;
            this.known = Known.read(database, builtIn);
        }

        @Override
        public Optional<List<Layer>> changes() {
            try {
                if (database.with(CatalogueStore::version) == known.version) {
                    return Optional.empty();
                }
                known = Known.read(database, builtIn);
                return Optional.of(known.layers);
            } catch (DatabaseException e) {
                LOG.log(System.Logger.Level.DEBUG, "the catalogue could not be looked at", e);
                return Optional.empty();
            }
        }
    }

    private static long version(Session session) throws SQLException {
        return session.find(Sql.of("SELECT version FROM version_catalogue"), row -> row.getLong(1))
                .orElse(0L);
    }

    private static Layer parse(String description) {
        try {
            return Json.MAPPER.readValue(description, Layer.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a published layer has an unreadable description", e);
        }
    }
}
