package fr.archipel.cli;

import fr.archipel.exchange.BundledContracts;
import fr.archipel.exchange.CommuneImport;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./archipel import}: a file into a layer, in one transaction or not at all. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Importe un fichier dans une couche : tout, ou rien.")
final class ImportCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "FICHIER",
            description = "fichier GeoJSON (WGS 84), dossier des contrats, ou tableau de suivi .xlsx ou .csv")
    private Path file = Path.of("");

    @Option(
            names = "--layer",
            required = true,
            paramLabel = "COUCHE",
            description =
                    "ce qui est rempli : communes ; contrats (FICHIER est alors leur dossier) ; suivi (tableau de suivi d'un contrat)")
    private String layer = "";

    @Option(names = "--dry-run", description = "essayer sans rien garder")
    private boolean dryRun;

    @Mixin
    private ImportFollowup followup = new ImportFollowup();

    @Override
    public Integer call() {
        if (layer.equals("suivi")) {
            return followup.run(file, dryRun);
        }
        followup.checkUnused(layer);
        if (layer.equals("contrats")) {
            return contracts();
        }
        if (!layer.equals("communes")) {
            throw new ProblemException(new Problem.InvalidParameter("--layer", layer, "communes, contrats, suivi"));
        }
        try (Installation installation = Installation.open(2)) {
            CommuneImport.Report report = new CommuneImport(installation.database())
                    .run(
                            List.of(file),
                            String.valueOf(file.getFileName()),
                            LocalDate.now(ZoneId.of("Europe/Paris")),
                            dryRun);
            return CommuneImportReport.print(report, dryRun, System.out, System.err);
        }
    }

    /** A folder in the form of gis-data/contrats; what people entered stays. */
    private int contracts() {
        if (dryRun) {
            throw new ProblemException(new Problem.InvalidParameter(
                    "--dry-run", "oui", "rien : les contrats se chargent en entier ou pas"));
        }
        if (!Files.isDirectory(file)) {
            throw new ProblemException(
                    new Problem.InvalidParameter("FICHIER", file.toString(), "un dossier comme gis-data/contrats"));
        }
        try (Installation installation = Installation.open(2)) {
            BundledContracts.reloadIfChanged(installation.database(), file)
                    .ifPresentOrElse(
                            ContractReport::print,
                            () -> System.out.println("Ces fichiers sont déjà ceux de la base : rien à faire."));
        }
        return 0;
    }
}
