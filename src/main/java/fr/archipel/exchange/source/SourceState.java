package fr.archipel.exchange.source;

import org.jspecify.annotations.Nullable;

/**
 * The last look at a source.
 *
 * @param verifieLe ISO 8601, with offset
 * @param motif French: why it failed
 * @param sha256 of the file that was examined
 * @param importId the import that proposes what the file brings
 * @param importEtat where that import stands
 */
public record SourceState(
        String source,
        String verifieLe,
        Outcome etat,
        @Nullable String motif,
        @Nullable String sha256,
        @Nullable String telechargeLe,
        @Nullable String importId,
        @Nullable String importEtat) {

    /** {@code id} as the database and answers write it. */
    public enum Outcome {
        UP_TO_DATE("a_jour"),
        PROPOSED("propose"),
        FAILED("echec");

        private final String id;

        Outcome(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }

        static Outcome of(String id) {
            for (Outcome each : values()) {
                if (each.id.equals(id)) {
                    return each;
                }
            }
            throw new IllegalArgumentException(id);
        }
    }
}
