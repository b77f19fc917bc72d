package fr.archipel.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** The password of role {@code archipel}, in a file of the home that its owner alone reads (mode 600). */
final class ClusterPassword {
    private static final int BYTES = 24;

    private ClusterPassword() {}

    /** 192 random bits, in characters that need no quoting anywhere. */
    static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static Optional<String> read(ClusterPaths paths) throws IOException {
        if (!Files.exists(paths.password())) {
            return Optional.empty();
        }
        String text = Files.readString(paths.password()).strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    static void write(ClusterPaths paths, String password) throws IOException {
        Path fresh = paths.password().resolveSibling("postgres.password.new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, password + "\n");
        Files.move(fresh, paths.password(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
