package fr.archipel.exchange.followup;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A cell as it was found.
 *
 * @param text as a reader sees it, without blanks around; empty for nothing
 * @param number what the cell holds when it holds a number; a date too, as the days that spreadsheets count
 * @param date when the cell holds a number shown as a date
 */
record GridCell(
        Kind kind,
        String text,
        @Nullable BigDecimal number,
        @Nullable LocalDate date) {

    /** ERROR: a formula that failed (#REF!…). */
    enum Kind {
        EMPTY,
        TEXT,
        NUMBER,
        PERCENT,
        DATE,
        ERROR
    }

    static final GridCell EMPTY = new GridCell(Kind.EMPTY, "", null, null);

    static GridCell text(String written) {
        String text = Words.tidy(written);
        return text.isEmpty() ? EMPTY : new GridCell(Kind.TEXT, text, null, null);
    }

    static GridCell number(BigDecimal number, boolean percent) {
        BigDecimal shown = percent ? number.movePointRight(2) : number;
        String text = shown.stripTrailingZeros().toPlainString().replace('.', ',') + (percent ? " %" : "");
        return new GridCell(percent ? Kind.PERCENT : Kind.NUMBER, text, number, null);
    }

    static GridCell date(BigDecimal serial, LocalDate date) {
        return new GridCell(Kind.DATE, fr.archipel.document.French.day(date), serial, date);
    }

    static GridCell error(String code) {
        return new GridCell(Kind.ERROR, code, null, null);
    }

    boolean isEmpty() {
        return kind == Kind.EMPTY;
    }

    boolean isText() {
        return kind == Kind.TEXT;
    }
}
