package fr.archipel.feature;

import fr.archipel.feature.format.FeatureEncoder;
import fr.archipel.feature.format.LayerExtras;
import fr.archipel.feature.format.Output;
import fr.archipel.feature.format.PageEnd;
import fr.archipel.layer.Layer;
import fr.archipel.layer.LayerStore;
import fr.archipel.layer.LayerVersions;
import fr.archipel.request.Link;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/** Writes files of layers, for {@code /layers} and {@code ./archipel export} alike. */
public final class Downloads {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final FeatureStore store;
    private final LayerStore layers;
    private final LayerVersions versions;
    private final LayerExtras extras;

    /** Files without what other rooms know. */
    public Downloads(FeatureStore store, LayerStore layers, LayerVersions versions) {
        this(store, layers, versions, LayerExtras.NONE);
    }

    /** {@code extras}: what files carry of other rooms' knowledge. */
    public Downloads(FeatureStore store, LayerStore layers, LayerVersions versions, LayerExtras extras) {
        this.store = store;
        this.layers = layers;
        this.versions = versions;
        this.extras = extras;
    }

    /** The day a layer's data are of: of its latest information, else of its latest change, else today. */
    public LocalDate millesime(Layer layer) {
        return layers.millesime(layer)
                .or(() -> versions.modifie(layer.id()).map(moment -> LocalDate.ofInstant(moment, PARIS)))
                .orElseGet(() -> LocalDate.now(PARIS));
    }

    /** Rises with every change of what the layer serves; empty when nobody counts them. */
    public OptionalLong version(Layer layer) {
        return versions.find(layer.id()).stream()
                .mapToLong(LayerVersions.Version::number)
                .findFirst();
    }

    /** Refuses, with a {@link fr.archipel.problem.Problem}, what could not be written to its end. */
    public void check(Download download) {
        download.checkSize(store);
    }

    /**
     * Writes the whole file; its features are of one moment, and pass one by one. {@code progress} is told how many have
     * passed. Returns how many there are.
     */
    public long write(
            Download download,
            LocalDate millesime,
            String service,
            List<Link> links,
            LongConsumer progress,
            OutputStream out)
            throws IOException {
        ItemsQuery query = download.query();
        Output what = new Output(
                query.layer(),
                query.fields(),
                !query.skipGeometry(),
                query.crs(),
                Instant.now(),
                millesime.toString(),
                service);
        Integer limit = download.limit();
        long[] count = {0};
        try (FeatureEncoder encoder = download.format().dressed(extras).open(what, out)) {
            FeatureStore.Visitor visitor = row -> {
                if (limit == null || count[0] < limit) {
                    encoder.feature(row);
                    progress.accept(++count[0]);
                }
            };
            if (limit == null) {
                store.all(query, visitor);
            } else {
                store.page(query.withLimit(limit), visitor);
            }
            boolean whole = limit == null || count[0] < limit;
            encoder.end(new PageEnd(count[0], whole ? OptionalLong.of(count[0]) : OptionalLong.empty(), links));
        }
        return count[0];
    }
}
