package fr.archipel.cli;

import fr.archipel.account.Author;
import fr.archipel.exchange.intake.ImportReport;
import fr.archipel.exchange.intake.ImportRequest;
import fr.archipel.exchange.intake.Imports;
import fr.archipel.exchange.intake.Progress;
import fr.archipel.exchange.source.Download;
import fr.archipel.exchange.source.OpenDataSource;
import fr.archipel.exchange.source.SourceCheck;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./archipel sources}: the official open data, and how to get it. */
@Command(
        name = "sources",
        mixinStandardHelpOptions = true,
        description = "Liste les adresses officielles des données ouvertes ; « fetch » en télécharge et importe une.",
        subcommands = SourcesCommand.Fetch.class)
final class SourcesCommand implements Callable<Integer> {
    private static final Author AUTHOR = new Author("", "sources ouvertes");
    private static final int CONNECTIONS = 4;

    @Override
    public Integer call() {
        List<OpenDataSource> sources = OpenDataSource.list(gisData());
        int width =
                sources.stream().mapToInt(source -> source.id().length()).max().orElse(0);
        sources.forEach(source -> print(source, width));
        System.out.println("Télécharger et importer : ./archipel sources fetch communes");
        return 0;
    }

    private static void print(OpenDataSource source, int width) {
        String margin = " ".repeat(width + 2);
        System.out.printf("%-" + width + "s  %s%n", source.id(), source.title());
        System.out.printf(
                "%s%s · %s · millésime : %s%n", margin, source.publisher(), source.licence(), source.vintage());
        System.out.printf(
                "%s%s%n",
                margin, source.target() == null ? "aucun profil ne le lit encore" : "se lit dans : " + source.target());
        System.out.printf(
                "%s%s%n",
                margin, source.download() == null ? "à prendre à la page " + source.page() : source.download());
        if (source.remark() != null) {
            System.out.printf("%s%s%n", margin, source.remark());
        }
    }

    private static Path gisData() {
        return Installation.root().resolve("gis-data");
    }

    /** {@code ./archipel sources fetch}. */
    @Command(name = "fetch", mixinStandardHelpOptions = true, description = "Télécharge une source et l'importe.")
    static final class Fetch implements Callable<Integer> {

        @Parameters(paramLabel = "SOURCE", description = "identifiant de la source, comme communes ou enaf")
        private String id = "";

        @Option(names = "--dry-run", description = "télécharger et essayer sans rien garder")
        private boolean dryRun;

        @Override
        public Integer call() {
            OpenDataSource source = OpenDataSource.get(gisData(), id);
            System.out.println("▸ Téléchargement de " + source.download());
            try (Installation installation = Installation.open(CONNECTIONS)) {
                Download.Fetched fetched = RefreshSources.check(installation).fetch(source);
                System.out.println(fetched.changed() ? "  reçu" : "  inchangé depuis la dernière fois");
                return bring(
                        new Imports(installation.database(), installation.catalogue()),
                        source,
                        fetched.file(),
                        dryRun,
                        System.out,
                        System.err);
            }
        }
    }

    /** Examines the file, and applies it unless that was only a trial. Returns the exit status: 1 when it is refused. */
    static int bring(
            Imports imports, OpenDataSource source, Path file, boolean dryRun, PrintStream out, PrintStream err) {
        ImportRequest request = SourceCheck.request(source);
        String id = imports.open(String.valueOf(file.getFileName()), request, AUTHOR);
        boolean applied = false;
        try {
            ImportReport report = imports.examine(id, file, request, Progress.NONE);
            ImportTable.print(report, out);
            if (dryRun || ImportTable.isRefused(report, false)) {
                return ImportTable.verdict(report, false, out, err);
            }
            ImportReport done = imports.apply(id, AUTHOR, Progress.NONE);
            applied = true;
            ImportTable.done(done, out);
            return 0;
        } finally {
            if (!applied) {
                imports.discard(id);
            }
        }
    }
}
