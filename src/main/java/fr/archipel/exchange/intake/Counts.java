package fr.archipel.exchange.intake;

/**
 * Rows of the file by what becomes of them.
 *
 * @param lues rows of the file
 * @param absentes objects that the file should hold and does not
 */
public record Counts(
        long lues, long creations, long modifications, long inchangees, long rejetees, long ignorees, long absentes) {
    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);
}
