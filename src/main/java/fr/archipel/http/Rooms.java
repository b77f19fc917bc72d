package fr.archipel.http;

import fr.archipel.db.Database;
import fr.archipel.feature.FeatureRoutes;
import fr.archipel.feature.FeatureStore;
import fr.archipel.layer.Catalogue;
import fr.archipel.request.Routes;
import java.nio.file.Path;
import java.util.List;

/** Every room that speaks HTTP, put together by hand. */
public final class Rooms {
    private Rooms() {}

    /** {@code webFolder}: the built web application; may be missing, then {@code /} says so. */
    public static List<Routes> all(Database database, Catalogue catalogue, Path webFolder) {
        return List.of(
                new HealthRoutes(database),
                new FeatureRoutes(catalogue, new FeatureStore(database)),
                new StaticRoutes(webFolder));
    }
}
