package fr.archipel.document;

/** Text that no spreadsheet takes for a formula: an apostrophe before what would be one (OWASP, « CSV injection »). */
public final class SafeText {
    private static final String FORMULA_SIGNS = "=+-@\t\r\n＝＋－＠";

    private SafeText() {}

    public static String of(String text) {
        return isFormula(text, 0) ? "'" + text : text;
    }

    /** The text that {@link #of} was given. */
    public static String bare(String text) {
        return text.startsWith("'") && isFormula(text, 1) ? text.substring(1) : text;
    }

    private static boolean isFormula(String text, int from) {
        return text.length() > from && FORMULA_SIGNS.indexOf(text.charAt(from)) >= 0;
    }
}
