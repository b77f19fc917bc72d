package fr.archipel.exchange.followup;

import fr.archipel.exchange.followup.Champ.Kind;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Spending by year. A plan is replaced; the actual of a year is what was spent in all, so that only the difference with what
 * is known is entered. Totals over the years are compared, never written: they say no year.
 */
final class SpendingPlanner {
    private final LineValues values;
    private final Known fiche;
    private final LinePlan plan;
    private final LinePlanner.Setting setting;
    private final Map<Kind, Long> added = new HashMap<>();

    SpendingPlanner(LineValues values, Known fiche, LinePlan plan, LinePlanner.Setting setting) {
        this.values = values;
        this.fiche = fiche;
        this.plan = plan;
        this.setting = setting;
    }

    void plan() {
        for (Kind kind : new Kind[] {Kind.PREVU, Kind.REALISE}) {
            values.all(kind).stream()
                    .filter(value -> value.champ().annee() != null)
                    .forEach(this::year);
            values.all(kind).stream()
                    .filter(value -> value.champ().annee() == null)
                    .forEach(this::total);
        }
    }

    private void year(LineValues.Value value) {
        Integer year = value.champ().annee();
        Long cents = LinePlanner.cents(value, plan);
        if (cents == null || year == null) {
            return;
        }
        String nature = value.champ().kind().id;
        Long before = fiche.ofYear(nature, year);
        if (cents.equals(before)) {
            return;
        }
        long known = before == null ? 0 : before;
        boolean actual = value.champ().kind() == Kind.REALISE;
        if (actual && cents < known) {
            plan.add(LineProblem.error(
                    value.champ().id(),
                    value.cell().text(),
                    "La dépense réalisée en %d est déjà de %s € : elle ne peut pas baisser ici, annulez une saisie sur la page de la fiche."
                            .formatted(
                                    year, LinePlan.euros(known).toPlainString().replace('.', ','))));
            return;
        }
        plan.entries.add(new Entry.Spending(
                year, nature, actual ? cents - known : cents, setting.day().day()));
        plan.changeCents(value.champ(), setting.parties(), before, cents);
        added.merge(value.champ().kind(), cents - known, Long::sum);
    }

    private void total(LineValues.Value value) {
        Long cents = LinePlanner.cents(value, plan);
        Kind kind = value.champ().kind();
        Long after = sum(fiche.total(kind.id), added.get(kind));
        if (cents == null || cents.equals(after) || (cents == 0 && after == null)) {
            return;
        }
        String said = value.cell().text();
        String known = after == null
                ? "non renseigné"
                : LinePlan.euros(after).toPlainString().replace('.', ',') + " €";
        if (added.containsKey(kind)) {
            plan.add(LineProblem.warning(
                    value.champ().id(),
                    said,
                    "Le total écrit (%s) n'est pas la somme des années (%s) ; les années font foi."
                            .formatted(said, known)));
        } else {
            plan.add(LineProblem.error(
                    value.champ().id(),
                    said,
                    "Le total passe de %s à %s sans dire de quelle année : donnez une colonne par année, ou faites correspondre cette colonne à une année."
                            .formatted(known, said)));
        }
    }

    static @Nullable Long sum(@Nullable Long known, @Nullable Long added) {
        return added == null ? known : Long.valueOf((known == null ? 0 : known) + added);
    }
}
