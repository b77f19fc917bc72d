package fr.archipel.exchange.followup;

import fr.archipel.exchange.followup.Champ.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares the lines of a table with what is known, line by line: what each would change, and what stands against it. */
final class LinePlanner {
    private static final int LONGEST_NOTE = 10_000;

    /** A line left aside, and why. */
    record Skipped(int ligne, String raison) {}

    /** {@code plans}: the lines about fiches. */
    record Plans(List<LinePlan> plans, List<Skipped> skipped) {}

    /** What all lines share. {@code instance}: who decides where no column says it. */
    record Setting(Parties parties, TableDay day, @Nullable String instance) {}

    private final List<TableColumn> columns;
    private final FicheFinder finder;
    private final Setting setting;

    LinePlanner(List<TableColumn> columns, List<Known> fiches, Setting setting) {
        this.columns = columns;
        this.finder = new FicheFinder(fiches);
        this.setting = setting;
    }

    Plans plan(List<Grid.Line> lines) {
        List<LinePlan> plans = new ArrayList<>();
        List<Skipped> skipped = new ArrayList<>();
        for (Grid.Line line : lines) {
            LineValues values = new LineValues(line, columns);
            FicheFinder.Found found =
                    finder.find(values.cell(Kind.ID), values.cell(Kind.NUMERO), values.cell(Kind.TITRE));
            Optional<String> reason = found.fiche() == null ? aside(values) : Optional.empty();
            if (reason.isPresent()) {
                skipped.add(new Skipped(line.number(), reason.get()));
            } else {
                plans.add(plan(values, found));
            }
        }
        refuseRepeated(plans);
        return new Plans(plans, skipped);
    }

    /** Why a line that names no known fiche is not about one. */
    private static Optional<String> aside(LineValues values) {
        if (values.isTotal()) {
            return Optional.of("ligne de total");
        }
        return values.saySomething() ? Optional.empty() : Optional.of("intertitre ou note");
    }

    private LinePlan plan(LineValues values, FicheFinder.Found found) {
        Known fiche = found.fiche();
        LinePlan plan = new LinePlan(values.line().number(), values.said(), fiche);
        if (found.problem() != null) {
            plan.add(found.problem());
        }
        if (fiche == null) {
            if (found.problem() == null) {
                plan.add(LineProblem.error(
                        null, null, "La ligne ne dit pas de quelle fiche elle parle : ni numéro, ni intitulé."));
            }
        } else if (fiche.archived()) {
            plan.add(LineProblem.error(
                    null, plan.said, "La fiche « %s » est archivée : restaurez-la d'abord.".formatted(fiche.numero())));
        } else {
            new StatusPlanner(values, fiche, plan, setting).plan();
            cost(values, fiche, plan);
            new SpendingPlanner(values, fiche, plan, setting).plan();
            new FundingPlanner(values, fiche, plan, setting).plan();
            note(values, fiche, plan);
        }
        return plan;
    }

    private void cost(LineValues values, Known fiche, LinePlan plan) {
        for (LineValues.Value value : values.all(Kind.COUT)) {
            Long cents = cents(value, plan);
            Long before = fiche.cost();
            if (cents != null && !cents.equals(before)) {
                plan.entries.add(new Entry.Cost(cents));
                plan.changeCents(value.champ(), setting.parties(), before, cents);
            }
        }
    }

    private void note(LineValues values, Known fiche, LinePlan plan) {
        for (LineValues.Value value : values.all(Kind.NOTE)) {
            String text = value.cell().text();
            if (text.length() > LONGEST_NOTE) {
                plan.add(LineProblem.error("note", text.substring(0, 80) + "…", "La note dépasse 10 000 caractères."));
            } else if (!fiche.hasNote(text)) {
                plan.entries.add(new Entry.Note(text));
                plan.change(value.champ(), setting.parties(), null, text);
            }
        }
    }

    /** The cents of a cell; null when it says none, which is told when it says something else. */
    static @Nullable Long cents(LineValues.Value value, LinePlan plan) {
        Amount amount = Amount.read(value.cell(), value.unit());
        String said = value.cell().text();
        if (amount.refusal() != null) {
            plan.add(LineProblem.error(
                    value.champ().id(),
                    said,
                    "« %s » n'est pas accepté : %s. Accepté : %s.".formatted(said, amount.refusal(), Amount.ACCEPTED)));
        } else if (amount.mention() != null) {
            plan.add(LineProblem.information(
                    value.champ().id(), said, "« %s » n'est pas un montant : rien n'est changé.".formatted(said)));
        }
        return amount.cents();
    }

    /** The day of a cell, not after the table's; null when it cannot be read, which is told. */
    static @Nullable LocalDate day(LineValues.Value value, LinePlan plan, TableDay table) {
        LocalDate day = Days.read(value.cell()).orElse(null);
        String said = value.cell().text();
        if (day == null) {
            plan.add(LineProblem.error(
                    value.champ().id(),
                    said,
                    "« %s » n'est pas une date. Accepté : %s.".formatted(said, Days.ACCEPTED)));
        } else if (day.isAfter(table.day())) {
            plan.add(LineProblem.error(
                    value.champ().id(),
                    said,
                    "La date « %s » est après %s."
                            .formatted(said, table.isToday() ? "aujourd'hui" : "celle du tableau, " + table.day())));
            return null;
        }
        return day;
    }

    /** One line a fiche: with two, nobody knows which is right. */
    private static void refuseRepeated(List<LinePlan> plans) {
        Map<String, List<LinePlan>> byFiche = new LinkedHashMap<>();
        for (LinePlan plan : plans) {
            if (plan.fiche != null) {
                byFiche.computeIfAbsent(plan.fiche.id(), id -> new ArrayList<>())
                        .add(plan);
            }
        }
        byFiche.values().stream().filter(same -> same.size() > 1).forEach(same -> {
            String lines = String.join(
                    ", ", same.stream().map(plan -> Integer.toString(plan.line)).toList());
            same.forEach(plan -> plan.add(LineProblem.error(
                    null,
                    plan.said,
                    "Plusieurs lignes parlent de cette fiche (lignes %s) : gardez-en une.".formatted(lines))));
        });
    }
}
