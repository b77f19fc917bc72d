package fr.archipel.cli;

import fr.archipel.db.ClusterException;
import fr.archipel.db.DatabaseException;
import fr.archipel.problem.ProblemException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./archipel}: the commands, and how a failure reads on a terminal. */
@Command(
        name = "archipel",
        description = "Projets, argent et foncier de l'ancien bassin minier de l'Artois.",
        mixinStandardHelpOptions = true,
        subcommands = {ServeCommand.class})
public final class ArchipelCommand {

    /** Runs a command line; returns the exit status: 0 done, 1 failed, 2 misused. */
    public static int run(String... args) {
        return new CommandLine(new ArchipelCommand())
                .setExecutionExceptionHandler((e, commandLine, parsed) -> {
                    if (e instanceof ProblemException || e instanceof ClusterException) {
                        commandLine.getErr().println(e.getMessage());
                    } else if (e instanceof DatabaseException) {
                        commandLine.getErr().println("La base de données a refusé : " + e.getMessage());
                    } else {
                        e.printStackTrace(commandLine.getErr());
                    }
                    return 1;
                })
                .execute(args);
    }
}
