package fr.archipel.exchange.followup;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a line says and would do; filled field after field. */
final class LinePlan {
    final int line;

    /** What the line calls its fiche. */
    final String said;

    final @Nullable Known fiche;
    final List<LineChange> changes = new ArrayList<>();
    final List<LineProblem> problems = new ArrayList<>();
    final List<Entry> entries = new ArrayList<>();

    LinePlan(int line, String said, @Nullable Known fiche) {
        this.line = line;
        this.said = said;
        this.fiche = fiche;
    }

    void add(LineProblem problem) {
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    void change(Champ champ, Parties parties, @Nullable Object before, @Nullable Object after) {
        changes.add(new LineChange(champ.id(), champ.label(parties), before, after));
    }

    void changeCents(Champ champ, Parties parties, @Nullable Long before, long after) {
        change(champ, parties, before == null ? null : euros(before), euros(after));
    }

    boolean isRefused() {
        return problems.stream().anyMatch(LineProblem::isError);
    }

    String state() {
        return isRefused() ? "rejetee" : entries.isEmpty() ? "inchangee" : "valide";
    }

    static BigDecimal euros(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }
}
