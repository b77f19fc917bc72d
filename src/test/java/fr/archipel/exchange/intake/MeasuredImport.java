package fr.archipel.exchange.intake;

import fr.archipel.account.Author;
import fr.archipel.db.ConnectionInfo;
import fr.archipel.db.Database;
import fr.archipel.layer.Catalogue;
import fr.archipel.layer.CatalogueStore;
import java.nio.file.Path;
import java.util.Locale;

/**
 * An import from its file to its target in a process of its own, to be run with little memory: {@code URL USER PASSWORD FILE
 * TARGET}. Says what each step took, and the counts.
 */
public final class MeasuredImport {
    private MeasuredImport() {}

    public static void main(String[] arguments) {
        ConnectionInfo info = new ConnectionInfo(arguments[0], arguments[1], arguments[2]);
        Path file = Path.of(arguments[3]);
        try (Database database = Database.open(info, 4)) {
            Imports imports = new Imports(database, CatalogueStore.follow(database, Catalogue.builtIn()));
            ImportRequest request = ImportRequest.into(arguments[4]);
            String id = imports.open(String.valueOf(file.getFileName()), request, null);
            Steps steps = new Steps();
            ImportReport examined = imports.examine(id, file, request, steps);
            steps.end();
            ImportReport applied = imports.apply(id, new Author("", "Mesure"), steps);
            steps.end();
            System.out.println("total " + steps.seconds(steps.start));
            System.out.println(Fixture.counts(examined) + " " + Fixture.rules(applied));
        }
    }

    private static final class Steps implements Progress {
        private final long start = System.nanoTime();
        private long since = start;
        private String current = "";
        private long at;

        @Override
        public void step(String step, long done, long total) {
            if (!step.equals(current) || !step.equals(READING)) {
                end();
            }
            current = step;
            at = done;
        }

        void end() {
            if (!current.isEmpty()) {
                System.out.println(current + " " + at + " " + seconds(since));
            }
            since = System.nanoTime();
            current = "";
        }

        String seconds(long from) {
            return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - from) / 1e9);
        }
    }
}
