package fr.archipel.cli;

import fr.archipel.account.Key;
import fr.archipel.account.KeyStore;
import fr.archipel.account.Role;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./archipel key}: who may write. */
@Command(
        name = "key",
        mixinStandardHelpOptions = true,
        description = "Liste les clés d'écriture, en crée une, en révoque une.",
        subcommands = {KeyCommand.ListKeys.class, KeyCommand.Create.class, KeyCommand.Revoke.class})
final class KeyCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        return new ListKeys().call();
    }

    /** {@code ./archipel key list}. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "Liste les clés, sans les montrer.")
    static final class ListKeys implements Callable<Integer> {
        @Override
        public Integer call() {
            try (Installation installation = Installation.open(2)) {
                for (Key key : new KeyStore(installation.database()).listKeys()) {
                    System.out.printf(
                            "%s  %s (%s), créée le %s%s%s%s%n",
                            key.id(),
                            key.nom(),
                            key.role().id(),
                            day(key.creeeLe()),
                            key.utiliseeLe() == null ? ", jamais utilisée" : ", utilisée le " + day(key.utiliseeLe()),
                            key.expireLe() == null ? "" : ", jusqu'au " + day(key.expireLe()),
                            key.revoqueeLe() == null ? "" : ", révoquée le " + day(key.revoqueeLe()));
                }
            }
            return 0;
        }

        private static String day(String moment) {
            return moment.substring(8, 10) + "/" + moment.substring(5, 7) + "/" + moment.substring(0, 4);
        }
    }

    /** {@code ./archipel key create}. */
    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "Crée une clé et l'affiche, une seule fois.")
    static final class Create implements Callable<Integer> {
        @Option(
                names = "--name",
                required = true,
                paramLabel = "NOM",
                description = "à qui elle est ; signe ses écritures")
        private String name = "";

        @Option(names = "--role", paramLabel = "ROLE", description = "lecteur, editeur ou administrateur (par défaut)")
        private String role = Role.ADMINISTRATEUR.id();

        @Override
        public Integer call() {
            String holder = name.strip();
            if (holder.isEmpty() || holder.length() > 100) {
                throw new ProblemException(
                        new Problem.InvalidParameter("--name", name, "un nom de 1 à 100 caractères"));
            }
            Role given = Role.find(role)
                    .orElseThrow(() -> new ProblemException(
                            new Problem.InvalidParameter("--role", role, String.join(", ", Role.ids()))));
            try (Installation installation = Installation.open(2)) {
                System.out.printf(
                        "Clé de %s, affichée cette seule fois ; gardez-la en lieu sûr :%n    %s%n",
                        holder,
                        new KeyStore(installation.database())
                                .create(holder, given, null)
                                .secret()
                                .text());
            }
            return 0;
        }
    }

    /** {@code ./archipel key revoke}. */
    @Command(
            name = "revoke",
            mixinStandardHelpOptions = true,
            description = "Révoque une clé : elle n'ouvre plus rien.")
    static final class Revoke implements Callable<Integer> {
        @Parameters(paramLabel = "ID", description = "l'identifiant que donne « key list »")
        private String id = "";

        @Override
        public Integer call() {
            try (Installation installation = Installation.open(2)) {
                if (!new KeyStore(installation.database()).revoke(id)) {
                    throw new ProblemException(new Problem.InvalidParameter(
                            "ID", id, "l'identifiant d'une clé encore valable, voir ./archipel key list"));
                }
                System.out.printf("La clé %s est révoquée.%n", id);
            }
            return 0;
        }
    }
}
