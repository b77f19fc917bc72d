package fr.archipel.exchange.source;

import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The right to fetch a file, held by one process at a time: the service and a command may want the same. */
final class OneAtATime implements AutoCloseable {
    private final FileChannel channel;

    private OneAtATime(FileChannel channel) {
        this.channel = channel;
    }

    /** Throws {@link Problem.Unavailable} when somebody else fetches it now. */
    static OneAtATime hold(Path target) throws IOException {
        Path lock = target.resolveSibling(target.getFileName() + ".verrou");
        FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return new OneAtATime(channel);
            }
        } catch (OverlappingFileLockException e) {
            // By another thread of this process.
        }
        channel.close();
        throw new ProblemException(new Problem.Unavailable(
                "Un autre téléchargement de la même source est en cours. Réessayez quand il aura fini."));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
