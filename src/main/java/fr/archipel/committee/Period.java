package fr.archipel.committee;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a committee looks at: what moved after {@code since} and up to {@code day}, and how things stand that day.
 *
 * @param contrat null: all contracts
 * @param months without a movement, or an answer, before one says late
 * @param nature code of the committee that decides; null: any
 * @param committee whose agenda counts; null: none
 */
record Period(
        @Nullable String contrat,
        LocalDate since,
        LocalDate day,
        int months,
        @Nullable String nature,
        @Nullable Long committee) {

    /** cotech or copil, which decide on statuses, or null. */
    @Nullable
    String deciding() {
        return nature != null && Nature.of(nature).decides() ? nature : null;
    }
}
