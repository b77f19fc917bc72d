package fr.archipel.exchange.intake;

import java.io.Serial;

/** Somebody asked for the end of an import under way. */
final class Cancelled extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private Cancelled() {
        super("cancelled", null, false, false);
    }

    static void check(Progress progress) {
        if (progress.cancelled()) {
            throw new Cancelled();
        }
    }
}
