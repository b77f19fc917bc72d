package fr.archipel.exchange.source;

import fr.archipel.exchange.intake.Counts;
import fr.archipel.exchange.intake.Examination;
import fr.archipel.exchange.intake.ImportReport;
import fr.archipel.exchange.intake.ImportRequest;
import fr.archipel.exchange.intake.Imports;
import fr.archipel.exchange.intake.Missing;
import fr.archipel.exchange.intake.Progress;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Looks whether a source has something new: fetches its file when it changed, and examines it. What it would change waits as
 * an import in state {@code pret}; nothing is applied. A proposal that a newer file overtakes is forgotten.
 */
public final class SourceCheck {
    private final Imports imports;
    private final SourceStore store;
    private final Download download;
    private final Path folder;

    /** {@code folder}: where fetched files are kept. */
    public SourceCheck(Imports imports, SourceStore store, Download download, Path folder) {
        this.imports = imports;
        this.store = store;
        this.download = download;
        this.folder = folder;
    }

    /** Never throws for what a source may do; it is noted. */
    public SourceState check(OpenDataSource source, Progress progress) {
        try {
            look(source, progress);
        } catch (ProblemException e) {
            store.failed(source.id(), e.problem().detail());
        }
        return store.find(source.id()).orElseThrow();
    }

    /** Fetches the file, if it changed. Problem: 503 when it cannot be fetched from here. */
    public Download.Fetched fetch(OpenDataSource source) {
        String address = source.download();
        String file = source.file();
        if (address == null || file == null) {
            throw new ProblemException(new Problem.Unavailable(
                    "La source « %s » ne se télécharge pas d'ici. Prenez le fichier à cette page : %s"
                            .formatted(source.id(), source.page())));
        }
        return download.fetch(address, folder.resolve(source.id()).resolve(file));
    }

    /** How its file is to be read. */
    public static ImportRequest request(OpenDataSource source) {
        return new ImportRequest(
                source.target(),
                source.profile(),
                null,
                Map.of(),
                null,
                null,
                true,
                Missing.GARDER,
                false,
                Map.of(),
                Map.of());
    }

    private void look(OpenDataSource source, Progress progress) {
        Download.Fetched fetched = fetch(source);
        Optional<SourceState> before = store.find(source.id());
        if (before.map(SourceState::sha256).filter(fetched.sha256()::equals).isPresent()) {
            store.same(source.id());
            return;
        }
        before.ifPresent(this::forget);
        store.examined(source.id(), fetched.sha256(), examine(source, fetched.file(), progress));
    }

    /** The import that waits; null when it would change nothing. */
    private @org.jspecify.annotations.Nullable String examine(OpenDataSource source, Path file, Progress progress) {
        ImportRequest request = request(source);
        String id = imports.open(String.valueOf(file.getFileName()), request, null);
        boolean waits = false;
        try {
            waits = changes(imports.examine(id, file, request, progress));
            return waits ? id : null;
        } finally {
            if (!waits) {
                imports.discard(id);
            }
        }
    }

    private static boolean changes(ImportReport report) {
        Examination examination = report.examination();
        if (examination == null) {
            return false;
        }
        Counts counts = examination.comptes();
        return counts.creations() + counts.modifications() + counts.rejetees() > 0;
    }

    private void forget(SourceState before) {
        String waiting = before.importId();
        if (waiting == null) {
            return;
        }
        try {
            imports.discard(waiting);
        } catch (ProblemException e) {
            // Applied meanwhile: it stays, and is undone like any other.
        }
    }
}
