package fr.archipel.exchange;

import fr.archipel.db.Database;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.layer.Catalogue;
import fr.archipel.layer.Layer;
import fr.archipel.territory.TerritoryFiles;
import fr.archipel.territory.TerritoryLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** The territory that comes with the project, {@code gis-data/}. */
public final class BundledData {
    private BundledData() {}

    /**
     * Loads everything into an empty database, in one transaction; does nothing when there are communes already.
     * Returns whether it loaded.
     */
    public static boolean loadIfEmpty(Database database, Catalogue catalogue, Path gisData) {
        return database.inTransaction(session -> {
            // One process loads; another that starts at the same time waits, then finds the work done.
            session.update(Sql.of("LOCK TABLE commune IN EXCLUSIVE MODE"));
            if (session.find(Sql.of("SELECT 1 FROM commune LIMIT 1"), row -> true)
                    .isPresent()) {
                return false;
            }
            load(session, catalogue, gisData);
            return true;
        });
    }

    private static void load(Session session, Catalogue catalogue, Path gisData) throws SQLException {
        TerritoryLoader.load(session, TerritoryFiles.read(gisData.resolve("territoire")));
        for (Layer layer : catalogue.listLayers()) {
            Path file = gisData.resolve("layers").resolve(layer.id() + ".geojson");
            if (Files.exists(file)) {
                BundledLayer.load(session, layer, file);
            }
        }
        // Last: the fiches are tied to communes and objects.
        BundledContracts.load(session, gisData.resolve("contrats"));
    }
}
