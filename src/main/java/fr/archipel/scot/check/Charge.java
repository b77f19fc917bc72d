package fr.archipel.scot.check;

import fr.archipel.scot.Interval;
import org.jspecify.annotations.Nullable;

/**
 * What a project takes, in m², and of that what goes where: nowhere else than in one of the three.
 *
 * @param consumption natural, agricultural and forest land taken: what is proven so, to all that is not proven urbanised
 * @param outside of it, outside the envelope by the rules
 * @param inVintage of it, held already by the consumption that was measured
 * @param charged of it, charged to the envelope
 */
record Charge(Interval consumption, Interval outside, Interval inVintage, Interval charged) {
    static final Charge NONE = new Charge(Interval.NONE, Interval.NONE, Interval.NONE, Interval.NONE);

    /** Where what a project consumes goes; the same for all its ground. */
    enum Way {
        CHARGED,
        /** Renaturation and what was given up take nothing. */
        NOTHING,
        OUTSIDE,
        MAYBE_OUTSIDE,
        IN_VINTAGE,
        MAYBE_IN_VINTAGE
    }

    static Way way(Declaration said, Guard guard, Exclusions rules) {
        if (said.takesNothing()) {
            return Way.NOTHING;
        }
        if (said.nature() == Nature.PENE && rules.pene()) {
            return Way.OUTSIDE;
        }
        boolean photovoltaics = said.nature() == Nature.PHOTOVOLTAIQUE && rules.photovoltaics();
        if (photovoltaics && Boolean.TRUE.equals(said.conforme())) {
            return Way.OUTSIDE;
        }
        if (guard.reponse() == Guard.Answer.OUI) {
            return Way.IN_VINTAGE;
        }
        if (photovoltaics && said.conforme() == null) {
            return Way.MAYBE_OUTSIDE;
        }
        return guard.reponse() == Guard.Answer.INCONNU ? Way.MAYBE_IN_VINTAGE : Way.CHARGED;
    }

    static Charge of(Sols sols, Way way) {
        Interval taken = sols.consumption();
        Interval maybe = new Interval(0, taken.maximum());
        return switch (way) {
            case CHARGED -> new Charge(taken, Interval.NONE, Interval.NONE, taken);
            case NOTHING -> NONE;
            case OUTSIDE -> new Charge(taken, taken, Interval.NONE, Interval.NONE);
            case MAYBE_OUTSIDE -> new Charge(taken, maybe, Interval.NONE, maybe);
            case IN_VINTAGE -> new Charge(taken, Interval.NONE, taken, Interval.NONE);
            case MAYBE_IN_VINTAGE -> new Charge(taken, Interval.NONE, maybe, maybe);
        };
    }

    Charge plus(@Nullable Charge other) {
        return other == null
                ? this
                : new Charge(
                        consumption.plus(other.consumption),
                        outside.plus(other.outside),
                        inVintage.plus(other.inVintage),
                        charged.plus(other.charged));
    }
}
