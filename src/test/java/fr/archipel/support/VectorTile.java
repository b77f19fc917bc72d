package fr.archipel.support;

import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.MvtReader;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.TagKeyValueMapConverter;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.model.JtsLayer;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.model.JtsMvt;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** A vector tile as another's decoder reads it: geometries in tile units, y southwards. */
public final class VectorTile {
    private static final String ID = "mvt:id";

    private VectorTile() {}

    /** A feature; {@code key} is its id, or the property {@code id}. */
    public record Feature(String key, Map<String, Object> properties, Geometry geometry) {}

    /** By layer. */
    public static Map<String, List<Feature>> read(byte[] mvt) {
        try {
            JtsMvt tile = MvtReader.loadMvt(
                    new ByteArrayInputStream(mvt),
                    new GeometryFactory(),
                    new TagKeyValueMapConverter(false, ID),
                    MvtReader.RING_CLASSIFIER_V2_1);
            Map<String, List<Feature>> layers = new TreeMap<>();
            for (JtsLayer layer : tile.getLayers()) {
                layers.put(
                        layer.getName(),
                        layer.getGeometries().stream().map(VectorTile::feature).toList());
            }
            return layers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<Feature> read(byte[] mvt, String layer) {
        return read(mvt).getOrDefault(layer, List.of());
    }

    @SuppressWarnings("unchecked")
    private static Feature feature(Geometry geometry) {
        Map<String, Object> properties = new TreeMap<>((Map<String, Object>) geometry.getUserData());
        Object id = properties.remove(ID);
        Object key = id == null ? properties.get("id") : id;
        return new Feature(String.valueOf(key), properties, geometry);
    }
}
