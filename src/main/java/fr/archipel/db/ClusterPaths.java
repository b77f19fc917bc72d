package fr.archipel.db;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.OptionalInt;

/**
 * Where the private cluster of one home lives.
 *
 * @param home Archipel's state, {@code .archipel}; holds the password and, if need be, the pointer to {@code folder}
 * @param folder everything PostgreSQL writes, readable by its account alone: {@code home/postgres}, or elsewhere when
 *     that account cannot reach the home
 */
record ClusterPaths(Path home, Path folder) {
    /** Where root's clusters go when the home cannot be reached by PostgreSQL's account (a home below /root). */
    private static final Path ELSEWHERE = Path.of("/var/lib/archipel");

    private static final int LONGEST_SOCKET_PATH = 107;

    /** Reads where the cluster of {@code home} is, or would be; creates nothing. */
    static ClusterPaths locate(Path home) {
        Path real = home.toAbsolutePath().normalize();
        Path pointer = real.resolve("postgres.path");
        try {
            if (Files.isDirectory(real)) {
                real = real.toRealPath();
            }
            return new ClusterPaths(
                    real,
                    Files.exists(pointer) ? Path.of(Files.readString(pointer).strip()) : real.resolve("postgres"));
        } catch (IOException e) {
            throw ClusterException.of("Lecture de " + pointer, e);
        }
    }

    /** The same home, with its cluster outside of it. */
    ClusterPaths elsewhere() {
        return new ClusterPaths(home, ELSEWHERE.resolve(digest(home.toString())));
    }

    boolean isElsewhere() {
        return !folder.startsWith(home);
    }

    Path pointer() {
        return home.resolve("postgres.path");
    }

    Path password() {
        return home.resolve("postgres.password");
    }

    Path data() {
        return folder.resolve("data");
    }

    /** The data while they are being created; renamed to {@link #data()} once complete. */
    Path unfinishedData() {
        return folder.resolve("data.new");
    }

    Path log() {
        return folder.resolve("postgresql.log");
    }

    Path lock() {
        return home.resolve("postgres.lock");
    }

    /** A line or more of PostgreSQL settings by the machine's owner; read last, so it wins. */
    Path localSettings() {
        return folder.resolve("local.conf");
    }

    /** The folder of the Unix socket, or empty when its path is longer than the system allows. */
    String socketFolder() {
        String path = folder.resolve("run").toString();
        int length = path.getBytes(StandardCharsets.UTF_8).length + "/.s.PGSQL.65535.lock".length();
        return length <= LONGEST_SOCKET_PATH ? path : "";
    }

    /** The major version that wrote the data, or empty when there are none or they cannot be read. */
    OptionalInt writtenMajor() {
        try {
            return OptionalInt.of(Integer.parseInt(
                    Files.readString(data().resolve("PG_VERSION")).strip()));
        } catch (IOException | NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
