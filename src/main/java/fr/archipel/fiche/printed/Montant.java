package fr.archipel.fiche.printed;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A money cell that is not blank: an amount, a rate, a mention, or an amount with one of them.
 *
 * @param centimes amount in cents
 * @param taux printed percentage
 * @param imprime the cell as printed, when it is neither the plain amount nor the mention's usual words; empty when the
 *     cell itself is blank and the mention is printed elsewhere
 */
public record Montant(
        @Nullable Long centimes,
        @Nullable BigDecimal taux,
        @Nullable Mention mention,
        @Nullable String imprime) {
    private static final Set<String> MEMBERS = Set.of("euros", "taux", "mention", "imprime");
    private static final DecimalFormatSymbols FRENCH = new DecimalFormatSymbols(Locale.ROOT);

    static {
        FRENCH.setGroupingSeparator(' ');
        FRENCH.setDecimalSeparator(',');
    }

    public Montant {
        // 25, 25.0 and 25.00 are one rate.
        taux = taux == null ? null : plain(taux);
    }

    /**
     * Reads the three ways a file writes a cell: {@code 275000}, {@code a_evaluer}, or the long form. Throws
     * {@link IllegalArgumentException} with a French sentence.
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Montant of(JsonNode cell) {
        if (cell.isNumber()) {
            return new Montant(centimes(cell.decimalValue()), null, null, null);
        }
        if (cell.isTextual()) {
            return ofCode(cell.textValue());
        }
        cell.fieldNames().forEachRemaining(Montant::check);
        BigDecimal taux = cell.has("taux") ? cell.get("taux").decimalValue() : null;
        Long centimes = cell.has("euros") ? (Long) centimes(cell.get("euros").decimalValue()) : null;
        Mention mention = cell.has("mention") ? Mention.of(cell.get("mention").asText()) : null;
        if (mention == null && centimes == null) {
            if (taux == null) {
                throw new IllegalArgumentException("un montant porte « euros », « taux » ou « mention »");
            }
            mention = Mention.POURCENTAGE;
        }
        return new Montant(
                centimes,
                taux,
                mention,
                cell.has("imprime") ? cell.get("imprime").asText() : null);
    }

    /** The cell as the document prints it. */
    public String printed() {
        if (imprime != null) {
            return imprime;
        }
        return centimes == null && mention != null ? mention.words().orElse("") : euros();
    }

    private String euros() {
        return centimes == null
                ? ""
                : new DecimalFormat(centimes % 100 == 0 ? "#,##0" : "#,##0.00", FRENCH)
                                .format(BigDecimal.valueOf(centimes, 2))
                        + " €";
    }

    private static Montant ofCode(String code) {
        Mention mention = Mention.of(code);
        if (mention.words().isEmpty()) {
            throw new IllegalArgumentException(
                    "la mention « %s » s'écrit avec le texte imprimé : {mention: %s, imprime: …}"
                            .formatted(code, code));
        }
        return new Montant(null, null, mention, null);
    }

    private static BigDecimal plain(BigDecimal rate) {
        BigDecimal stripped = rate.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static long centimes(BigDecimal euros) {
        try {
            return euros.movePointRight(2).longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("« %s » a plus de deux décimales".formatted(euros.toPlainString()), e);
        }
    }

    private static void check(String member) {
        if (!MEMBERS.contains(member)) {
            throw new IllegalArgumentException("« " + member + " » n'est pas un membre d'un montant");
        }
    }
}
