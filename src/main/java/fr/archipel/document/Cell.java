package fr.archipel.document;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What stands in a cell. What is not known is {@link Unknown}, never 0; what has no place there is {@link Blank}. */
public sealed interface Cell {
    Cell UNKNOWN = new Unknown();
    Cell BLANK = new Blank();

    record Text(String text) implements Cell {}

    record Whole(long value) implements Cell {}

    record Money(long cents) implements Cell {}

    /** {@code value}: 37.5 for 37,5 %. */
    record Percent(BigDecimal value) implements Cell {}

    record Area(long squareMetres) implements Cell {
        public BigDecimal hectares() {
            return BigDecimal.valueOf(squareMetres, 4);
        }
    }

    record Decimal(BigDecimal value) implements Cell {}

    record Day(LocalDate date) implements Cell {}

    /** Words in the place of a number: « à évaluer ». */
    record Words(String words) implements Cell {}

    /** Shown « non renseigné »; an empty cell in a column of numbers of a workbook. */
    record Unknown() implements Cell {}

    /** Empty because nothing belongs there, such as the title column of a subtotal. */
    record Blank() implements Cell {}

    static Cell text(@Nullable String text) {
        return text == null || text.isBlank() ? UNKNOWN : new Text(text);
    }

    static Cell number(@Nullable Integer value) {
        return value == null ? UNKNOWN : new Whole(value);
    }

    static Cell number(@Nullable Long value) {
        return value == null ? UNKNOWN : new Whole(value);
    }

    static Cell cents(@Nullable Long cents) {
        return cents == null ? UNKNOWN : new Money(cents);
    }

    /** Exact euros; throws ArithmeticException below a cent. */
    static Cell euros(@Nullable BigDecimal euros) {
        return euros == null
                ? UNKNOWN
                : new Money(euros.movePointRight(2).setScale(0).longValueExact());
    }

    static Cell area(@Nullable Long squareMetres) {
        return squareMetres == null ? UNKNOWN : new Area(squareMetres);
    }

    /** Throws ArithmeticException below a m². */
    static Cell hectares(@Nullable BigDecimal hectares) {
        return hectares == null
                ? UNKNOWN
                : new Area(hectares.movePointRight(4).setScale(0).longValueExact());
    }

    static Cell decimal(@Nullable BigDecimal value) {
        return value == null ? UNKNOWN : new Decimal(value);
    }

    static Cell percent(@Nullable BigDecimal percent) {
        return percent == null ? UNKNOWN : new Percent(percent);
    }

    static Cell day(@Nullable LocalDate date) {
        return date == null ? UNKNOWN : new Day(date);
    }

    static Cell words(String words) {
        return new Words(words);
    }
}
