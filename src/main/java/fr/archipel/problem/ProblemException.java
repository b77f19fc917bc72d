package fr.archipel.problem;

import java.io.Serial;

/** Carries a {@link Problem} to the edge of the service. It has no stack trace: it is an answer, not a bug. */
public final class ProblemException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
