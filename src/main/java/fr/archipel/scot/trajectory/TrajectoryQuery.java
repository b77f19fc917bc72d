package fr.archipel.scot.trajectory;

import fr.archipel.request.Parameters;
import fr.archipel.scot.consumption.LandSource;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a figure of land is asked with.
 *
 * @param rules id of a rule set; null: the default one
 * @param day rules in force that day
 * @param edition null: the last that has every commune
 * @param trial a rate to try, in percent
 */
public record TrajectoryQuery(
        @Nullable String rules,
        LocalDate day,
        LandSource source,
        @Nullable Integer edition,
        @Nullable BigDecimal trial,
        boolean explain) {
    public static final List<String> PARAMETERS = List.of("regle", "date", "source", "millesime", "taux", "expliquer");

    /** {@code today} when no date is given. */
    public static TrajectoryQuery read(Parameters parameters, LocalDate today) {
        int edition = parameters.integer("millesime", 2010, 2100, 0);
        return new TrajectoryQuery(
                parameters.find("regle").orElse(null),
                parameters
                        .find("date", "une date comme 2026-11-22", text -> Optional.of(LocalDate.parse(text)))
                        .orElse(today),
                parameters
                        .find("source", String.join(", ", LandSource.ids()), LandSource::find)
                        .orElse(LandSource.ENAF),
                edition == 0 ? null : edition,
                parameters
                        .find("taux", "un nombre de 0 à 100, comme 54.47", TrajectoryQuery::percent)
                        .orElse(null),
                parameters
                        .choice("expliquer", List.of("true", "false"))
                        .map(Boolean::valueOf)
                        .orElse(false));
    }

    private static Optional<BigDecimal> percent(String text) {
        return text.matches("[0-9]{1,3}([.][0-9]{1,4})?")
                ? Optional.of(new BigDecimal(text)).filter(p -> p.compareTo(BigDecimal.valueOf(100)) <= 0)
                : Optional.empty();
    }
}
