package fr.archipel.scot.cover;

/** Told how far a computation is; throws {@link Stopped} when it should end. */
interface Pace {
    Pace NONE = (step, done, total) -> {};

    /** {@code step}: French. {@code total}: 0 when nobody knows it. */
    void step(String step, long done, long total);

    /** The service ends: what was under way is given up, nothing of it was kept. */
    final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
