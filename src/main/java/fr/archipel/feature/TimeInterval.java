package fr.archipel.feature;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A value of {@code datetime}: an instant or an interval, both ends included, either end open (null). Source: OGC
 * 17-069r4 § 7.15.4.
 */
record TimeInterval(@Nullable Instant start, @Nullable Instant end) {

    /** Throws IllegalArgumentException or DateTimeException on anything else than the grammar of the standard. */
    static TimeInterval parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length == 1) {
            return new TimeInterval(instant(text, LocalTime.MIN), instant(text, LocalTime.MAX));
        }
        if (parts.length != 2) {
            throw new IllegalArgumentException("more than two ends");
        }
        TimeInterval interval = new TimeInterval(end(parts[0], LocalTime.MIN), end(parts[1], LocalTime.MAX));
        if (interval.start != null && interval.end != null && interval.start.isAfter(interval.end)) {
            throw new IllegalArgumentException("start after end");
        }
        return interval;
    }

    private static @Nullable Instant end(String text, LocalTime whenDate) {
        return text.isEmpty() || text.equals("..") ? null : instant(text, whenDate);
    }

    private static Instant instant(String text, LocalTime whenDate) {
        return text.indexOf('T') < 0 && text.indexOf('t') < 0
                ? LocalDate.parse(text).atTime(whenDate).toInstant(ZoneOffset.UTC)
                : OffsetDateTime.parse(text).toInstant();
    }

    @Nullable
    LocalDate startDate() {
        return start == null ? null : LocalDate.ofInstant(start, ZoneOffset.UTC);
    }

    @Nullable
    LocalDate endDate() {
        return end == null ? null : LocalDate.ofInstant(end, ZoneOffset.UTC);
    }
}
