package fr.archipel.cli;

import fr.archipel.account.Author;
import fr.archipel.exchange.BundledContracts;
import fr.archipel.exchange.intake.ImportRequest;
import fr.archipel.exchange.intake.Imports;
import fr.archipel.exchange.intake.desk.FoundStore;
import fr.archipel.exchange.intake.desk.ImportListStore;
import fr.archipel.exchange.intake.desk.ReportFile;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./archipel import}: a file into a layer, in one transaction or not at all; and what undoes it. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Importe un fichier dans une couche : tout, ou rien. Un import fait s'annule en entier.")
final class ImportCommand implements Callable<Integer> {
    private static final int CONNECTIONS = 4;
    private static final Clock PARIS = Clock.system(ZoneId.of("Europe/Paris"));

    @Parameters(
            arity = "0..1",
            paramLabel = "FICHIER",
            description =
                    "GeoPackage, shapefile (zippé ou non), GeoJSON, GPX, KML, CSV, Excel ; dossier des contrats ; tableau de suivi")
    private @Nullable Path file;

    @Option(
            names = "--layer",
            paramLabel = "COUCHE",
            description =
                    "ce qui est rempli : une couche (friches, zae…) ; communes, epci, enaf, ocsge… ; contrats (FICHIER est alors leur dossier) ; suivi (tableau de suivi d'un contrat)")
    private @Nullable String layer;

    @Option(names = "--dry-run", description = "essayer sans rien garder")
    private boolean dryRun;

    @Option(
            names = "--annuler",
            paramLabel = "ID",
            description = "annuler un import : la couche redevient ce qu'elle était")
    private @Nullable String undone;

    @Option(names = "--list", description = "lister les imports faits")
    private boolean list;

    @Mixin
    private ImportLayer options = new ImportLayer();

    @Mixin
    private ImportFollowup followup = new ImportFollowup();

    @Override
    public Integer call() {
        if (list || undone != null) {
            return withoutFile();
        }
        if (file == null) {
            throw new ProblemException(new Problem.InvalidParameter("FICHIER", "", "le fichier à importer"));
        }
        if (layer == null) {
            throw new ProblemException(
                    new Problem.InvalidParameter("--layer", "", "une couche, comme friches ; contrats ; suivi"));
        }
        return into(layer, file);
    }

    private int into(String target, Path from) {
        if (target.equals("suivi")) {
            options.checkUnused(target);
            return followup.run(from, dryRun);
        }
        followup.checkUnused(target);
        if (target.equals("contrats")) {
            options.checkUnused(target);
            return contracts(from);
        }
        ImportRequest request = options.request(from, target);
        try (Installation installation = Installation.open(CONNECTIONS)) {
            return options.run(
                    imports(installation),
                    new ReportFile(new FoundStore(installation.database()), PARIS),
                    from,
                    request,
                    dryRun,
                    followup.author(),
                    System.out,
                    System.err);
        }
    }

    private int withoutFile() {
        if (file != null || layer != null) {
            throw new ProblemException(new Problem.InvalidParameter(
                    list ? "--list" : "--annuler", String.valueOf(undone), "seul, sans fichier ni --layer"));
        }
        try (Installation installation = Installation.open(CONNECTIONS)) {
            if (undone != null) {
                imports(installation).undo(undone, new Author("", followup.author()));
                System.out.println("Import annulé : la couche est comme avant.");
            }
            if (list) {
                ImportTable.list(new ImportListStore(installation.database()), System.out);
            }
        }
        return 0;
    }

    private static Imports imports(Installation installation) {
        Imports imports = new Imports(installation.database(), installation.catalogue());
        imports.clean();
        return imports;
    }

    /** A folder in the form of gis-data/contrats; what people entered stays. */
    private int contracts(Path from) {
        if (dryRun) {
            throw new ProblemException(new Problem.InvalidParameter(
                    "--dry-run", "oui", "rien : les contrats se chargent en entier ou pas"));
        }
        if (!Files.isDirectory(from)) {
            throw new ProblemException(
                    new Problem.InvalidParameter("FICHIER", from.toString(), "un dossier comme gis-data/contrats"));
        }
        try (Installation installation = Installation.open(2)) {
            BundledContracts.reloadIfChanged(installation.database(), from)
                    .ifPresentOrElse(
                            ContractReport::print,
                            () -> System.out.println("Ces fichiers sont déjà ceux de la base : rien à faire."));
        }
        return 0;
    }
}
