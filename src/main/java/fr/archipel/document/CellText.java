package fr.archipel.document;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A cell as words, the same in every file that people read. */
final class CellText {
    private CellText() {}

    static String of(Cell cell, Column.Type type) {
        if (cell instanceof Cell.Text text) {
            return text.text();
        } else if (cell instanceof Cell.Words words) {
            return words.words();
        } else if (cell instanceof Cell.Whole number) {
            return Long.toString(number.value());
        } else if (cell instanceof Cell.Money money) {
            return French.money(money.cents());
        } else if (cell instanceof Cell.Area area) {
            return French.hectares(area.squareMetres());
        } else if (cell instanceof Cell.Decimal number) {
            return French.decimal(number.value());
        } else if (cell instanceof Cell.Percent percent) {
            return French.percent(percent.value());
        } else if (cell instanceof Cell.Day day) {
            return French.day(day.date());
        } else if (cell instanceof Cell.Unknown) {
            return type == Column.Type.TEXT ? French.UNKNOWN : French.UNKNOWN_SHORT;
        }
        return "";
    }

    /** The number a cell holds, plain; null for words. */
    static @Nullable String value(Cell cell) {
        if (cell instanceof Cell.Whole number) {
            return Long.toString(number.value());
        } else if (cell instanceof Cell.Money money) {
            return BigDecimal.valueOf(money.cents(), 2).toPlainString();
        } else if (cell instanceof Cell.Area area) {
            return area.hectares().toPlainString();
        } else if (cell instanceof Cell.Decimal number) {
            return number.value().toPlainString();
        } else if (cell instanceof Cell.Percent percent) {
            return percent.value().toPlainString();
        }
        return null;
    }
}
