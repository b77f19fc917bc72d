package fr.archipel.cli;

import fr.archipel.db.ClusterException;
import fr.archipel.db.DatabaseException;
import fr.archipel.problem.ProblemException;
import java.io.PrintWriter;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code ./archipel}: the commands, and how a failure reads on a terminal. */
@Command(
        name = "archipel",
        description = "Projets, argent et foncier de l'ancien bassin minier de l'Artois.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ServeCommand.class,
            ImportCommand.class,
            PublishCommand.class,
            UnpublishCommand.class,
            ExportCommand.class,
            SourcesCommand.class,
            CheckCommand.class,
            KeyCommand.class
        })
public final class ArchipelCommand {
    private static final Logger LOG = Logger.getLogger(ArchipelCommand.class.getName());
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    /** Runs a command line; returns the exit status: 0 done, 1 failed, 2 misused. */
    public static int run(String... args) {
        return new CommandLine(new ArchipelCommand())
                .setParameterExceptionHandler((e, given) -> misused(e))
                .setExecutionExceptionHandler((e, commandLine, parsed) -> failed(e, commandLine.getErr()))
                .execute(args);
    }

    private static int misused(ParameterException e) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        PrintWriter err = e.getCommandLine().getErr();
        err.println(sentence(e));
        err.println("Voir : ./" + command + " --help");
        return MISUSED;
    }

    private static String sentence(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            return "Argument inconnu : « %s ».".formatted(String.join(" ", unmatched.getUnmatched()));
        }
        if (e instanceof MissingParameterException missing) {
            return "Il manque : %s."
                    .formatted(String.join(
                            ", ",
                            missing.getMissing().stream()
                                    .map(arg -> arg.isOption()
                                            ? ((CommandLine.Model.OptionSpec) arg).longestName()
                                            : arg.paramLabel())
                                    .toList()));
        }
        return e.getArgSpec() == null
                ? "La commande est mal écrite."
                : "La valeur « %s » ne convient pas pour %s."
                        .formatted(e.getValue(), e.getArgSpec().paramLabel());
    }

    private static int failed(Exception e, PrintWriter err) {
        if (e instanceof ProblemException || e instanceof ClusterException) {
            err.println(e.getMessage());
        } else if (e instanceof DatabaseException) {
            err.println("La base de données a refusé : " + e.getMessage());
        } else {
            LOG.log(Level.SEVERE, "unexpected error", e);
            err.println("Erreur inattendue : " + e.getMessage() + ". Le détail est au journal, ci-dessus.");
        }
        return FAILED;
    }
}
