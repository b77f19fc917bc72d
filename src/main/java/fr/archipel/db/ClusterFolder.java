package fr.archipel.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Makes the folder PostgreSQL works in, at a place its account can reach. */
final class ClusterFolder {
    private static final System.Logger LOG = System.getLogger(ClusterFolder.class.getName());

    private ClusterFolder() {}

    /**
     * The folder of the home's cluster, created if absent; for root with a home below /root, outside of the home.
     * Called while holding the lock.
     */
    static ClusterPaths prepare(ClusterPaths located) {
        try {
            ClusterAccount account = ClusterAccount.forData(located.folder());
            if (Files.isDirectory(located.folder())) {
                checkOurs(located, account);
                return located;
            }
            ClusterPaths paths = located;
            if (!account.isOurs() && !located.isElsewhere() && !account.canReach(located.home())) {
                paths = located.elsewhere();
                setAside(paths.folder());
                Files.writeString(paths.pointer(), paths.folder() + "\n");
                LOG.log(
                        System.Logger.Level.INFO,
                        "PostgreSQL refuse root, et son compte « {0} » ne peut pas entrer dans {1} : "
                                + "la base est placée dans {2}.",
                        account.name(),
                        paths.home(),
                        paths.folder());
            }
            Files.createDirectories(paths.folder().getParent());
            makePrivate(paths.folder(), account);
            return paths;
        } catch (IOException e) {
            throw ClusterException.of("Création de " + located.folder(), e);
        }
    }

    /** A folder that only its account enters. */
    static void makePrivate(Path folder, ClusterAccount account) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        account.own(folder);
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void checkOurs(ClusterPaths paths, ClusterAccount account) {
        if (!account.isOurs() && !account.canReach(paths.folder())) {
            throw new ClusterException(new ClusterProblem.OutOfReach(paths.folder(), account.name()));
        }
        if (account.isOurs() && !Files.isWritable(paths.folder())) {
            throw new ClusterException(
                    new ClusterProblem.NotOurs(paths.folder(), ClusterAccount.owner(paths.folder())));
        }
    }

    // A home that was deleted to start afresh, and whose data outside of it stayed: keep the last such data, unused.
    private static void setAside(Path folder) throws IOException {
        if (Files.exists(folder)) {
            Path aside = folder.resolveSibling(folder.getFileName() + ".ancienne");
            delete(aside);
            Files.move(folder, aside);
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Une ancienne base, dont le dossier d''Archipel a été supprimé, est mise de côté dans {0}.",
                    aside);
        }
    }
}
