package fr.archipel.feature;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts a page while its rows pass, and knows where the next one starts. */
final class ItemsPage {
    private final int limit;
    private int returned;
    private boolean more;
    private byte @Nullable [] last;

    ItemsPage(int limit) {
        this.limit = limit;
    }

    /** Whether this row belongs to the page; the one past the limit only says that there are more. */
    boolean take(FeatureRow row) {
        if (returned == limit) {
            more = true;
            return false;
        }
        returned++;
        last = row.key();
        return true;
    }

    int returned() {
        return returned;
    }

    /** The key to go on after, when more rows follow. */
    Optional<String> next() {
        return more && last != null ? Optional.of(new String(last, StandardCharsets.UTF_8)) : Optional.empty();
    }

    /** Counted by the database only when this page is not the whole answer. */
    long matched(ItemsQuery query, FeatureStore store) {
        return !more && query.after() == null ? returned : store.count(query);
    }
}
