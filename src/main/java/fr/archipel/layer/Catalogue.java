package fr.archipel.layer;

import fr.archipel.json.Json;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * All layers, in the order they are shown. A catalogue that follows the database ({@link CatalogueStore#follow}) shows a
 * layer published or removed by any process within half a second; each call answers from one immutable snapshot.
 */
public final class Catalogue {
    /** The layers every Archipel has; the order is that of the legend. */
    private static final List<String> BUILT_IN = List.of(
            "fiches",
            "cites-minieres",
            "friches",
            "parcs",
            "ev5",
            "zae",
            "communes",
            "epci",
            "scot",
            "scot-consommation",
            "scot-projets");

    private static final long LOOK_EVERY_NS = 400_000_000;

    /** Less than a removed layer's table is kept. */
    private static final long TOO_OLD_NS = 600_000_000;

    /** Says what the layers are now; empty when nothing changed since it last said, or nobody knows. */
    @FunctionalInterface
    interface Source {
        Optional<List<Layer>> changes();
    }

    private record Snapshot(List<Layer> all, Map<String, Layer> byId) {
        static Snapshot of(List<Layer> layers) {
            Map<String, Layer> byId = new LinkedHashMap<>();
            layers.forEach(layer -> byId.put(layer.id(), layer));
            return new Snapshot(List.copyOf(byId.values()), Collections.unmodifiableMap(byId));
        }
    }

    private final Source source;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile Snapshot snapshot;
    private volatile long lookedAt = System.nanoTime();

    /** These layers, for good. */
    public Catalogue(List<Layer> layers) {
        this(layers, Optional::empty);
    }

    /** These layers until {@code source} says otherwise. */
    Catalogue(List<Layer> layers, Source source) {
        this.snapshot = Snapshot.of(layers);
        this.source = source;
    }

    /** The built-in layers, from the descriptions beside this class. */
    public static Catalogue builtIn() {
        return new Catalogue(BUILT_IN.stream().map(Catalogue::read).toList());
    }

    /** Whether a layer of that id comes with every Archipel; such an id is nobody else's. */
    public static boolean isBuiltIn(String id) {
        return BUILT_IN.contains(id);
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
        return current().all;
    }

    public Optional<Layer> findLayer(String id) {
        return Optional.ofNullable(current().byId.get(id));
    }

    /** Throws {@link Problem.NotFound}. */
    public Layer getLayer(String id) {
        return findLayer(id).orElseThrow(() -> new ProblemException(new Problem.NotFound("La couche", id)));
    }

    /**
     * One caller looks now and then; the others, meanwhile, go on with what is known, unless that is so old that a layer may
     * be gone: then they wait for what the first one sees.
     */
    private Snapshot current() {
        long age = System.nanoTime() - lookedAt;
        if (age >= TOO_OLD_NS) {
            looking.lock();
        } else if (age < LOOK_EVERY_NS || !looking.tryLock()) {
            return snapshot;
        }
        try {
            if (System.nanoTime() - lookedAt >= LOOK_EVERY_NS) {
                source.changes().ifPresent(layers -> snapshot = Snapshot.of(layers));
            }
        } finally {
            lookedAt = System.nanoTime();
            looking.unlock();
        }
        return snapshot;
    }
}
