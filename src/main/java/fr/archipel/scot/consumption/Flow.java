package fr.archipel.scot.consumption;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Land consumed in a commune in a year, in m² as printed.
 *
 * @param total the source's own total; null when it gives none
 * @param parts by destination; one that is absent is not known
 * @param provisoire the next edition corrects it
 * @param interpole computed between two vintages further apart than a year
 */
public record Flow(
        String insee,
        int annee,
        @Nullable BigDecimal total,
        Map<Destination, BigDecimal> parts,
        boolean provisoire,
        boolean interpole) {

    /** {@code destination} null: all of them together. */
    public @Nullable BigDecimal area(@Nullable Destination destination) {
        return destination == null ? total : parts.get(destination);
    }
}
