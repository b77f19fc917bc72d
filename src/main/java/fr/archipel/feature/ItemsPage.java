package fr.archipel.feature;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Counts a page while its rows pass, and knows where the next one starts. */
final class ItemsPage {
    private final int limit;
    private final boolean ranked;
    private int returned;
    private long rank = -1;
    private boolean more;
    private byte @Nullable [] last;

    ItemsPage(ItemsQuery query) {
        this.limit = query.limit();
        this.ranked = query.isRanked();
    }

    /** Whether this row belongs to the page; the one past the limit only says that there are more. */
    boolean take(FeatureRow row) {
        if (returned == limit) {
            more = true;
            return false;
        }
        returned++;
        last = row.position();
        if (ranked) {
            checkOrder(last);
        }
        return true;
    }

    /** A page out of order would lose features between two pages: better no answer. */
    private void checkOrder(byte[] position) {
        long next = Long.parseLong(new String(position, StandardCharsets.US_ASCII));
        if (next <= rank) {
            throw new IllegalStateException("rows out of order: " + next + " after " + rank);
        }
        rank = next;
    }

    int returned() {
        return returned;
    }

    /** The key to go on after, when more rows follow. */
    Optional<String> next() {
        return more && last != null ? Optional.of(new String(last, StandardCharsets.UTF_8)) : Optional.empty();
    }

    /** Counted by the database when this page is not the whole answer; left out on large layers, where it would cost. */
    OptionalLong matched(ItemsQuery query, FeatureStore store) {
        if (!more && query.after() == null) {
            return OptionalLong.of(returned);
        }
        return query.layer().storage().order() == null ? OptionalLong.of(store.count(query)) : OptionalLong.empty();
    }
}
