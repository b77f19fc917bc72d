package fr.archipel.exchange.profile.value;

import fr.archipel.exchange.finding.Rule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Days as people and programs write them. Figures are read day first, as in France; a year or a month alone is its first
 * day, and said; a day that does not exist is refused by name.
 */
public final class Dates {
    static final String ACCEPTED = "une date comme 2026-11-21, 21/11/2026 ou 21 novembre 2026";

    /** More than a moment in words. */
    private static final int LONGEST = 80;

    private static final int FIRST_YEAR = 1500;
    private static final int LAST_YEAR = 2200;
    private static final List<String> MONTHS = List.of(
            "janvier",
            "fevrier",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "aout",
            "septembre",
            "octobre",
            "novembre",
            "decembre");
    private static final Map<String, Integer> SHORT = Map.of("fev", 2, "juil", 7, "jul", 7);
    private static final String TIME = "(?:[T ][0-9]{1,2}[:hH][0-9]{0,2}(?::[0-9]{2})?(?:[.,][0-9]+)?"
            + "(?: ?Z| ?UTC| ?[+-][0-9]{2}(?::?[0-9]{2})?)?)?";
    private static final Pattern ZEROS = Pattern.compile("[0 /.:-]*(?:T[0:Z]*)?");
    private static final Pattern FIGURES = Pattern.compile("[0-9]+(?:[.,][0-9]+)?");
    private static final Pattern ISO = Pattern.compile("([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})" + TIME);
    private static final Pattern FRENCH =
            Pattern.compile("([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4}|[0-9]{2})" + TIME);
    private static final Pattern COMPACT = Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})");
    private static final Pattern MONTH = Pattern.compile("([0-9]{1,2})[-/.]([0-9]{4})");
    private static final Pattern ISO_MONTH = Pattern.compile("([0-9]{4})[-/.]([0-9]{1,2})");
    private static final Pattern WORDS = Pattern.compile(
            "(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) )?(?:le )?(?:([0-9]{1,2})(?:er)? )?([a-z]{3,9}) ([0-9]{4})");

    private Dates() {}

    public static ReadValue read(Object cell) {
        if (cell instanceof LocalDate day) {
            return placed(day, null);
        }
        if (cell instanceof OffsetDateTime moment) {
            return placed(moment.toLocalDate(), null);
        }
        if (cell instanceof Boolean || cell instanceof String[]) {
            return refused("n'est pas une date");
        }
        String written = Texts.plain(cell);
        if (written.length() > LONGEST) {
            return refused("n'est pas une date");
        }
        String text = Folding.tidy(written);
        if (Folding.isNothing(text) || ZEROS.matcher(text).matches()) {
            return ReadValue.NOTHING;
        }
        return FIGURES.matcher(text).matches() ? figures(text.replace(',', '.')) : words(text);
    }

    /** A year, eight figures, or a spreadsheet's count of days. */
    private static ReadValue figures(String text) {
        Matcher compact = COMPACT.matcher(text);
        if (compact.matches()) {
            return day(compact.group(1), compact.group(2), compact.group(3));
        }
        BigDecimal number = new BigDecimal(text);
        boolean whole = number.stripTrailingZeros().scale() <= 0;
        if (whole
                && number.compareTo(BigDecimal.valueOf(1000)) >= 0
                && number.compareTo(BigDecimal.valueOf(9999)) <= 0) {
            return placed(LocalDate.of(number.intValue(), 1, 1), "est une année, lue comme son 1er janvier");
        }
        // From 1954 to 2119: below, a number is a mistake oftener than a day.
        if (number.compareTo(BigDecimal.valueOf(20_000)) >= 0 && number.compareTo(BigDecimal.valueOf(80_000)) <= 0) {
            LocalDate day = LocalDate.of(1899, 12, 30).plusDays(number.longValue());
            return placed(day, "est un numéro de jour de tableur, lu " + day);
        }
        return refused("n'est pas une date");
    }

    private static ReadValue words(String text) {
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) {
            return day(iso.group(1), iso.group(2), iso.group(3));
        }
        Matcher french = FRENCH.matcher(text);
        if (french.matches()) {
            return day(french.group(3), french.group(2), french.group(1));
        }
        Matcher month = MONTH.matcher(text);
        if (month.matches()) {
            return month(month.group(2), month.group(1));
        }
        Matcher isoMonth = ISO_MONTH.matcher(text);
        if (isoMonth.matches()) {
            return month(isoMonth.group(1), isoMonth.group(2));
        }
        Matcher words = WORDS.matcher(Folding.fold(text));
        int named = words.matches() ? monthNamed(words.group(2)) : 0;
        if (named == 0) {
            return refused("n'est pas une date");
        }
        return words.group(1) == null
                ? month(words.group(3), String.valueOf(named))
                : day(words.group(3), String.valueOf(named), words.group(1));
    }

    /** 0 when no month, or more than one, begins so. */
    private static int monthNamed(String word) {
        Integer known = SHORT.get(word);
        if (known != null) {
            return known;
        }
        int found = 0;
        for (int i = 0; i < MONTHS.size(); i++) {
            if (MONTHS.get(i).startsWith(word)) {
                if (found != 0) {
                    return 0;
                }
                found = i + 1;
            }
        }
        return found;
    }

    private static ReadValue month(String year, String month) {
        if (Integer.parseInt(month) < 1 || Integer.parseInt(month) > 12) {
            return refused("nomme un mois qui n'existe pas (" + Integer.parseInt(month) + ")");
        }
        return placed(
                LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), 1),
                "est un mois, lu comme son premier jour");
    }

    private static ReadValue day(String yearText, String monthText, String dayText) {
        int written = Integer.parseInt(yearText);
        int year = yearText.length() > 2 ? written : written < 50 ? 2000 + written : 1900 + written;
        int month = Integer.parseInt(monthText);
        int day = Integer.parseInt(dayText);
        if (month < 1 || month > 12) {
            return refused("nomme un mois qui n'existe pas (" + month + ")");
        }
        if (day < 1 || day > YearMonth.of(year, month).lengthOfMonth()) {
            return refused("nomme un jour qui n'existe pas (%d %s %d)".formatted(day, title(month), year));
        }
        return placed(LocalDate.of(year, month, day), null);
    }

    private static String title(int month) {
        return java.time.Month.of(month).getDisplayName(java.time.format.TextStyle.FULL, java.util.Locale.FRENCH);
    }

    private static ReadValue placed(LocalDate day, @Nullable String note) {
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            return ReadValue.refused(
                    Rule.UNREADABLE_DATE, "est d'une année invraisemblable (" + day.getYear() + ")", ACCEPTED);
        }
        return note == null ? ReadValue.of(day) : ReadValue.noted(day, Rule.COMPLETED_DATE, note);
    }

    private static ReadValue refused(String why) {
        return ReadValue.refused(Rule.UNREADABLE_DATE, why, ACCEPTED);
    }
}
