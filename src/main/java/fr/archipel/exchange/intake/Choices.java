package fr.archipel.exchange.intake;

import fr.archipel.exchange.finding.Rule;
import fr.archipel.exchange.finding.Severity;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The decisions of a request, as rules ask for them. One made for a row counts before one made for its rule. */
final class Choices {
    /** Errors that a person may let in: the others have no meaning in the target. */
    private static final List<Rule> KEEPABLE = List.of(Rule.GEOMETRY_INVALID);

    private final List<Choice> all;

    Choices(Map<String, String> request) {
        this.all = request.entrySet().stream().map(Choice::of).toList();
    }

    boolean rejects(Rule rule, long row) {
        return is(rule, row, Choice.REJECT);
    }

    /** What a finding of that rule does to that row. */
    Severity severity(Rule rule, long row) {
        if (rejects(rule, row)) {
            return Severity.NOTE;
        }
        return KEEPABLE.contains(rule) && is(rule, row, Choice.KEEP) ? Severity.WARNING : rule.severity();
    }

    private boolean is(Rule rule, long row, String what) {
        return all.stream()
                .filter(choice -> choice.rule() == rule && Long.valueOf(row).equals(choice.row()))
                .findFirst()
                .map(choice -> choice.what().equals(what))
                .orElseGet(() -> forAll(rule, what));
    }

    /** Whether that is decided for every row with a finding of the rule. */
    boolean forAll(Rule rule, String what) {
        return all.stream()
                .anyMatch(choice -> choice.rule() == rule
                        && choice.row() == null
                        && choice.what().equals(what));
    }

    boolean forAny(Rule rule) {
        return all.stream().anyMatch(choice -> choice.rule() == rule);
    }

    /** Rows for which that is decided one by one. */
    Long[] rows(Rule rule, Predicate<String> what) {
        return all.stream()
                .filter(choice -> choice.rule() == rule && choice.row() != null && what.test(choice.what()))
                .map(Choice::row)
                .toArray(Long[]::new);
    }

    Long[] rows(Rule rule, String what) {
        return rows(rule, what::equals);
    }

    /** Objects that rows are said to be, by row. */
    Map<Long, String> links() {
        return all.stream()
                .filter(choice -> choice.object() != null && choice.row() != null)
                .collect(Collectors.toMap(Choice::row, choice -> String.valueOf(choice.object()), (a, b) -> b));
    }

    static boolean keepable(Rule rule) {
        return KEEPABLE.contains(rule);
    }
}
