package fr.archipel.exchange.followup;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as people write them in a table. */
final class Days {
    static final String ACCEPTED = "une date comme 31/05/2024";

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
    private static final Pattern FIGURES =
            Pattern.compile("(?<![0-9])([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4}|[0-9]{2})(?![0-9])");
    private static final Pattern ISO = Pattern.compile("(?<![0-9])([0-9]{4})-([0-9]{2})-([0-9]{2})(?![0-9])");
    private static final Pattern WORDS =
            Pattern.compile("(?<![0-9])([0-9]{1,2})(?:er)? (" + String.join("|", MONTHS) + ") ([0-9]{4})(?![0-9])");
    private static final BigDecimal FIRST_SERIAL = new BigDecimal(32_874); // 1990-01-01
    private static final BigDecimal LAST_SERIAL = new BigDecimal(73_415); // 2100-12-31

    private Days() {}

    /** The day of a cell; a bare number is a day as spreadsheets count them. */
    static Optional<LocalDate> read(GridCell cell) {
        if (cell.date() != null) {
            return Optional.of(cell.date());
        }
        BigDecimal number = cell.number();
        if (number != null) {
            return number.compareTo(FIRST_SERIAL) >= 0 && number.compareTo(LAST_SERIAL) <= 0
                    ? Optional.of(LocalDate.of(1899, 12, 30).plusDays(number.longValue()))
                    : Optional.empty();
        }
        return find(cell.text());
    }

    /** The one date of a text (« COPIL du 12/03/2024 »); empty when there is none, or several. */
    static Optional<LocalDate> find(String text) {
        List<LocalDate> found = new ArrayList<>();
        Matcher figures = FIGURES.matcher(text);
        while (figures.find()) {
            int year = Integer.parseInt(figures.group(3));
            add(found, year < 100 ? 2000 + year : year, figures.group(2), figures.group(1));
        }
        Matcher iso = ISO.matcher(text);
        while (iso.find()) {
            add(found, Integer.parseInt(iso.group(1)), iso.group(2), iso.group(3));
        }
        Matcher words = WORDS.matcher(Words.fold(text));
        while (words.find()) {
            add(
                    found,
                    Integer.parseInt(words.group(3)),
                    String.valueOf(MONTHS.indexOf(words.group(2)) + 1),
                    words.group(1));
        }
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static void add(List<LocalDate> found, int year, String month, String day) {
        try {
            found.add(LocalDate.of(year, Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException e) {
            // 31/02/2024 is no date; the cell is then refused.
        }
    }
}
