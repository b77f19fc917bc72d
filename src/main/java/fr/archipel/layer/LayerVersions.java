package fr.archipel.layer;

import fr.archipel.db.Database;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The versions of the layers, as the database keeps them: a number that rises in the transaction that changes what a
 * layer serves. What is derived from a layer (tiles, downloads, their ETags) is right as long as its version stands.
 *
 * <p>Asked of the database each time, never remembered: an edit shows in the next answer, whoever made it.
 */
public final class LayerVersions {
    private final LayerVersionStore store;

    /**
     * @param number only rises; never the same for two contents of a layer
     * @param modifie when the last change was committed
     */
    public record Version(long number, Instant modifie) {}

    public LayerVersions(Database database) {
        this.store = new LayerVersionStore(database);
    }

    /** Absent for a layer whose table is not followed: nothing can then be known of its changes, nothing kept. */
    public Optional<Version> find(String layer) {
        return Optional.ofNullable(all().get(layer));
    }

    /** The number, or 0 for a layer whose table is not followed. */
    public long version(String layer) {
        return find(layer).map(Version::number).orElse(0L);
    }

    public Optional<Instant> modifie(String layer) {
        return find(layer).map(Version::modifie);
    }

    /** Of all layers at one moment, by layer id. */
    public Map<String, Version> all() {
        return store.all();
    }
}
