package fr.archipel.metadata;

import fr.archipel.geo.Bbox;
import fr.archipel.layer.Layer;
import fr.archipel.layer.LayerStore;
import fr.archipel.layer.Metadata;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a layer for a catalogue.
 *
 * @param content how much it holds, and where
 * @param updated when its data last changed here, or null when nobody follows that
 * @param contact who answers for the service
 * @param origin scheme, host and port as the client sees them
 * @param distributions the ways to get it
 */
record LayerRecord(
        Layer layer,
        LayerStore.Content content,
        @Nullable Instant updated,
        Contact contact,
        String origin,
        List<Distribution> distributions) {

    /**
     * A way to get the data.
     *
     * @param download whether the address answers the whole layer as one file
     * @param schema address of the schema that the file follows; null for a general format
     */
    record Distribution(
            String title,
            String url,
            String mediaType,
            boolean download,
            @Nullable String schema) {}

    LayerRecord {
        distributions = List.copyOf(distributions);
    }

    Metadata metadata() {
        return layer.metadata();
    }

    /** The address of the collection, which is the data set's identifier too. */
    String address() {
        return origin + "/ogc/collections/" + layer.id();
    }

    String recordAddress() {
        return address() + "/metadata";
    }

    @Nullable
    LocalDate updatedDay() {
        return updated == null ? null : updated.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    @Nullable
    Bbox bbox() {
        return content.bbox();
    }

    /** The reference systems every layer is offered in, the stored one first. */
    static final List<Integer> SYSTEMS = List.of(2154, 3950, 4326, 3857);
}
