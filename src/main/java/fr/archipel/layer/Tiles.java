package fr.archipel.layer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the vector tiles of a layer carry.
 *
 * @param minzoom the first zoom that has tiles
 * @param maxzoom the deepest zoom worth asking for: a client stretches these tiles beyond it; up to it, outlines lose the
 *     vertices that the zoom cannot show
 * @param fields by name, the first zoom whose tiles carry the field; a field that is not named is in no tile
 */
public record Tiles(int minzoom, int maxzoom, Map<String, Integer> fields) {
    /** A unit of a tile is about 10 cm at our latitudes. */
    private static final int DEFAULT_MAXZOOM = 16;

    public Tiles {
        maxzoom = maxzoom == 0 ? DEFAULT_MAXZOOM : maxzoom;
        fields = fields == null ? Map.of() : Map.copyOf(fields);
    }

    /** As described, else every field at every zoom. Throws IllegalArgumentException for a field that the layer has not. */
    static Tiles of(@Nullable Tiles described, List<Field> fields) {
        if (described == null) {
            Map<String, Integer> all = new LinkedHashMap<>();
            fields.forEach(field -> all.put(field.name(), 0));
            return new Tiles(0, 0, all);
        }
        described.fields.keySet().stream()
                .filter(name -> fields.stream().noneMatch(field -> field.name().equals(name)))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("tiles name a field that is not the layer's: " + name);
                });
        return described;
    }

    /** The fields carried at a zoom, in the order of the layer's description. */
    public List<Field> fieldsAt(int zoom, List<Field> all) {
        return all.stream()
                .filter(field -> fields.getOrDefault(field.name(), Integer.MAX_VALUE) <= zoom)
                .toList();
    }
}
