package fr.archipel.cli;

import fr.archipel.exchange.CommuneImport;
import fr.archipel.exchange.Download;
import fr.archipel.exchange.OpenDataSource;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
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
        for (OpenDataSource source : OpenDataSource.list(gisData())) {
            System.out.printf(
                    "%s — %s%n    %s · %s · %s%n    %s%n",
                    source.id(), source.title(), source.publisher(), source.licence(), source.vintage(), source.page());
            source.downloads().forEach(address -> System.out.println("    " + address));
        }
        System.out.println("Télécharger et importer : ./archipel sources fetch communes");
        return 0;
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
            if (source.downloads().isEmpty() || !"communes".equals(source.layer())) {
                throw new ProblemException(new Problem.Unavailable(
                        "La source « %s » ne se télécharge pas d'ici. Prenez le fichier à cette page : %s"
                                .formatted(id, source.page())));
            }
            List<Path> files = new ArrayList<>();
            for (String address : source.downloads()) {
                System.out.println("▸ Téléchargement de " + address);
                Path file = Installation.home().resolve("cache/sources/%s-%d.geojson".formatted(id, files.size() + 1));
                Download.to(file, address);
                files.add(file);
            }
            try (Installation installation = Installation.open(2)) {
                CommuneImport.Report report = new CommuneImport(installation.database())
                        .run(files, source.page(), LocalDate.now(ZoneId.of("Europe/Paris")), dryRun);
                return CommuneImportReport.print(report, dryRun, System.out, System.err);
            }
        }
    }
}
