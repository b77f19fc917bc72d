package fr.archipel.exchange.followup;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An amount of money as read from a cell.
 *
 * @param cents null when the cell says none
 * @param mention the words that stand in its place (« à évaluer »); never 0
 * @param refusal why the cell cannot be read as an amount
 */
record Amount(
        @Nullable Long cents,
        @Nullable String mention,
        @Nullable String refusal) {

    static final Amount NONE = new Amount(null, null, null);
    static final String ACCEPTED =
            "un montant positif ou nul, d'au plus 1 000 000 000 €, comme 12 500, 12 500,50 € ou 12,5 k€";

    private static final BigDecimal MAXIMUM_CENTS = new BigDecimal("100000000000");
    private static final Set<String> NOTHING =
            Set.of("", "non renseigne", "n r", "nr", "n a", "na", "neant", "sans objet", "so", "s o", "nc", "n c");
    private static final Set<String> MENTIONS = Set.of(
            "pour memoire",
            "pm",
            "voir convention",
            "en cours",
            "en definition",
            "non eligible",
            "en attente",
            "inconnu");
    private static final Pattern WRITTEN = Pattern.compile(
            "(?:€ ?)?([0-9][0-9 .,'’]*)(?: ?(k|m))? ?(?:€|eur|euros?)?(?: ?(?:ht|ttc))?", Pattern.CASE_INSENSITIVE);

    private static Amount refused(String reason) {
        return new Amount(null, null, reason);
    }

    /** {@code unit}: euros that a bare number counts; an amount written with its own unit says it itself. */
    static Amount read(GridCell cell, int unit) {
        return switch (cell.kind()) {
            case EMPTY -> NONE;
            case NUMBER -> number(cell.number(), unit);
            case TEXT -> text(cell.text(), unit);
            case DATE -> refused("c'est une date");
            case PERCENT -> refused("c'est un pourcentage");
            case ERROR -> refused("la formule de la cellule est en erreur");
        };
    }

    private static Amount number(@Nullable BigDecimal number, int unit) {
        return number == null
                ? NONE
                : cents(number.multiply(BigDecimal.valueOf(unit))
                        .movePointRight(2)
                        .setScale(0, RoundingMode.HALF_UP));
    }

    private static Amount text(String written, int unit) {
        String folded = Words.fold(written);
        if (NOTHING.contains(folded)) {
            return NONE;
        }
        if (MENTIONS.contains(folded) || folded.matches("a [a-z]+(er|ir|re)")) {
            return new Amount(null, written, null);
        }
        if (written.matches("\\(.*[0-9].*\\)|[-−–] ?(€ ?)?[0-9].*|.*[0-9] ?[-−]")) {
            return refused("c'est un montant négatif");
        }
        Matcher matcher = WRITTEN.matcher(written.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return refused("ce n'est pas un montant");
        }
        BigDecimal number = number(matcher.group(1).strip().replaceAll("[ '’]", ""));
        if (number == null) {
            return refused("le point ou la virgule se lit de deux façons ; écrivez 1234,50");
        }
        boolean bare = matcher.group(2) == null && !written.contains("€");
        int factor = "k".equals(matcher.group(2)) ? 1000 : "m".equals(matcher.group(2)) ? 1_000_000 : bare ? unit : 1;
        BigDecimal cents = number.multiply(BigDecimal.valueOf(factor)).movePointRight(2);
        return cents.stripTrailingZeros().scale() > 0 ? refused("il va au-delà du centime") : cents(cents);
    }

    /** Null when a mark may be a decimal one or one of thousands. */
    private static @Nullable BigDecimal number(String digits) {
        int comma = digits.lastIndexOf(',');
        int point = digits.lastIndexOf('.');
        if (comma >= 0 && point >= 0) {
            char decimal = comma > point ? ',' : '.';
            String thousands = decimal == ',' ? "[0-9]{1,3}(\\.[0-9]{3})+,[0-9]*" : "[0-9]{1,3}(,[0-9]{3})+\\.[0-9]*";
            return digits.matches(thousands)
                    ? new BigDecimal(
                            digits.replace(decimal == ',' ? "." : ",", "").replace(',', '.'))
                    : null;
        }
        char mark = comma >= 0 ? ',' : '.';
        if (digits.indexOf(mark) != digits.lastIndexOf(mark)) {
            return digits.matches("[0-9]{1,3}([.,][0-9]{3})+") ? new BigDecimal(digits.replace("" + mark, "")) : null;
        }
        // A point and three digits: a thousand in Italy, a decimal in England.
        return mark == '.' && digits.matches("[1-9][0-9]{0,2}\\.[0-9]{3}")
                ? null
                : new BigDecimal(digits.replace(',', '.').replaceAll("\\.$", ""));
    }

    private static Amount cents(BigDecimal cents) {
        if (cents.signum() < 0) {
            return refused("c'est un montant négatif");
        }
        return cents.compareTo(MAXIMUM_CENTS) > 0
                ? refused("il dépasse 1 000 000 000 €")
                : new Amount(cents.longValueExact(), null, null);
    }
}
