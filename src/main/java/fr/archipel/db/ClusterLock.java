package fr.archipel.db;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who uses the cluster of a home, across processes. Byte 0 of the lock file is held by whoever starts or stops the
 * cluster; byte 1 is shared by all who use it. The kernel frees both when a process dies, whatever way.
 */
final class ClusterLock implements AutoCloseable {
    // The kernel's locks belong to the process: a second opening here would silently release the first one's.
    private static final Set<Path> OPEN_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;
    private @Nullable FileLock use;

    private ClusterLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static ClusterLock open(ClusterPaths paths) {
        Path file = paths.lock();
        if (!OPEN_HERE.add(file)) {
            throw new ClusterException(new ClusterProblem.OpenHere(paths.home()));
        }
        try {
            return new ClusterLock(
                    file,
                    FileChannel.open(
                            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
        } catch (AccessDeniedException e) {
            OPEN_HERE.remove(file);
            Path refused = Files.exists(file) ? file : paths.home();
            throw new ClusterException(new ClusterProblem.NotOurs(refused, ClusterAccount.owner(refused)));
        } catch (IOException e) {
            OPEN_HERE.remove(file);
            throw ClusterException.of("Ouverture de " + file, e);
        }
    }

    /** Waits until nobody starts or stops the cluster, and does so. */
    synchronized <T> T alone(Supplier<T> work) {
        try (FileLock guard = channel.lock(0, 1, false)) {
            return work.get();
        } catch (IOException e) {
            throw ClusterException.of("Verrou " + file, e);
        }
    }

    /** Counts us among the users. Called inside {@link #alone}. */
    synchronized void join() throws IOException {
        use = channel.lock(1, 1, true);
    }

    /** No longer counts us. Called inside {@link #alone}. */
    synchronized void leave() throws IOException {
        if (use != null) {
            use.release();
            use = null;
        }
    }

    /** Whether another process uses the cluster. Called inside {@link #alone}, while not counted ourselves. */
    synchronized boolean hasUsers() throws IOException {
        FileLock only = channel.tryLock(1, 1, false);
        if (only == null) {
            return true;
        }
        only.release();
        return false;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw ClusterException.of("Fermeture de " + file, e);
        } finally {
            OPEN_HERE.remove(file);
        }
    }
}
