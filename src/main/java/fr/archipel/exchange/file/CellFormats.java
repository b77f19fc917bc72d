package fr.archipel.exchange.file;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a workbook's formats of numbers (ECMA-376 part 1, § 18.8.30) tell of the cells that carry them. */
public final class CellFormats {
    /** Formats of dates that every workbook has without naming them. */
    private static final Set<Integer> BUILT_IN_DATES = Set.of(14, 15, 16, 17, 22, 27, 30, 36, 50, 57);

    private CellFormats() {}

    /** Whether numbers in that format are days. */
    public static boolean isDate(@Nullable Integer id, @Nullable String format) {
        String bare = bare(format);
        return (id != null && BUILT_IN_DATES.contains(id)) || (bare.contains("y") && !bare.contains("#"));
    }

    public static boolean isPercent(@Nullable String format) {
        return bare(format).contains("%");
    }

    /** A format without its texts, colours and conditions; small letters. */
    private static String bare(@Nullable String format) {
        return format == null
                ? ""
                : format.replaceAll("\"[^\"]*\"|\\[[^\\]]*]|\\\\.|_.", "").toLowerCase(Locale.ROOT);
    }
}
