package fr.archipel.scot.trajectory;

import fr.archipel.scot.Interval;
import fr.archipel.scot.PerimeterSheet;
import fr.archipel.scot.rule.RuleSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the known projects take from the envelope of a perimeter: who knows projects answers it to the trajectory. */
@FunctionalInterface
public interface Charges {
    /** Nobody knows of projects: nothing is said of them. */
    Charges UNKNOWN = (perimeter, rules, lastYear) -> Optional.empty();

    /** {@code lastYear}: last year that the data of consumption hold, null without data. */
    Optional<Charge> of(PerimeterSheet perimeter, RuleSet rules, @Nullable Integer lastYear);

    /** So many projects and what they take together, in m². */
    record Group(int nombre, Interval charge) {}

    /**
     * @param engages engaged, authorised or done, charged to the envelope
     * @param projetes those, not engaged yet
     * @param dejaDansMillesime what the data of consumption already hold
     * @param horsEnveloppe what is not charged: national projects, photovoltaic that meets its decree
     * @param sansEmprise projects without a footprint, of which nothing can be said
     * @param raisons sentences
     */
    record Charge(
            Group engages,
            Group projetes,
            Group dejaDansMillesime,
            Group horsEnveloppe,
            int sansEmprise,
            List<String> raisons) {}
}
