package fr.archipel.exchange.followup;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The day a table is of: what it says is compared with what was known then, and is dated by it where no column dates it.
 *
 * @param origin option, fichier, aujourd'hui
 */
record TableDay(LocalDate day, String origin) {
    private static final LocalDate FIRST = LocalDate.of(1990, 1, 1);

    /** Problem: 422 for a chosen day that is not between 1990 and today. A day to come that a file says is left aside. */
    static TableDay of(@Nullable LocalDate chosen, @Nullable LocalDate written, LocalDate today) {
        if (chosen != null) {
            if (chosen.isAfter(today) || chosen.isBefore(FIRST)) {
                throw ImportOptions.invalid("date", chosen.toString(), "une date du 1990-01-01 au " + today);
            }
            return new TableDay(chosen, "option");
        }
        return written == null || written.isAfter(today) || written.isBefore(FIRST)
                ? new TableDay(today, "aujourd'hui")
                : new TableDay(written, "fichier");
    }

    boolean isToday() {
        return origin.equals("aujourd'hui");
    }
}
