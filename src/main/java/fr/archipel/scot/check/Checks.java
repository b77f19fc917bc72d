package fr.archipel.scot.check;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.layer.Catalogue;
import fr.archipel.scot.rule.RuleSet;
import fr.archipel.scot.rule.RuleStore;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A check, from what is asked to what is answered. */
public final class Checks {
    private final Catalogue catalogue;
    private final RuleStore rules;
    private final CheckStore store;
    private final ProjectStore projects;
    private final Clock clock;

    /** {@code clock} says which rules are in force. */
    public Checks(Catalogue catalogue, RuleStore rules, CheckStore store, ProjectStore projects, Clock clock) {
        this.catalogue = catalogue;
        this.rules = rules;
        this.store = store;
        this.projects = projects;
        this.clock = clock;
    }

    CheckQuery read(JsonNode body) {
        return CheckQuery.read(body, projects);
    }

    CheckAnswer check(CheckQuery query) {
        RuleSet inForce = rules.getDefault(LocalDate.now(clock));
        @Nullable Edition edition = store.findEdition(null).orElse(null);
        List<Projet> drawn = query.projets().stream()
                .filter(each -> each.emprise() != null)
                .sorted(Projet.PRECEDENCE)
                .toList();
        Partition partition = store.measure(drawn.stream()
                .map(each -> Objects.requireNonNull(each.emprise()))
                .toList());
        Verification verification =
                Verification.of(drawn, partition, Exclusions.of(inForce), said -> Guard.of(said, edition));
        return new Answering(catalogue, inForce, edition, store.vintages()).answer(query, verification);
    }
}
