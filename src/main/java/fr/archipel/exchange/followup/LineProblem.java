package fr.archipel.exchange.followup;

import org.jspecify.annotations.Nullable;

/**
 * Something about a line that a person must know.
 *
 * @param champ id of the field; null: about the line
 * @param severite erreur: the line is refused; avertissement, information: it is not
 * @param phrase names the field, the value and what is accepted
 */
record LineProblem(@Nullable String champ, @Nullable String valeur, String severite, String phrase) {
    static final String ERROR = "erreur";
    static final String WARNING = "avertissement";
    static final String INFORMATION = "information";

    static LineProblem error(@Nullable String champ, @Nullable String valeur, String phrase) {
        return new LineProblem(champ, valeur, ERROR, phrase);
    }

    static LineProblem warning(@Nullable String champ, @Nullable String valeur, String phrase) {
        return new LineProblem(champ, valeur, WARNING, phrase);
    }

    static LineProblem information(@Nullable String champ, @Nullable String valeur, String phrase) {
        return new LineProblem(champ, valeur, INFORMATION, phrase);
    }

    boolean isError() {
        return severite.equals(ERROR);
    }
}
