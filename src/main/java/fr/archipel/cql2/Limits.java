package fr.archipel.cql2;

/** How large a filter may be: far beyond what a person or a client writes, far below what would tire the database. */
final class Limits {
    static final int CHARACTERS = 100_000;
    static final int DEPTH = 60;
    static final int PARTS = 2_000;

    private int parts;

    /** Counts one more part of the tree. */
    void part(Place at) {
        if (++parts > PARTS) {
            throw at.refuse("le filtre a plus de %d éléments.".formatted(PARTS));
        }
    }

    static void depth(int depth, Place at) {
        if (depth > DEPTH) {
            throw at.refuse("le filtre est imbriqué sur plus de %d niveaux.".formatted(DEPTH));
        }
    }
}
