package fr.archipel.cli;

import fr.archipel.exchange.publish.Publication;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.io.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./archipel unpublish}: takes a published layer away, with its objects. */
@Command(
        name = "unpublish",
        mixinStandardHelpOptions = true,
        description = "Retire une couche publiée, avec tous ses objets.")
final class UnpublishCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "identifiant de la couche")
    private String id = "";

    @Option(names = "--yes", description = "ne pas demander confirmation")
    private boolean yes;

    @Override
    public Integer call() {
        if (!yes && !isConfirmed()) {
            System.out.println("Rien n'a été changé.");
            return 1;
        }
        try (Installation installation = Installation.open(2)) {
            Publication.unpublish(installation.database(), id);
        }
        System.out.printf("La couche « %s » est retirée.%n", id);
        return 0;
    }

    /** From Java 22 on there is always a console: without a terminal its answer is then the end of the text, no yes. */
    @SuppressWarnings("SystemConsoleNull")
    private boolean isConfirmed() {
        Console console = System.console();
        if (console == null) {
            throw new ProblemException(new Problem.Unavailable(
                    "Retirer une couche efface ses objets ; hors d'un terminal, confirmez avec --yes : ./archipel unpublish %s --yes"
                            .formatted(id)));
        }
        String answer = console.readLine("Retirer la couche « %s » et tous ses objets ? (oui/non) ", id);
        return "oui".equalsIgnoreCase(answer == null ? "" : answer.strip());
    }
}
