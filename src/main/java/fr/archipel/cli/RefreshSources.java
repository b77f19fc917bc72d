package fr.archipel.cli;

import fr.archipel.exchange.intake.Imports;
import fr.archipel.exchange.source.Download;
import fr.archipel.exchange.source.OpenDataSource;
import fr.archipel.exchange.source.SourceCheck;
import fr.archipel.exchange.source.SourceRefresh;
import fr.archipel.exchange.source.SourceStore;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The scheduled look at the open data, for a service that is told to. */
final class RefreshSources {
    /** A service that starts has better to do. */
    private static final Duration DELAY = Duration.ofMinutes(2);

    private RefreshSources() {}

    /** Days between two looks; 0 when there is none. */
    static int days(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return 0;
        }
        if (!given.strip().matches("[0-9]{1,3}")) {
            throw new ProblemException(
                    new Problem.InvalidParameter("--refresh-sources", given, "un nombre de jours, de 0 à 999"));
        }
        return Integer.parseInt(given.strip());
    }

    static void start(Installation installation, int days) {
        if (days == 0) {
            return;
        }
        SourceRefresh refresh = new SourceRefresh(
                check(installation),
                new SourceStore(installation.database()),
                OpenDataSource.declared(),
                Duration.ofDays(days));
        refresh.start(DELAY);
        AtExit.close(refresh::close);
    }

    static SourceCheck check(Installation installation) {
        return new SourceCheck(
                new Imports(installation.database(), installation.catalogue()),
                new SourceStore(installation.database()),
                Download.bounded(),
                folder());
    }

    static Path folder() {
        return Installation.home().resolve("cache/sources");
    }
}
