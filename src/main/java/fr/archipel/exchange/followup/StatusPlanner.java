package fr.archipel.exchange.followup;

import fr.archipel.exchange.followup.Champ.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The status a line gives its fiche: a decision, when it differs from the one known. */
final class StatusPlanner {
    private static final int LONGEST_REASON = 2000;

    private final LineValues values;
    private final Known fiche;
    private final LinePlan plan;
    private final LinePlanner.Setting setting;

    /** When a decision was taken and by whom; the committee is null when nothing says it. */
    private record Taken(LocalDate day, @Nullable String instance) {}

    StatusPlanner(LineValues values, Known fiche, LinePlan plan, LinePlanner.Setting setting) {
        this.values = values;
        this.fiche = fiche;
        this.plan = plan;
        this.setting = setting;
    }

    void plan() {
        GridCell cell = values.cell(Kind.STATUT);
        if (cell.isEmpty()) {
            return;
        }
        Optional<String> statut = Statuts.read(cell.text());
        if (statut.isEmpty()) {
            plan.add(LineProblem.error(
                    "statut",
                    cell.text(),
                    "Le statut « %s » est inconnu. Acceptés : %s.".formatted(cell.text(), Statuts.ACCEPTED)));
        } else if (!statut.get().equals(fiche.statut())) {
            change(statut.get(), cell);
        }
    }

    private void change(String statut, GridCell cell) {
        List<String> committees = fiche.committees(statut);
        if (committees.isEmpty()) {
            String next = fiche.nextStatuses().stream().map(Statuts::label).collect(Collectors.joining(", "));
            plan.add(LineProblem.error(
                    "statut",
                    cell.text(),
                    "La fiche ne passe pas de « %s » à « %s ». Permis : %s."
                            .formatted(Statuts.label(fiche.statutPresent()), Statuts.label(statut), next)));
            return;
        }
        int problems = plan.problems.size();
        Taken taken = taken();
        if (plan.problems.size() > problems) {
            return;
        }
        if (taken == null) {
            plan.add(
                    LineProblem.error(
                            "date_decision",
                            null,
                            "Le statut change et rien ne dit quand : ajoutez une colonne « Date COPIL » ou « Date COTECH », ou dites la date du tableau."));
            return;
        }
        String instance = instance(taken, statut, committees);
        if (instance != null) {
            GridCell reason = values.cell(Kind.MOTIF);
            if (reason.text().length() > LONGEST_REASON) {
                plan.add(LineProblem.error(
                        "motif", reason.text().substring(0, 80) + "…", "Le motif dépasse 2 000 caractères."));
            }
            String motif = reason.isEmpty() ? null : reason.text();
            plan.entries.add(new Entry.Decision(statut, instance, taken.day, motif));
            plan.change(
                    Champ.of(Kind.STATUT),
                    setting.parties(),
                    Statuts.label(fiche.statut()),
                    "%s (%s du %s)"
                            .formatted(Statuts.label(statut), instance.toUpperCase(java.util.Locale.ROOT), taken.day));
        }
    }

    /** The last of the dates given, else the table's; null when nothing says it. */
    private @Nullable Taken taken() {
        List<Taken> all = new ArrayList<>();
        for (Kind kind : List.of(Kind.DATE_DECISION, Kind.DATE_COTECH, Kind.DATE_COPIL)) {
            for (LineValues.Value value : values.all(kind)) {
                LocalDate day = LinePlanner.day(value, plan, setting.day());
                String committee = switch (kind) {
                    case DATE_COPIL -> "copil";
                    case DATE_COTECH -> "cotech";
                    default -> Statuts.committee(value.cell().text()).orElse(null);
                };
                if (day != null) {
                    all.add(new Taken(day, committee));
                }
            }
        }
        return all.stream()
                .max(Comparator.comparing(Taken::day))
                .orElse(setting.day().isToday() ? null : new Taken(setting.day().day(), null));
    }

    private @Nullable String instance(Taken taken, String statut, List<String> committees) {
        GridCell cell = values.cell(Kind.INSTANCE);
        if (!cell.isEmpty()) {
            Optional<String> said = Statuts.committee(cell.text());
            if (said.isEmpty()) {
                plan.add(LineProblem.error(
                        "instance",
                        cell.text(),
                        "L'instance « %s » est inconnue. Acceptées : COTECH, COPIL.".formatted(cell.text())));
                return null;
            }
            return said.get();
        }
        if (taken.instance != null) {
            return taken.instance;
        }
        if (committees.size() == 1) {
            plan.add(LineProblem.information(
                    "instance",
                    null,
                    "Le fichier ne dit pas qui a décidé ; seul le %s peut faire passer une fiche à « %s »."
                            .formatted(committees.get(0).toUpperCase(java.util.Locale.ROOT), Statuts.label(statut))));
            return committees.get(0);
        }
        if (setting.instance() == null) {
            plan.add(
                    LineProblem.error(
                            "instance",
                            null,
                            "Le statut change et rien ne dit qui l'a décidé : ajoutez une colonne « Instance », ou choisissez COTECH ou COPIL pour tout le tableau."));
        }
        return setting.instance();
    }
}
