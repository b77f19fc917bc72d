package fr.archipel;

import fr.archipel.cli.ArchipelCommand;
import java.io.IOException;
import java.io.InputStream;
import java.util.logging.LogManager;

/** Entry point. */
public final class Archipel {
    private Archipel() {}

    public static void main(String[] args) throws IOException {
        configureLogging();
        System.exit(ArchipelCommand.run(args));
    }

    /** Unless the JVM was told otherwise, one line an event, warnings only from libraries. */
    private static void configureLogging() throws IOException {
        if (System.getProperty("java.util.logging.config.file") == null) {
            try (InputStream in = Archipel.class.getResourceAsStream("logging.properties")) {
                LogManager.getLogManager().readConfiguration(in);
            }
        }
    }
}
