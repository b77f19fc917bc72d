package fr.archipel.feature;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A value of {@code datetime}: an instant or an interval, both ends included, either end open (null). Source: OGC
 * 17-069r4 § 7.15.4; one end may be a duration from the other (ISO 8601), as OGC's test suite asks besides.
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
        TimeInterval interval = interval(parts[0], parts[1]);
        if (interval.start != null && interval.end != null && interval.start.isAfter(interval.end)) {
            throw new IllegalArgumentException("start after end");
        }
        return interval;
    }

    private static TimeInterval interval(String from, String to) {
        if (to.startsWith("P")) {
            return new TimeInterval(instant(from, LocalTime.MIN), Span.parse(to).after(from));
        }
        if (from.startsWith("P")) {
            return new TimeInterval(Span.parse(from).before(to), instant(to, LocalTime.MAX));
        }
        return new TimeInterval(end(from, LocalTime.MIN), end(to, LocalTime.MAX));
    }

    /** {@code P1M6DT12H}: days of the calendar, then hours. From a day, a span of days leads to a day, included. */
    private record Span(Period days, Duration hours) {
        static Span parse(String text) {
            int t = text.indexOf('T');
            return t < 0
                    ? new Span(Period.parse(text), Duration.ZERO)
                    : new Span(
                            t == 1 ? Period.ZERO : Period.parse(text.substring(0, t)),
                            Duration.parse("P" + text.substring(t)));
        }

        Instant after(String from) {
            return isDay(from) && hours.isZero()
                    ? instant(LocalDate.parse(from).plus(days).toString(), LocalTime.MAX)
                    : moment(from).plus(days).plus(hours).toInstant();
        }

        Instant before(String to) {
            return isDay(to) && hours.isZero()
                    ? instant(LocalDate.parse(to).minus(days).toString(), LocalTime.MIN)
                    : moment(to).minus(days).minus(hours).toInstant();
        }

        private static OffsetDateTime moment(String text) {
            return instant(text, LocalTime.MIN).atOffset(ZoneOffset.UTC);
        }
    }

    private static boolean isDay(String text) {
        return text.indexOf('T') < 0 && text.indexOf('t') < 0;
    }

    private static @Nullable Instant end(String text, LocalTime whenDate) {
        return text.isEmpty() || text.equals("..") ? null : instant(text, whenDate);
    }

    private static Instant instant(String text, LocalTime whenDate) {
        return isDay(text)
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
