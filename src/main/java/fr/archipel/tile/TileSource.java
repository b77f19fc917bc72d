package fr.archipel.tile;

import fr.archipel.geo.Bbox;
import fr.archipel.layer.Field;
import fr.archipel.layer.Layer;
import fr.archipel.layer.LayerStore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tiles of one layer or several: from memory when they are known at the present versions, else from the database. */
public final class TileSource {
    /** Changes with every change of the encoding, so that no client takes an older tile for a new one. */
    private static final int FORMAT = 1;

    /** Computed at the same time: more only take memory from each other. */
    private static final int TOGETHER = 1 + Runtime.getRuntime().availableProcessors();

    private final Semaphore places = new Semaphore(TOGETHER, true);
    private final TileStore store;
    private final LayerStore layers;
    private final TileCache cache;
    private final Map<String, Extent> extents = new ConcurrentHashMap<>();

    private record Extent(Layer.Storage storage, long version, LayerStore.Content content) {}

    public TileSource(TileStore store, LayerStore layers, TileCache cache) {
        this.store = store;
        this.layers = layers;
        this.cache = cache;
    }

    /** The question: of the layers asked for, those shown at this zoom, which tile, and the versions they are at now. */
    record Wanted(
            List<Layer> asked,
            List<Layer> layers,
            TileId tile,
            Map<String, Long> versions,
            @Nullable String tag) {}

    /** {@code asked}: those among them that have tiles at this zoom are in it. */
    Wanted wanted(List<Layer> asked, TileId tile) {
        List<Layer> shown = asked.stream()
                .filter(layer -> layer.tiles().minzoom() <= tile.zoom())
                .toList();
        Map<String, Long> versions = store.versions();
        return new Wanted(asked, shown, tile, versions, tag(shown, tile, versions));
    }

    Tile tile(Wanted wanted) {
        return wanted.tag() == null ? compute(wanted) : cache.get(wanted.tag(), () -> compute(wanted));
    }

    /** What is read may be newer than what was asked for: the tile says which it is. */
    private Tile compute(Wanted wanted) {
        places.acquireUninterruptibly();
        try {
            TileStore.Snapshot snapshot = store.read(wanted.layers(), wanted.tile());
            return new Tile(snapshot.mvt().toBytes(), tag(wanted.layers(), wanted.tile(), snapshot.versions()));
        } finally {
            places.release();
        }
    }

    /** What the layer holds, and where. Remembered with the version. */
    LayerStore.Content content(Layer layer, Map<String, Long> versions) {
        Long version = versions.get(layer.id());
        Extent known = extents.get(layer.id());
        if (known != null && version != null && known.version == version && known.storage.equals(layer.storage())) {
            return known.content;
        }
        LayerStore.Content content = layers.contents(List.of(layer)).getOrDefault(layer.id(), LayerStore.Content.NONE);
        if (version != null) {
            extents.put(layer.id(), new Extent(layer.storage(), version, content));
        }
        return content;
    }

    Map<String, Long> versions() {
        return store.versions();
    }

    /** Whether the tile is within the limits that the tileset of these layers gives. */
    boolean isInside(Wanted wanted) {
        return TileLimits.of(
                        TileLimits.around(bboxes(wanted.asked(), wanted.versions())),
                        wanted.tile().zoom())
                .filter(limits -> limits.hold(wanted.tile()))
                .isPresent();
    }

    /** Of the layers in order, null for an empty one. */
    List<@Nullable Bbox> bboxes(List<Layer> of, Map<String, Long> versions) {
        List<@Nullable Bbox> all = new ArrayList<>();
        of.forEach(layer -> all.add(content(layer, versions).bbox()));
        return all;
    }

    /** Null when a layer's version is not known: then nothing says whether two tiles are the same. */
    private static @Nullable String tag(List<Layer> layers, TileId tile, Map<String, Long> versions) {
        StringBuilder text = new StringBuilder(64);
        for (Layer layer : layers) {
            Long version = versions.get(layer.id());
            if (version == null) {
                return null;
            }
            text.append(SCHEMAS.of(layer)).append(Long.toString(version, 36)).append('.');
        }
        String names = layers.size() == 1 ? text.toString() : digest(text.toString(), 16) + ".";
        return names + tile.zoom() + "." + tile.row() + "." + tile.col();
    }

    private static final Schemas SCHEMAS = new Schemas();

    /** What of a description shapes its tiles, as a few characters; the descriptions live as long as the catalogue. */
    private static final class Schemas {
        private record Known(Layer layer, String digest) {}

        private final Map<String, Known> known = new ConcurrentHashMap<>();

        String of(Layer layer) {
            Known found = known.get(layer.id());
            if (found == null || !found.layer.equals(layer)) {
                found = new Known(layer, describe(layer));
                known.put(layer.id(), found);
            }
            return found.digest;
        }

        private static String describe(Layer layer) {
            String fields = layer.fields().stream()
                    .map((Field field) -> field.name() + " " + field.type())
                    .collect(Collectors.joining(","));
            String tiles = new java.util.TreeMap<>(layer.tiles().fields()).toString()
                    + layer.tiles().minzoom() + " " + layer.tiles().maxzoom();
            return digest(FORMAT + layer.id() + layer.storage() + fields + tiles, 6) + "-";
        }
    }

    private static String digest(String text, int bytes) {
        try {
            byte[] sha = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha, 0, bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
