package fr.archipel.exchange.reader;

/** Beyond what any real file has: more is an accident or a trap, and is refused before room is made for it. */
final class Limits {
    static final int COLUMNS = 2_000;

    /** Vertices of one geometry. */
    static final int VERTICES = 2_000_000;

    /** Letters of one value. */
    static final int VALUE = 16_000_000;

    /** Collections in collections, JSON in JSON. */
    static final int DEPTH = 32;

    /** No reference system of the Earth counts further. */
    static final double COORDINATE = 1e9;

    private Limits() {}

    static String columns(long found) {
        return "il a %d colonnes ; on en lit %d au plus.".formatted(found, COLUMNS);
    }
}
