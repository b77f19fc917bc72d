package fr.archipel.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * The archive of loaded and checked classes that makes later starts quicker (JVM's class data sharing). The launcher asks
 * for it with {@code archipel.class.archive} and has the JVM record what that takes ({@code -XX:+RecordDynamicDumpInfo}).
 *
 * <p>Written by a run that served, once nothing of it runs any more: the JVM's own way, at the end of every run, crashes
 * when a signal ends it while its threads still load classes.
 */
final class ClassArchive {
    private ClassArchive() {}

    /** Where the launcher wants it; empty when it does not. */
    static Optional<Path> wanted() {
        String file = System.getProperty("archipel.class.archive", "");
        return file.isEmpty() ? Optional.empty() : Optional.of(Path.of(file));
    }

    /** Writes it whole or not at all; returns whether it is there. Without it the next start is slower, no more. */
    static boolean write(Path file) {
        Path unfinished = file.resolveSibling(file.getFileName() + ".en-cours");
        PrintStream out = System.out;
        try {
            // The JVM prints what it does.
            System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
            ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "vmCds",
                            new Object[] {new String[] {"dynamic_dump", unfinished.toString()}},
                            new String[] {String[].class.getName()});
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } catch (JMException | IOException | RuntimeException e) {
            return false;
        } finally {
            System.setOut(out);
        }
    }
}
