package fr.archipel.scot.output;

import fr.archipel.document.French;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * One figure of a report.
 *
 * @param valeur null when it is not known: {@code raison} says why
 * @param unite ha, %, ha/an
 */
record Figure(
        String cle,
        String titre,
        @Nullable BigDecimal valeur,
        String unite,
        @Nullable String raison) {

    static Figure hectares(String key, String title, long squareMetres) {
        return new Figure(key, title, Values.hectares(squareMetres), "ha", null);
    }

    static Figure missing(String key, String title, String unit, String reason) {
        return new Figure(key, title, null, unit, reason);
    }

    /** Of the perimeter's area, to a ten-thousandth. */
    static Figure share(String key, String title, long squareMetres, @Nullable BigDecimal surfaceHa) {
        if (surfaceHa == null || surfaceHa.signum() <= 0) {
            return missing(key, title, "%", "La surface officielle d'une commune du périmètre n'est pas renseignée.");
        }
        BigDecimal percent = Values.hectares(squareMetres).movePointRight(2).divide(surfaceHa, 4, RoundingMode.HALF_UP);
        return new Figure(key, title, percent, "%", null);
    }

    /** {@code Consommation 2021-2024 : 12,3456 ha}; the reason in the place of what is not known. */
    String words() {
        return titre + " : " + shown();
    }

    /** The value with its unit, in words. */
    String shown() {
        if (valeur == null) {
            return French.UNKNOWN;
        }
        return switch (unite) {
            case "ha" -> French.hectares(Values.squareMetres(valeur));
            case "%" ->
                valeur.stripTrailingZeros()
                                .setScale(
                                        Math.max(
                                                0,
                                                Math.min(
                                                        4,
                                                        valeur.stripTrailingZeros()
                                                                .scale())),
                                        RoundingMode.HALF_UP)
                                .toPlainString()
                                .replace('.', ',')
                        + "\u00A0%";
            default -> French.decimal(valeur) + "\u00A0" + unite;
        };
    }
}
