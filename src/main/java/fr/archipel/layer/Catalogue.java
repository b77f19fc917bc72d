package fr.archipel.layer;

import fr.archipel.json.Json;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All layers, in the order they are shown. */
public final class Catalogue {
    /** The layers every Archipel has; the order is that of the legend. */
    private static final List<String> BUILT_IN =
            List.of("fiches", "cites-minieres", "friches", "parcs", "ev5", "zae", "communes", "epci", "scot");

    private final Map<String, Layer> layers = new LinkedHashMap<>();

    public Catalogue(List<Layer> layers) {
        layers.forEach(layer -> this.layers.put(layer.id(), layer));
    }

    /** The built-in layers, from the descriptions beside this class. */
    public static Catalogue builtIn() {
        return new Catalogue(BUILT_IN.stream().map(Catalogue::read).toList());
    }

    private static Layer read(String id) {
        try (InputStream in = Catalogue.class.getResourceAsStream(id + ".json")) {
            if (in == null) {
                throw new IllegalStateException("no description of layer " + id);
            }
            return Json.MAPPER.readValue(in, Layer.class);
        } catch (IOException e) {
            throw new UncheckedIOException("description of layer " + id, e);
        }
    }

    public List<Layer> listLayers() {
        return List.copyOf(layers.values());
    }

    public Optional<Layer> findLayer(String id) {
        return Optional.ofNullable(layers.get(id));
    }

    /** Throws {@link Problem.NotFound}. */
    public Layer getLayer(String id) {
        return findLayer(id).orElseThrow(() -> new ProblemException(new Problem.NotFound("La couche", id)));
    }
}
