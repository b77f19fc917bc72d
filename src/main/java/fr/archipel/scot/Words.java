package fr.archipel.scot;

import fr.archipel.analysis.Measures;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Figures and lists inside French sentences. */
public final class Words {
    private static final int MAXIMUM_NAMES = 8;
    private static final String NARROW_SPACE = "\u202f";

    private Words() {}

    /** {@code 12,4 ha}, to the m². */
    public static String hectares(long squareMetres) {
        NumberFormat format = NumberFormat.getNumberInstance(Locale.FRENCH);
        format.setMaximumFractionDigits(4);
        return format.format(Measures.hectares(squareMetres)) + NARROW_SPACE + "ha";
    }

    /** {@code « A », « B » et « C »}; above {@link #MAXIMUM_NAMES}, how many others. */
    public static String names(List<String> names) {
        List<String> quoted = new ArrayList<>(names.stream()
                .limit(MAXIMUM_NAMES)
                .map(name -> "« " + name + " »")
                .toList());
        int others = names.size() - quoted.size();
        if (others > 0) {
            quoted.add(count(others, "autre"));
        }
        int last = quoted.size() - 1;
        return last < 1
                ? String.join("", quoted)
                : String.join(", ", quoted.subList(0, last)) + " et " + quoted.get(last);
    }

    /** {@code 1 commune}, {@code 3 communes}. */
    public static String count(long number, String singular) {
        return number + "\u00a0" + singular + (number < 2 ? "" : "s");
    }
}
