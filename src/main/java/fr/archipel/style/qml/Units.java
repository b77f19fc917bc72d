package fr.archipel.style.qml;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Lengths and colours as QGIS writes them. */
final class Units {
    /** A pixel of the style in millimetres: a pixel of CSS, a ninety-sixth of an inch. */
    private static final double PIXEL_MM = 25.4 / 96;

    private static final double PIXEL_PT = 72.0 / 96;

    private Units() {}

    /** Millimetres. */
    static String mm(double pixels) {
        return number(pixels * PIXEL_MM);
    }

    /** Points, of letters. */
    static String pt(double pixels) {
        return number(pixels * PIXEL_PT);
    }

    /** Side on the ground of a square of so many pixels, as an expression over the map's scale, in metres. */
    static String groundMetres(double pixels) {
        return "@map_scale * " + number(pixels * PIXEL_MM / 1000, 8);
    }

    static String number(double value) {
        return number(value, 3);
    }

    private static String number(double value, int decimals) {
        BigDecimal rounded = BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return (rounded.signum() == 0 ? BigDecimal.ZERO : rounded).toPlainString();
    }

    /** {@code #rrggbb} as {@code r,g,b,a}. */
    static String color(String hex, double opacity) {
        return Integer.parseInt(hex.substring(1, 3), 16) + "," + Integer.parseInt(hex.substring(3, 5), 16) + ","
                + Integer.parseInt(hex.substring(5, 7), 16) + "," + Math.round(opacity * 255);
    }

    /** A name in an expression. */
    static String column(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A text in an expression. */
    static String literal(String text) {
        return '\'' + text.replace("\\", "\\\\").replace("'", "''") + '\'';
    }
}
