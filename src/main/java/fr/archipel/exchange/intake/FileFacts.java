package fr.archipel.exchange.intake;

import fr.archipel.exchange.reader.LayerFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What is told of the file itself.
 *
 * @param sha256 in hexadecimal
 */
record FileFacts(long bytes, String sha256, List<Examination.FileLayerView> layers) {

    static FileFacts of(Path file) throws IOException {
        return new FileFacts(
                Files.size(file),
                digest(file),
                LayerFile.contents(file).stream()
                        .map(layer -> new Examination.FileLayerView(
                                layer.name(),
                                layer.geometryType(),
                                layer.rows().isPresent() ? layer.rows().getAsLong() : null))
                        .toList());
    }

    private static String digest(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
