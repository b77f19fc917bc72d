package fr.archipel.exchange.followup;

import fr.archipel.exchange.followup.Champ.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Steps of fundings. An amount expected, asked, notified or committed replaces the one known; an amount paid is what was
 * paid in all, so that only the difference is entered. A total over all fundings is written when the fiche has one funding,
 * else only compared.
 */
final class FundingPlanner {
    private final LineValues values;
    private final Known fiche;
    private final LinePlan plan;
    private final LinePlanner.Setting setting;
    private final Map<String, Long> added = new HashMap<>();

    FundingPlanner(LineValues values, Known fiche, LinePlan plan, LinePlanner.Setting setting) {
        this.values = values;
        this.fiche = fiche;
        this.plan = plan;
        this.setting = setting;
    }

    void plan() {
        Map<String, List<LineValues.Value>> groups = new LinkedHashMap<>();
        for (LineValues.Value value : values.all(Kind.ETAPE)) {
            if (value.champ().partie() != null) {
                groups.computeIfAbsent(value.champ().funding(), key -> new ArrayList<>())
                        .add(value);
            }
        }
        groups.values().forEach(this::ofFunder);
        totals(values.all(Kind.ETAPE).stream()
                .filter(value -> value.champ().partie() == null)
                .toList());
    }

    private void ofFunder(List<LineValues.Value> cells) {
        String partie = cells.get(0).champ().partie();
        String dispositif = cells.get(0).champ().dispositif();
        if (partie == null) {
            return;
        }
        List<Known.Funding> own = fiche.fundings().stream()
                .filter(funding -> funding.parties().equals(Set.of(partie)))
                .toList();
        List<Known.Funding> same = own.stream()
                .filter(funding -> dispositif == null || same(funding.dispositif(), dispositif))
                .toList();
        if (same.size() > 1) {
            ambiguous(cells, same);
            return;
        }
        Known.Funding funding = same.isEmpty() ? null : same.get(0);
        List<Entry.Step> steps = steps(cells, funding);
        if (steps.isEmpty()) {
            return;
        }
        if (funding == null && !own.isEmpty()) {
            plan.add(LineProblem.warning(
                    cells.get(0).champ().id(),
                    null,
                    "La fiche a déjà un financement de %s sous un autre nom (%s) ; celui-ci (%s) s'y ajoute."
                            .formatted(setting.parties().name(partie), names(own), dispositif)));
        }
        plan.entries.add(new Entry.Funding(
                funding == null ? null : Long.valueOf(funding.n()), List.of(partie), dispositif, steps));
    }

    private void ambiguous(List<LineValues.Value> cells, List<Known.Funding> same) {
        for (LineValues.Value value : cells) {
            Long cents = LinePlanner.cents(value, plan);
            String etape = String.valueOf(value.champ().etape());
            Long known = null;
            for (Known.Funding each : same) {
                known = SpendingPlanner.sum(known, each.cents(etape));
            }
            if (cents != null && !cents.equals(known) && !(cents == 0 && known == null)) {
                plan.add(LineProblem.error(
                        value.champ().id(),
                        value.cell().text(),
                        "La fiche a plusieurs financements de %s (%s) : dites le dispositif."
                                .formatted(
                                        setting.parties()
                                                .name(String.valueOf(
                                                        value.champ().partie())),
                                        names(same))));
            }
        }
    }

    private static String names(List<Known.Funding> fundings) {
        return fundings.stream()
                .map(funding -> funding.dispositif() == null ? "sans dispositif" : funding.dispositif())
                .collect(Collectors.joining(", "));
    }

    private static boolean same(@Nullable String a, String b) {
        return a != null && Words.fold(a).equals(Words.fold(b));
    }

    private void totals(List<LineValues.Value> cells) {
        List<Known.Funding> fundings = fiche.fundings();
        List<LineValues.Value> different = new ArrayList<>();
        for (LineValues.Value value : cells) {
            Long cents = LinePlanner.cents(value, plan);
            String etape = String.valueOf(value.champ().etape());
            Long after = SpendingPlanner.sum(fiche.total(etape), added.get(etape));
            if (cents == null || cents.equals(after) || (cents == 0 && after == null)) {
                continue;
            }
            String said = value.cell().text();
            if (added.containsKey(etape)) {
                plan.add(LineProblem.warning(
                        value.champ().id(),
                        said,
                        "Le total écrit (%s) n'est pas la somme des financeurs ; les financeurs font foi."
                                .formatted(said)));
            } else if (fundings.size() == 1) {
                different.add(value);
            } else {
                plan.add(LineProblem.error(
                        value.champ().id(),
                        said,
                        "Le total change sans dire le financeur, et la fiche a %s : donnez une colonne par financeur, comme « DETR notifié »."
                                .formatted(
                                        fundings.isEmpty() ? "aucun financement" : fundings.size() + " financements")));
            }
        }
        if (!different.isEmpty()) {
            Known.Funding only = fundings.get(0);
            List<Entry.Step> steps = steps(different, only);
            if (!steps.isEmpty()) {
                plan.entries.add(new Entry.Funding(only.n(), List.copyOf(only.parties()), only.dispositif(), steps));
            }
        }
    }

    /** What the cells add to a funding, in the order of steps. */
    private List<Entry.Step> steps(List<LineValues.Value> cells, Known.@Nullable Funding funding) {
        List<Entry.Step> steps = new ArrayList<>();
        for (String etape : Champ.ETAPES) {
            cells.stream().filter(value -> etape.equals(value.champ().etape())).forEach(value -> {
                Entry.Step step = step(etape, value, funding);
                if (step != null) {
                    steps.add(step);
                }
            });
        }
        return steps;
    }

    private Entry.@Nullable Step step(String etape, LineValues.Value value, Known.@Nullable Funding funding) {
        Long cents = LinePlanner.cents(value, plan);
        Long before = funding == null ? null : funding.cents(etape);
        long known = before == null ? 0 : before;
        if (cents == null || cents.equals(before) || (cents == 0 && before == null)) {
            return null;
        }
        boolean paid = etape.equals("verse");
        if (cents == 0 || (paid && cents < known)) {
            plan.add(LineProblem.error(
                    value.champ().id(),
                    value.cell().text(),
                    "%s est connu pour %s € : un montant ne s'efface pas et un versement ne se retire pas ici, annulez l'étape sur la page de la fiche."
                            .formatted(
                                    value.champ().label(setting.parties()),
                                    LinePlan.euros(known).toPlainString().replace('.', ','))));
            return null;
        }
        LocalDate day = day(etape, value);
        LocalDate last = funding == null || paid ? null : funding.day(etape);
        if (day == null) {
            return null;
        }
        if (last != null && day.isBefore(last)) {
            plan.add(LineProblem.error(
                    value.champ().id(),
                    value.cell().text(),
                    "Une étape plus récente est connue, du %s : celle du %s ne changerait rien.".formatted(last, day)));
            return null;
        }
        plan.changeCents(value.champ(), setting.parties(), before, cents);
        added.merge(etape, cents - known, Long::sum);
        return new Entry.Step(etape, day, paid ? cents - known : cents);
    }

    private @Nullable LocalDate day(String etape, LineValues.Value value) {
        Optional<LineValues.Value> date =
                values.stepDate(etape, value.champ().partie(), value.champ().dispositif());
        return date.isEmpty() ? setting.day().day() : LinePlanner.day(date.get(), plan, setting.day());
    }
}
