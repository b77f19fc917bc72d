package fr.archipel.scot.trajectory;

import java.util.Locale;

/** Sentences that follow a colon. */
final class Sentences {
    private Sentences() {}

    static String lower(String sentence) {
        return sentence.isEmpty()
                ? sentence
                : sentence.substring(0, 1).toLowerCase(Locale.FRENCH) + sentence.substring(1);
    }
}
