package fr.archipel.exchange.intake.desk;

import fr.archipel.problem.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why the last work on an import failed, for whoever asks later; the oldest are forgotten. */
final class Refusals {
    private static final int KEPT = 500;

    private final Map<String, Problem> problems = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Problem> eldest) {
            return size() > KEPT;
        }
    };

    synchronized void keep(String id, Problem problem) {
        problems.put(id, problem);
    }

    synchronized void forget(String id) {
        problems.remove(id);
    }

    synchronized @Nullable Problem find(String id) {
        return problems.get(id);
    }
}
