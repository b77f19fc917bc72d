package fr.archipel.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A key as its holder sends it: {@code arch_} and 256 random bits in base64url. So much chance needs no salt nor slow
 * digest: SHA-256 is enough to keep it by. Never printed but once, never logged.
 */
public record Secret(String text) {
    private static final Pattern FORM = Pattern.compile("arch_[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    static Secret draw() {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        return new Secret("arch_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /** As it stands in an address; empty when it has not the form of a key. */
    static Optional<Secret> of(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new Secret(text)) : Optional.empty();
    }

    /** Of an {@code Authorization} header (RFC 6750 § 2.1). */
    static Optional<Secret> ofHeader(String header) {
        String[] parts = header.trim().split(" +", 2);
        return parts.length == 2
                        && parts[0].equalsIgnoreCase("Bearer")
                        && FORM.matcher(parts[1]).matches()
                ? Optional.of(new Secret(parts[1]))
                : Optional.empty();
    }

    byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "Secret[…]";
    }
}
