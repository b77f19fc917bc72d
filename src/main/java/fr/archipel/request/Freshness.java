package fr.archipel.request;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Answers that need not be sent again (RFC 9110 § 13.1.2). Tags are weak: the same features, perhaps compressed, written at
 * another time of day.
 */
public final class Freshness {
    private Freshness() {}

    /** A weak tag of what an answer depends on. */
    public static String tag(long version, String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return "W/\"" + version + "-" + HexFormat.of().formatHex(digest.digest(), 0, 8) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    /** Gives the answer its tag; true when the client has it already: then the answer is 304, and made. */
    public static boolean isKnown(Context ctx, String tag) {
        ctx.header("ETag", tag).header("Cache-Control", "no-cache");
        String known = ctx.header("If-None-Match");
        if (known == null || !matches(known, tag)) {
            return false;
        }
        ctx.status(304);
        return true;
    }

    /** {@code header}: {@code *} or tags separated by commas, compared weakly. */
    static boolean matches(String header, String tag) {
        if (header.trim().equals("*")) {
            return true;
        }
        for (String each : header.split(",", -1)) {
            if (opaque(each.trim()).equals(opaque(tag))) {
                return true;
            }
        }
        return false;
    }

    private static String opaque(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
