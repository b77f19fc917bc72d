package fr.archipel.db;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Starts, finds and stops the server of a private cluster. */
record Postmaster(ClusterPaths paths, PostgresTools tools, ClusterAccount account) {
    private static final Duration START_LIMIT = Duration.ofMinutes(5); // a recovery after a crash can take long
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final Duration ORPHANS_LIMIT = Duration.ofSeconds(20);
    private static final int MOST_PORTS_TRIED = 5;
    private static final long LOG_KEPT_BYTES = 5_000_000;
    private static final Pattern PORT = Pattern.compile("(?m)^port = (\\d+)$");

    /** The server that already runs on our data, once it is ready. */
    Optional<PostmasterFile> findRunning() {
        Optional<PostmasterFile> found = PostmasterFile.read(paths.data()).filter(PostmasterFile::isAlive);
        Instant limit = Instant.now().plus(START_LIMIT);
        while (found.isPresent() && !found.get().isReady() && Instant.now().isBefore(limit)) {
            pause(10);
            found = PostmasterFile.read(paths.data()).filter(PostmasterFile::isAlive);
        }
        return found;
    }

    /** Whether a server lives on our data and listens on that port. */
    boolean runsOn(int port) {
        return PostmasterFile.read(paths.data())
                .filter(file -> file.isAlive() && file.port() == port)
                .isPresent();
    }

    /**
     * Starts the server on a free port of the loopback address, and returns that port once it answers. Waits no longer
     * once {@code givenUp}; what was begun is then left to {@link #stop}.
     */
    int start(ClusterOptions options, BooleanSupplier givenUp) {
        try {
            forgetDeadServer();
            shortenLog();
            Instant orphansLimit = Instant.now().plus(ORPHANS_LIMIT);
            int portsTried = 0;
            while (true) {
                int port = portsTried == 0 ? usualPort() : freePort();
                String refusal = tryStart(options, port, givenUp);
                if (refusal.isEmpty()) {
                    return port;
                }
                if (refusal.contains("could not bind") && ++portsTried < MOST_PORTS_TRIED) {
                    continue;
                }
                if (refusal.contains("shared memory block")
                        && Instant.now().isBefore(orphansLimit)
                        && !givenUp.getAsBoolean()) {
                    pause(200); // processes of a killed server end on their own, after their current statement
                    continue;
                }
                throw new ClusterException(new ClusterProblem.ProgramFailed(
                        "Le démarrage de la base", "journal : " + paths.log(), refusal));
            }
        } catch (IOException e) {
            throw ClusterException.of("Démarrage de la base dans " + paths.folder(), e);
        }
    }

    /** Stops the server: open transactions are rolled back, data written. Returns once it has ended. */
    void stop() {
        for (String mode : List.of("fast", "immediate")) {
            account.run(STOP_LIMIT, "", pgCtl("stop", "-W", "-s", "-m", mode));
            Instant limit = Instant.now().plus(STOP_LIMIT);
            while (Instant.now().isBefore(limit)) {
                if (PostmasterFile.read(paths.data())
                        .filter(PostmasterFile::isAlive)
                        .isEmpty()) {
                    return;
                }
                pause(5);
            }
        }
    }

    /** Empty on success, else what the server or pg_ctl said. */
    private String tryStart(ClusterOptions options, int port, BooleanSupplier givenUp) throws IOException {
        Files.writeString(paths.data().resolve("postgresql.conf"), ClusterSettings.configuration(paths, options, port));
        long logEnd = Files.exists(paths.log()) ? Files.size(paths.log()) : 0;
        // pg_ctl puts the server in a session of its own, out of reach of a Ctrl-C meant for us. It looks whether the
        // server is ready every 100 ms; we look ourselves, and do not wait for it.
        Process pgCtl = account.start(pgCtl(
                "start",
                "-w",
                "-s",
                "-t",
                START_LIMIT.toSeconds() + "",
                "-l",
                paths.log().toString()));
        pgCtl.getOutputStream().close();
        while (true) {
            if (PostmasterFile.read(paths.data())
                    .filter(f -> f.isAlive() && f.isReady())
                    .isPresent()) {
                return "";
            }
            if (!pgCtl.isAlive()) {
                return pgCtl.exitValue() == 0 ? "" : refusal(pgCtl, logEnd);
            }
            if (givenUp.getAsBoolean()) {
                return "abandonné, le service s'arrête";
            }
            pause(3);
        }
    }

    private String refusal(Process pgCtl, long logEnd) throws IOException {
        String said = new String(pgCtl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String logged = "";
        if (Files.exists(paths.log())) {
            try (RandomAccessFile log = new RandomAccessFile(paths.log().toFile(), "r")) {
                log.seek(Math.min(logEnd, log.length()));
                byte[] bytes = new byte[(int) Math.min(log.length() - log.getFilePointer(), 4_000)];
                log.readFully(bytes);
                logged = new String(bytes, StandardCharsets.UTF_8);
            }
        }
        return (said + logged).isBlank() ? "aucune explication" : said + logged;
    }

    /** Removes what a crashed server left, where it would keep PostgreSQL from starting. */
    private void forgetDeadServer() throws IOException {
        Optional<PostmasterFile> left = PostmasterFile.read(paths.data());
        if (left.isPresent() && left.get().processExists()) {
            left.get().forgetProcess();
        }
        if (!paths.socketFolder().isEmpty()) {
            try (DirectoryStream<Path> sockets = Files.newDirectoryStream(Path.of(paths.socketFolder()))) {
                for (Path socket : sockets) {
                    Files.delete(socket);
                }
            }
        }
    }

    private List<String> pgCtl(String... words) {
        List<String> command = new ArrayList<>(List.of(tools.program("pg_ctl").toString()));
        command.addAll(List.of(words));
        command.addAll(List.of("-D", paths.data().toString()));
        return command;
    }

    /** The port of last time if it is free, so that a desktop tool set up on it finds it again. */
    private int usualPort() throws IOException {
        Path configuration = paths.data().resolve("postgresql.conf");
        Matcher port = PORT.matcher(Files.readString(configuration));
        return port.find() && isFree(Integer.parseInt(port.group(1))) ? Integer.parseInt(port.group(1)) : freePort();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // Without this, Linux refuses a port whose last connections are still fading.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void shortenLog() throws IOException {
        if (Files.exists(paths.log()) && Files.size(paths.log()) > LOG_KEPT_BYTES) {
            Files.writeString(paths.log(), "");
        }
    }

    private static void pause(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", e));
        }
    }
}
