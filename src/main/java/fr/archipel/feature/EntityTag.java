package fr.archipel.feature;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Entity tags of single features (RFC 9110 § 8.8.3), strong: {@code "state-bytes"}. The first part is the feature's state,
 * whatever the form it is shown in; the second the digest of what was sent, so that two forms, reference systems or
 * codings never share a tag. A write compares the state, a read the whole.
 */
public final class EntityTag {
    private static final Pattern TAG = Pattern.compile("\\s*(W/)?\"([!#-~]*)\"\\s*(,|$)");

    private EntityTag() {}

    /** {@code coded}: the bytes may leave compressed. */
    static String of(String state, byte[] body, boolean coded) {
        return "\"" + state + "-" + digest(body) + (coded ? "z" : "") + "\"";
    }

    /** The answer of a write, which shows no form. */
    public static String ofState(String state) {
        return "\"" + state + "\"";
    }

    /** Whether a read with this {@code If-None-Match} has what it would get (weak comparison, § 13.1.2). */
    static boolean isKnown(@Nullable String ifNoneMatch, String tag) {
        if (ifNoneMatch == null) {
            return false;
        }
        String bare = tag.substring(1, tag.length() - 1);
        return ifNoneMatch.trim().equals("*") || parse(ifNoneMatch).stream().anyMatch(each -> each.opaque.equals(bare));
    }

    /** A tag as it was sent. */
    public record Given(boolean weak, String opaque) {
        /** Strong comparison of the state (§ 13.1.1). */
        public boolean names(String state) {
            return !weak && (opaque.equals(state) || opaque.startsWith(state + "-"));
        }
    }

    /** The tags of a header; empty when it is no list of tags. */
    public static List<Given> parse(String header) {
        List<Given> tags = new java.util.ArrayList<>();
        Matcher matcher = TAG.matcher(header);
        int at = 0;
        while (at < header.length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                return List.of();
            }
            tags.add(new Given(matcher.group(1) != null, matcher.group(2)));
            at = matcher.end();
        }
        return tags;
    }

    private static String digest(byte[] body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
