package fr.archipel.cli;

import fr.archipel.exchange.CommuneImport;
import fr.archipel.exchange.source.Download;
import fr.archipel.exchange.source.OpenDataSource;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
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

        @Parameters(paramLabel = "SOURCE", description = "identifiant de la source : communes")
        private String id = "";

        @Option(names = "--dry-run", description = "télécharger et essayer sans rien garder")
        private boolean dryRun;

        @Override
        public Integer call() {
            OpenDataSource source = OpenDataSource.get(gisData(), id);
            String address = source.download();
            if (address == null || source.file() == null || !"communes".equals(source.target())) {
                throw new ProblemException(new Problem.Unavailable(
                        "La source « %s » ne se télécharge pas d'ici. Prenez le fichier à cette page : %s"
                                .formatted(id, source.page())));
            }
            System.out.println("▸ Téléchargement de " + address);
            Path file = Installation.home().resolve("cache/sources").resolve(source.file());
            Download.bounded().fetch(address, file);
            List<Path> files = List.of(file);
            try (Installation installation = Installation.open(2)) {
                CommuneImport.Report report = new CommuneImport(installation.database())
                        .run(files, source.page(), LocalDate.now(ZoneId.of("Europe/Paris")), dryRun);
                return CommuneImportReport.print(report, dryRun, System.out, System.err);
            }
        }
    }
}
