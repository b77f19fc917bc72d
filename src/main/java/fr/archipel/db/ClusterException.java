package fr.archipel.db;

import java.io.IOException;
import java.io.Serial;

/**
 * The private cluster cannot be had. The message is {@link ClusterProblem#sentence()}, meant for the person who started
 * Archipel on this machine: it may name files, never a password.
 */
public final class ClusterException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient ClusterProblem problem;

    ClusterException(ClusterProblem problem) {
        super(problem.sentence());
        this.problem = problem;
    }

    private ClusterException(ClusterProblem problem, Throwable cause) {
        super(problem.sentence(), cause);
        this.problem = problem;
    }

    static ClusterException of(String action, IOException e) {
        return new ClusterException(new ClusterProblem.FileRefused(action, e.toString()), e);
    }

    public ClusterProblem problem() {
        return problem;
    }
}
