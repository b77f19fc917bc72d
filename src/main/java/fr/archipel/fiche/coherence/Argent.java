package fr.archipel.fiche.coherence;

import fr.archipel.fiche.printed.Mention;
import fr.archipel.fiche.printed.Montant;
import fr.archipel.fiche.printed.Provenance;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An amount to compare, or a sum of them. {@code precision}: cents by which the printed figures may be away from what they
 * round: half a unit of the last printed digit each (« 60K€ »: 500 €; « 6,5M€ »: 50 000 €; « 275 000 € »: 50 cents).
 *
 * @param complet false when a mention or a blank hides a part of the sum
 * @param connus how many amounts were added
 */
record Argent(long centimes, long precision, boolean complet, int connus) {
    static final Argent RIEN = new Argent(0, 0, true, 0);
    private static final Pattern SHORT = Pattern.compile("[0-9]+(?:[,.]([0-9]+))?\\s*([KkM])\\s*€");

    /** The amount alone; incomplete when the cell holds none, a yearly one, or a mention. */
    static Argent of(@Nullable Montant montant) {
        if (montant == null || montant.centimes() == null) {
            return new Argent(0, 0, false, 0);
        }
        boolean whole = montant.mention() == null || montant.mention() == Mention.GLOBALISE;
        return new Argent(montant.centimes(), precision(montant), whole, 1);
    }

    static Argent sum(List<? extends @Nullable Montant> cells) {
        return cells.stream().map(Argent::of).reduce(RIEN, Argent::plus);
    }

    Argent plus(Argent other) {
        return new Argent(
                centimes + other.centimes,
                precision + other.precision,
                complet && other.complet,
                connus + other.connus);
    }

    boolean isKnown() {
        return complet && connus > 0;
    }

    /** Whether it cannot be {@code total}: another amount, or already more than it when a part is hidden. */
    boolean contradicts(Argent total) {
        long difference = centimes - total.centimes;
        long allowed = Math.max(100, precision + total.precision);
        return total.isKnown() && connus > 0 && (complet ? Math.abs(difference) > allowed : difference > allowed);
    }

    Anomalie.Valeur valeur(String libelle, @Nullable String imprime, List<String> sources) {
        return new Anomalie.Valeur(libelle, euros(centimes), "€", imprime, sources);
    }

    static Anomalie.Valeur valeur(String libelle, @Nullable Montant montant, Provenance ligne, Dossier dossier) {
        return of(montant).valeur(libelle, montant == null ? null : montant.printed(), dossier.sources(ligne));
    }

    String words() {
        return words(centimes);
    }

    static String words(long centimes) {
        DecimalFormatSymbols french = new DecimalFormatSymbols(Locale.ROOT);
        french.setGroupingSeparator(' ');
        french.setDecimalSeparator(',');
        return new DecimalFormat(centimes % 100 == 0 ? "#,##0" : "#,##0.00", french).format(euros(centimes)) + " €";
    }

    static BigDecimal euros(long centimes) {
        return BigDecimal.valueOf(centimes, 2);
    }

    private static long precision(Montant montant) {
        Matcher matcher = SHORT.matcher(montant.printed());
        if (matcher.find()) {
            int digits = matcher.group(1) == null ? 0 : matcher.group(1).length();
            int unit = matcher.group(2).equals("M") ? 8 : 5;
            return Math.round(Math.pow(10, unit - digits) / 2);
        }
        return montant.printed().matches(".*,[0-9]{2}\\b.*") ? 1 : 50;
    }
}
