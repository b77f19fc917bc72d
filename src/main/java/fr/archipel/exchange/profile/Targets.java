package fr.archipel.exchange.profile;

import com.fasterxml.jackson.core.type.TypeReference;
import fr.archipel.layer.Catalogue;
import fr.archipel.layer.Layer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What files can go into: layers that people edit, published layers, and the tables that {@code target/*.json} describe. */
public final class Targets {
    private static final List<Target> TABLES =
            Resources.read("target/index.json", new TypeReference<List<String>>() {}).stream()
                    .map(id -> Resources.read("target/" + id + ".json", new TypeReference<Target>() {}))
                    .toList();

    private Targets() {}

    /** In the order of the catalogue, tables after. A described table stands for the layer of its name. */
    public static List<Target> all(Catalogue catalogue) {
        Map<String, Target> targets = new LinkedHashMap<>();
        for (Layer layer : catalogue.listLayers()) {
            boolean builtIn = Catalogue.isBuiltIn(layer.id());
            if (!builtIn || layer.editable()) {
                targets.put(layer.id(), Target.of(layer, builtIn));
            }
        }
        TABLES.forEach(each -> targets.put(each.id(), each));
        return List.copyOf(targets.values());
    }

    public static Optional<Target> find(Catalogue catalogue, String id) {
        return all(catalogue).stream().filter(each -> each.id().equals(id)).findFirst();
    }
}
