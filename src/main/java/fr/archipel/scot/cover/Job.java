package fr.archipel.scot.cover;

import java.util.List;

/**
 * Something to compute and keep: the stock of a vintage, or what changed between two.
 *
 * @param de the vintage; of a flux, the earlier
 * @param vers the vintage; of a flux, the later
 */
record Job(CoverSource source, Kind kind, int de, int vers) {
    enum Kind {
        STOCK("stock"),
        FLUX("flux");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        String id() {
            return id;
        }
    }

    static Job stock(CoverSource source, int vintage) {
        return new Job(source, Kind.STOCK, vintage, vintage);
    }

    /** In either order. */
    static Job flux(CoverSource source, int a, int b) {
        return new Job(source, Kind.FLUX, Math.min(a, b), Math.max(a, b));
    }

    /** What it rests on: a flux, on the stocks of both vintages, for their thresholds. */
    List<Job> bases() {
        return kind == Kind.STOCK ? List.of() : List.of(stock(source, de), stock(source, vers));
    }

    /** French. */
    String title() {
        return kind == Kind.STOCK
                ? "stock de l'%s %d".formatted(source.shortTitle(), de)
                : "flux de l'%s entre %d et %d".formatted(source.shortTitle(), de, vers);
    }
}
