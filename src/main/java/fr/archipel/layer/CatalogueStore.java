package fr.archipel.layer;

import com.fasterxml.jackson.core.JsonProcessingException;
import fr.archipel.db.Database;
import fr.archipel.db.Sql;
import fr.archipel.json.Json;
import java.util.ArrayList;
import java.util.List;

/** The descriptions kept in the database: the published layers. */
public final class CatalogueStore {
    private CatalogueStore() {}

    /** The whole catalogue: the built-in layers, then the published ones in the order of their publication. */
    public static Catalogue read(Database database) {
        return read(database, Catalogue.builtIn());
    }

    /** The same, with the built-in layers already read. */
    public static Catalogue read(Database database, Catalogue builtIn) {
        List<Layer> layers = new ArrayList<>(builtIn.listLayers());
        layers.addAll(database.list(
                Sql.of("SELECT description::text FROM couche_publiee ORDER BY cree_le, id"),
                row -> parse(row.getString(1))));
        return new Catalogue(layers);
    }

    private static Layer parse(String description) {
        try {
            return Json.MAPPER.readValue(description, Layer.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a published layer has an unreadable description", e);
        }
    }
}
