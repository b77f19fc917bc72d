package fr.archipel.scot.check;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;

/** What a drawing is known by: the same drawing has the same name, whatever stands before it in a request. */
final class Digest {
    private Digest() {}

    static String of(Geometry drawing, @Nullable String title) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(new WKBWriter().write(drawing.norm()));
            digest.update(String.valueOf(title).getBytes(StandardCharsets.UTF_8));
            return "dessin:" + HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
