package fr.archipel.document;

import org.jspecify.annotations.Nullable;

/**
 * A column of a {@link Table}.
 *
 * @param id stable name, such as {@code cout_eur}
 * @param title French heading
 * @param width of a usual cell, in characters
 * @param summed whether a subtotal and the total of this column are the sums of its rows: then they are formulas in a
 *     workbook, and {@link Table} refuses others
 */
public record Column(String id, String title, Type type, int width, boolean summed) {

    /** What the cells of a column hold, when they hold neither words nor nothing. */
    public enum Type {
        TEXT("texte", null),
        INTEGER("entier", null),
        MONEY("montant", "€"),
        PERCENT("taux", "%"),
        /** Land, in hectares to the m². */
        AREA("surface", "ha"),
        /** Any other number; its unit, when it has one, stands in the title. */
        DECIMAL("nombre", null),
        DATE("date", null);

        private final String code;
        private final @Nullable String unit;

        Type(String code, @Nullable String unit) {
            this.code = code;
            this.unit = unit;
        }

        /** As answers of the API name it. */
        public String code() {
            return code;
        }

        public @Nullable String unit() {
            return unit;
        }
    }

    public static Column text(String id, String title, int width) {
        return new Column(id, title, Type.TEXT, width, false);
    }

    /** A count that adds up. */
    public static Column count(String id, String title) {
        return new Column(id, title, Type.INTEGER, 9, true);
    }

    /** A number that does not add up: a year, a rank. */
    public static Column number(String id, String title) {
        return new Column(id, title, Type.INTEGER, 9, false);
    }

    /** Money that adds up. */
    public static Column money(String id, String title) {
        return new Column(id, title, Type.MONEY, 16, true);
    }

    /** Money whose totals are not the sums of the rows shown, such as a share counted on several rows. */
    public static Column moneyApart(String id, String title) {
        return new Column(id, title, Type.MONEY, 16, false);
    }

    /** Land that adds up. */
    public static Column area(String id, String title) {
        return new Column(id, title, Type.AREA, 12, true);
    }

    /** Land whose totals are not the sums of the rows shown. */
    public static Column areaApart(String id, String title) {
        return new Column(id, title, Type.AREA, 12, false);
    }

    /** {@code title} holds the unit: « Rythme (ha/an) ». */
    public static Column decimal(String id, String title) {
        return new Column(id, title, Type.DECIMAL, 11, false);
    }

    public static Column percent(String id, String title) {
        return new Column(id, title, Type.PERCENT, 9, false);
    }

    public static Column date(String id, String title) {
        return new Column(id, title, Type.DATE, 12, false);
    }
}
