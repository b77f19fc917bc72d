package fr.archipel.exchange.profile.value;

import fr.archipel.exchange.finding.Rule;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as people write them: decimal comma or point, thousands apart by any blank, with their unit or a percentage. A
 * mark that is there once is a decimal mark.
 */
public final class Numbers {
    private static final Pattern WRITTEN =
            Pattern.compile("([+-]?) ?([0-9][0-9 .,'’]*|[.,][0-9]+)(?:[eE]([+-]?[0-9]{1,2})(?![0-9a-zA-Z]))?(.*)");
    private static final Pattern BARE = Pattern.compile("[0-9]*");
    private static final Pattern MARKED = Pattern.compile("[0-9]{1,3}(?:(?:\\.[0-9]{3})+|(?:,[0-9]{3})+)");
    private static final Pattern THOUSANDS = Pattern.compile("[0-9]{1,3}([ '’][0-9]{3})+");
    /** Digits before the decimal mark, and after it. */
    private static final int LONGEST = 40;

    private Numbers() {}

    /**
     * @param unit of the field; null when it has none
     * @param columnUnit of bare numbers in the column; null when it is the field's
     */
    public static ReadValue read(Object cell, boolean whole, @Nullable String unit, @Nullable String columnUnit) {
        if (cell instanceof Boolean || cell instanceof java.time.temporal.Temporal || cell instanceof String[]) {
            return refused("n'est pas un nombre", unit, whole);
        }
        if ((cell instanceof Double || cell instanceof Float) && !Double.isFinite(((Number) cell).doubleValue())) {
            return ReadValue.NOTHING;
        }
        if (cell instanceof Number number) {
            return placed(plain(number), columnUnit, whole, unit);
        }
        String text = Folding.tidy(String.valueOf(cell)).replace('−', '-').replace('–', '-');
        if (Folding.isNothing(text) || text.equals("-")) {
            return ReadValue.NOTHING;
        }
        Matcher matcher = WRITTEN.matcher(text);
        if (text.length() > 2 * LONGEST || !matcher.matches()) {
            return refused("n'est pas un nombre", unit, whole);
        }
        BigDecimal number = digits(matcher.group(2).strip());
        if (number == null) {
            return refused("se lit de plusieurs façons", unit, whole);
        }
        if (matcher.group(3) != null) {
            number = number.scaleByPowerOfTen(Integer.parseInt(matcher.group(3)));
        }
        String written = matcher.group(4).strip();
        return placed(
                matcher.group(1).equals("-") ? number.negate() : number,
                written.isEmpty() ? columnUnit : written,
                whole,
                unit);
    }

    /** As a number of the file is written by a computer. */
    static BigDecimal plain(Number number) {
        return number instanceof BigDecimal exact
                ? exact
                : number instanceof Double || number instanceof Float
                        ? new BigDecimal(number.toString())
                        : BigDecimal.valueOf(number.longValue());
    }

    private static ReadValue placed(BigDecimal written, @Nullable String from, boolean whole, @Nullable String unit) {
        BigDecimal number = written;
        if ((long) number.precision() - number.scale() > LONGEST || number.scale() > LONGEST) {
            return ReadValue.refused(Rule.OUT_OF_RANGE, "est un nombre démesuré", accepted(unit, whole));
        }
        if (from != null) {
            if (unit == null) {
                return refused("porte une unité (" + from + ") que le champ n'a pas", null, whole);
            }
            number = Units.convert(written, from, unit).orElse(null);
            if (number == null) {
                return refused("porte une unité (%s) qui ne se convertit pas en %s".formatted(from, unit), unit, whole);
            }
        }
        if (!whole) {
            return ReadValue.of(number.scale() < 0 ? number.setScale(0) : number);
        }
        if (number.stripTrailingZeros().scale() > 0) {
            return refused("n'est pas un nombre entier", unit, true);
        }
        return number.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
                ? ReadValue.refused(Rule.OUT_OF_RANGE, "est un nombre démesuré", accepted(unit, true))
                : ReadValue.of(number.longValueExact());
    }

    private static ReadValue refused(String why, @Nullable String unit, boolean whole) {
        return ReadValue.refused(Rule.WRONG_TYPE, why, accepted(unit, whole));
    }

    private static String accepted(@Nullable String unit, boolean whole) {
        String number = whole ? "un nombre entier, comme 1250 ou 1 250" : "un nombre, comme 1250,5 ou 1 250,5";
        return unit == null ? number : number + " (en " + unit + ", ou avec une autre unité écrite à côté)";
    }

    /** Null when a mark may be a decimal one or one of thousands, or groups are not of thousands. */
    private static @Nullable BigDecimal digits(String written) {
        int comma = written.lastIndexOf(',');
        int point = written.lastIndexOf('.');
        String whole = written;
        String fraction = "";
        if (comma >= 0 && point >= 0) {
            char mark = comma > point ? '.' : ',';
            int last = Math.max(comma, point);
            whole = written.substring(0, last);
            fraction = written.substring(last + 1);
            if (!MARKED.matcher(whole).matches()) {
                return null;
            }
            whole = whole.replace(String.valueOf(mark), "");
        } else if (comma >= 0 || point >= 0) {
            char mark = comma >= 0 ? ',' : '.';
            if (written.indexOf(mark) != written.lastIndexOf(mark)) {
                if (!MARKED.matcher(written).matches()) {
                    return null;
                }
                whole = written.replace(String.valueOf(mark), "");
            } else {
                whole = written.substring(0, written.indexOf(mark));
                fraction = written.substring(written.indexOf(mark) + 1);
            }
        }
        if (!BARE.matcher(fraction).matches()
                || !(BARE.matcher(whole).matches() || THOUSANDS.matcher(whole).matches())) {
            return null;
        }
        String figures = whole.replaceAll("[ '’]", "");
        String number = (figures.isEmpty() ? "0" : figures) + (fraction.isEmpty() ? "" : "." + fraction);
        return new BigDecimal(number);
    }
}
