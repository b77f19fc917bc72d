package fr.archipel.exchange.intake;

import fr.archipel.db.ConnectionInfo;
import fr.archipel.db.Database;
import fr.archipel.exchange.profile.KeyRule;
import fr.archipel.layer.Catalogue;
import java.nio.file.Path;

/**
 * An import that comes to a point and stays there, in a process of its own: {@code URL USER PASSWORD IMPORT FILE STEP}. Says
 * « ici » once it is there; whoever reads it kills it.
 */
public final class StoppedImport {
    private StoppedImport() {}

    /** {@code STEP}: of an examination, {@code controle}; {@code ecriture}: of the application of what is examined. */
    public static void main(String[] arguments) {
        ConnectionInfo info = new ConnectionInfo(arguments[0], arguments[1], arguments[2]);
        try (Database database = Database.open(info, 4)) {
            Catalogue catalogue = Catalogue.builtIn();
            Imports imports = new Imports(database, catalogue, PlainMappings.of(catalogue, new KeyRule.None(null)));
            Progress progress = (step, done, total) -> {
                if (step.equals(arguments[5]) && done > 0 && done < total) {
                    System.out.println("ici");
                    stay();
                }
            };
            if (arguments[5].equals(Progress.WRITING)) {
                imports.apply(arguments[3], Fixture.AUTHOR, progress);
            } else {
                imports.examine(arguments[3], Path.of(arguments[4]), ImportRequest.into("friches"), progress);
            }
        }
    }

    private static void stay() {
        try {
            Thread.sleep(600_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
