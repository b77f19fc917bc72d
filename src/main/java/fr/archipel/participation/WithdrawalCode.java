package fr.archipel.participation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the author of an idea is given once, to see what became of it and to take it away: sixteen signs, 80 random bits, no sign
 * that is taken for another. So much chance needs no salt: SHA-256 is enough to keep it by.
 */
record WithdrawalCode(String text) {
    private static final String SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final Pattern FORM = Pattern.compile("[" + SIGNS + "]{16}");
    private static final SecureRandom RANDOM = new SecureRandom();

    static WithdrawalCode draw() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            text.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
        }
        return new WithdrawalCode(text.toString());
    }

    /** As somebody copied it, with or without dashes and blanks; empty when it is no code. */
    static Optional<WithdrawalCode> read(String given) {
        if (given.length() > 60) {
            return Optional.empty();
        }
        String text = given.replaceAll("[\\s\\p{Pd}]", "").toUpperCase(Locale.ROOT);
        return FORM.matcher(text).matches() ? Optional.of(new WithdrawalCode(text)) : Optional.empty();
    }

    /** In four groups, easy to copy. */
    String shown() {
        return text.replaceAll("(.{4})(?=.)", "$1-");
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
        return "WithdrawalCode[…]";
    }
}
