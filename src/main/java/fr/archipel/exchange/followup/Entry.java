package fr.archipel.exchange.followup;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something to write on a fiche. Amounts are cents. */
sealed interface Entry {

    record Decision(
            String statut,
            String instance,
            LocalDate day,
            @Nullable String motif) implements Entry {}

    record Cost(long cents) implements Entry {}

    /** {@code nature}: prevu or realise. */
    record Spending(int annee, String nature, long cents, LocalDate day) implements Entry {}

    /** {@code funding}: number of the one that steps are added to; null: a new one. */
    record Funding(
            @Nullable Long funding,
            List<String> parties,
            @Nullable String dispositif,
            List<Step> steps) implements Entry {
        public Funding {
            steps = List.copyOf(steps);
        }
    }

    record Step(String etape, LocalDate day, long cents) {}

    record Note(String text) implements Entry {}
}
