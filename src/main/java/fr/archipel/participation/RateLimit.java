package fr.archipel.participation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * So many times an hour, for one client and for all. A client is 64 bits of a digest of its address under a salt; count, digests and
 * salt live in memory alone and are forgotten together at the end of each hour, so that nothing of an address can be found again.
 */
final class RateLimit {
    private static final long HOUR_MS = 3_600_000;

    private final int perClient;
    private final int overall;
    private final LongSupplier clock;
    private final byte[] salt = new byte[32];
    private final Map<Long, Integer> counts = new HashMap<>();
    private long hourStarted;
    private int all;

    /** {@code clock}: milliseconds, never going back. */
    RateLimit(int perClient, int overall, LongSupplier clock) {
        this.perClient = perClient;
        this.overall = overall;
        this.clock = clock;
        forget();
    }

    static RateLimit hourly(int perClient, int overall) {
        return new RateLimit(perClient, overall, () -> System.nanoTime() / 1_000_000);
    }

    /** Counts one; answers 0, or the seconds to wait when it is one too many (which is not counted). */
    synchronized int take(String address) {
        long now = clock.getAsLong();
        if (now - hourStarted >= HOUR_MS) {
            forget();
        }
        long client = digest(address);
        int before = counts.getOrDefault(client, 0);
        if (before >= perClient || all >= overall) {
            return (int) Math.max(1, (hourStarted + HOUR_MS - now + 999) / 1000);
        }
        counts.put(client, before + 1);
        all++;
        return 0;
    }

    /** Gives back one that came to nothing. */
    synchronized void giveBack(String address) {
        long client = digest(address);
        Integer count = counts.get(client);
        if (count != null && count > 0) {
            counts.put(client, count - 1);
            all--;
        }
    }

    private void forget() {
        counts.clear();
        all = 0;
        new SecureRandom().nextBytes(salt);
        hourStarted = clock.getAsLong();
    }

    private long digest(String address) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            return ByteBuffer.wrap(digest.digest(address.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
