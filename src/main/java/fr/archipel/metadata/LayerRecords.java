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
import java.util.function.Function;

/** The records of layers, from what is known of them. */
public final class LayerRecords {
    private final LayerStore layers;
    private final LayerVersions versions;
    private final Contact contact;
    private final Function<Layer, List<StandardSet>> standards;

    public LayerRecords(LayerStore layers, LayerVersions versions, Contact contact) {
        this(layers, versions, contact, layer -> List.of());
    }

    /** {@code standards}: the files of a layer that follow a standard. */
    public LayerRecords(
            LayerStore layers, LayerVersions versions, Contact contact, Function<Layer, List<StandardSet>> standards) {
        this.layers = layers;
        this.versions = versions;
        this.contact = contact;
        this.standards = standards;
    }

    Contact contact() {
        return contact;
    }

    /** A layer's record as ISO 19139 XML; {@code origin}: scheme, host and port of the service as its clients see it. */
    public String iso19139(Layer layer, String origin) {
        return Iso19139.document(list(origin, List.of(layer)).get(0));
    }

    /** The record of a layer's files that follow a standard: a data set of its own, DCAT-AP in JSON-LD. */
    public String dcat(Layer layer, StandardSet set, String origin) {
        return Dcat.standard(list(origin, List.of(layer)).get(0), set, files(origin, set))
                .toString();
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

    private List<LayerRecord.Distribution> distributions(String origin, Layer layer) {
        List<LayerRecord.Distribution> ways = new ArrayList<>();
        String items = origin + "/ogc/collections/" + layer.id() + "/items";
        ways.add(new LayerRecord.Distribution("OGC API – Features", items, Formats.bare(Formats.GEOJSON), false, null));
        for (FeatureFormat format : Formats.ALL) {
            String file = origin + "/layers/" + layer.id() + "." + format.extension();
            ways.add(new LayerRecord.Distribution(format.title(), file, Formats.bare(format), true, null));
        }
        standards.apply(layer).forEach(set -> ways.addAll(files(origin, set)));
        return ways;
    }

    private static List<LayerRecord.Distribution> files(String origin, StandardSet set) {
        return set.files().stream()
                .map(file -> new LayerRecord.Distribution(
                        file.title(), origin + file.path(), file.mediaType(), true, set.schema()))
                .toList();
    }
}
