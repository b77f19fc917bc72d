package fr.archipel.scot.trajectory;

import fr.archipel.scot.consumption.Gain;
import fr.archipel.scot.rule.RuleSet;
import java.util.List;
import java.util.Optional;

/**
 * A perimeter's trajectory, computed: what its answer is written from.
 *
 * @param shownRules the parameters that concern the perimeter
 * @param charge empty when nobody knows of projects
 * @param printed figures of the contracts
 */
record Trajectory(
        Situation situation,
        RuleSet shownRules,
        List<Hypothesis> hypotheses,
        List<Gain> gains,
        Optional<Charges.Charge> charge,
        List<PrintedFigure> printed) {}
