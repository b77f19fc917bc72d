package fr.archipel.metadata;

import fr.archipel.feature.format.FeatureFormat;
import fr.archipel.feature.format.Formats;
import fr.archipel.layer.Layer;
import fr.archipel.layer.LayerStore;
import fr.archipel.layer.LayerVersions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The records of layers, from what is known of them. */
public final class LayerRecords {
    private final LayerStore layers;
    private final LayerVersions versions;
    private final Contact contact;

    public LayerRecords(LayerStore layers, LayerVersions versions, Contact contact) {
        this.layers = layers;
        this.versions = versions;
        this.contact = contact;
    }

    Contact contact() {
        return contact;
    }

    /** A layer's record as ISO 19139 XML; {@code origin}: scheme, host and port of the service as its clients see it. */
    public String iso19139(Layer layer, String origin) {
        return Iso19139.document(list(origin, List.of(layer)).get(0));
    }

    List<LayerRecord> list(String origin, List<Layer> all) {
        Map<String, LayerStore.Content> contents = layers.contents(all);
        Map<String, LayerVersions.Version> known = versions.all();
        return all.stream()
                .map(layer -> new LayerRecord(
                        layer,
                        contents.getOrDefault(layer.id(), LayerStore.Content.NONE),
                        Optional.ofNullable(known.get(layer.id()))
                                .map(LayerVersions.Version::modifie)
                                .orElse(null),
                        contact,
                        origin,
                        distributions(origin, layer)))
                .toList();
    }

    private static List<LayerRecord.Distribution> distributions(String origin, Layer layer) {
        List<LayerRecord.Distribution> ways = new ArrayList<>();
        String items = origin + "/ogc/collections/" + layer.id() + "/items";
        ways.add(new LayerRecord.Distribution("OGC API – Features", items, Formats.bare(Formats.GEOJSON), false));
        for (FeatureFormat format : Formats.ALL) {
            String file = origin + "/layers/" + layer.id() + "." + format.extension();
            ways.add(new LayerRecord.Distribution(format.title(), file, Formats.bare(format), true));
        }
        return ways;
    }
}
