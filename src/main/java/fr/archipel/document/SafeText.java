package fr.archipel.document;

/** Text that no spreadsheet takes for a formula: an apostrophe before what would be one (OWASP, « CSV injection »). */
public final class SafeText {
    private static final String FORMULA_SIGNS = "=+-@\t\r\n＝＋－＠";

    private SafeText() {}

    public static String of(String text) {
        return !text.isEmpty() && FORMULA_SIGNS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
