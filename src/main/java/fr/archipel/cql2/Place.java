package fr.archipel.cql2;

import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;

/** Where something stands in a filter, as a person finds it again: a character of the text, or a member of the JSON. */
record Place(String words) {

    /** @param offset of the first character, from 0 */
    static Place character(int offset) {
        return new Place("au caractère " + (offset + 1));
    }

    /** @param pointer such as {@code args[0].args[1]}; empty at the top */
    static Place member(String pointer) {
        return new Place(pointer.isEmpty() ? "au premier niveau" : "à " + pointer);
    }

    /** The filter cannot be honoured because of what stands here. */
    ProblemException refuse(String reason) {
        return new ProblemException(new Problem.InvalidFilter(words, reason));
    }
}
