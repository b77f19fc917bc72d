package fr.archipel.scot.trajectory;

import fr.archipel.scot.rule.Rate;

/** A rate and what it gives. */
public record Hypothesis(Rate rate, Envelope envelope) {}
