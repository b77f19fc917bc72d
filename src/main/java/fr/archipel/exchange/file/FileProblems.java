package fr.archipel.exchange.file;

import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;

/** How a file is refused. */
public final class FileProblems {
    private FileProblems() {}

    /** {@code where}: the file, as people name it; {@code reason}: a French sentence. */
    public static ProblemException unreadable(String where, String reason) {
        return new ProblemException(new Problem.Unreadable(where, reason));
    }
}
