package fr.archipel.db;

/**
 * How a private cluster is run.
 *
 * @param durable whether a commit reaches the disk before it is answered. False suits test fixtures only: a power cut
 *     then loses the whole database, not just its last transactions.
 */
public record ClusterOptions(boolean durable) {

    /** What the service runs with. */
    public static final ClusterOptions DEFAULT = durable(true);

    public static ClusterOptions durable(boolean durable) {
        return new ClusterOptions(durable);
    }
}
