package fr.archipel.exchange.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Generated files in the exact shape of Cerema's, for communes of ours: their figures are invented and mean nothing. An
 * edition is named by its first and last year, as Cerema does.
 */
public final class GeneratedEnaf {
    private static final List<String> PARTS = List.of("act", "hab", "mix", "rou", "fer", "inc");

    private GeneratedEnaf() {}

    /** The flow of a year: 1 000 m² a year since 2000, of which 600 for housing and the rest for activity, less one. */
    public static int total(int year) {
        return 1_000 * (year - 2000);
    }

    public static int part(String part, int year) {
        return switch (part) {
            case "hab" -> 600 * (year - 2000);
            case "act" -> 400 * (year - 2000);
            case "inc" -> -1;
            default -> 0;
        };
    }

    /** How an edition is written. */
    public record Style(String separator, boolean decimals, boolean mark, boolean numericCodes) {
        public static final Style OF_2023 = new Style(";", false, false, false);
        public static final Style OF_OTHERS = new Style(",", true, true, true);
    }

    public static Path write(Path file, int first, int last, Style style, List<String> communes) {
        List<String> heads = new ArrayList<>(List.of("idcom", "idcomtxt", "iddep", "epci" + two(last), "scot"));
        for (int year = first; year < last; year++) {
            heads.add("naf" + two(year) + "art" + two(year + 1));
            for (String part : PARTS) {
                heads.add("art" + two(year) + part + two(year + 1));
            }
        }
        heads.add("naf" + two(first) + "art" + two(last));
        PARTS.forEach(part -> heads.add("art" + two(first) + part + two(last)));
        heads.addAll(
                List.of("artcom" + two(first) + two(last), "pop14", "pop20", "pop1420", "men14", "men20", "men1420"));
        heads.addAll(List.of(
                "emp14", "emp20", "emp1420", "mepart1420", "menhab1420", "artpop1420", "surfcom20" + two(last)));
        StringBuilder text =
                new StringBuilder(style.mark() ? "\ufeff" : "").append(String.join(style.separator(), heads));
        communes.forEach(
                insee -> text.append('\n').append(String.join(style.separator(), row(insee, first, last, style))));
        try {
            return Files.writeString(file, text.append('\n'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> row(String insee, int first, int last, Style style) {
        List<String> cells = new ArrayList<>();
        cells.add(style.numericCodes() ? Integer.toString(Integer.parseInt(insee)) : insee);
        cells.addAll(List.of("\"Généré \"\"" + insee + "\"\"\"", "62", "246200364", "généré"));
        long total = 0;
        for (int year = first; year < last; year++) {
            total += total(year);
            cells.add(number(total(year), style));
            for (String part : PARTS) {
                cells.add(number(part(part, year), style));
            }
        }
        cells.add(number(total, style));
        PARTS.forEach(part -> cells.add(number(0, style)));
        cells.addAll(
                List.of("0.43", "767", "806", "39", "310", "334", "24", "85", "78", "-7", "19.15", "27.04", "227.59"));
        cells.add("15619934");
        return cells;
    }

    private static String number(long value, Style style) {
        return style.decimals() ? value + ".0" : Long.toString(value);
    }

    private static String two(int year) {
        return "%02d".formatted(year % 100);
    }
}
