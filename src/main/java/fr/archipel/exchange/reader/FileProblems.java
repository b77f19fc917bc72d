package fr.archipel.exchange.reader;

import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;

/** How a reader refuses a file. */
final class FileProblems {
    private FileProblems() {}

    static ProblemException unreadable(String where, String reason) {
        return new ProblemException(new Problem.Unreadable(where, reason));
    }
}
