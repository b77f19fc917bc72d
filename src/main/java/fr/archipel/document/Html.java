package fr.archipel.document;

/** Pieces of XHTML, escaped. */
public final class Html {
    private Html() {}

    /** Text between tags or in a quoted attribute; signs XML does not know become a question mark. */
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isXml(c) ? c : '?');
            }
        });
        return escaped.toString();
    }

    /** Signs that XML does not know become a question mark. */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> clean.appendCodePoint(isXml(c) ? c : '?'));
        return clean.toString();
    }

    /** Char of XML 1.0, § 2.2. */
    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c < 0xD800)
                || (c >= 0xE000 && c != 0xFFFE && c != 0xFFFF);
    }

    /** {@code <p class="note">words</p>}. */
    public static String element(String name, String css, String words) {
        return "<" + name + (css.isEmpty() ? "" : " class=\"" + css + "\"") + ">" + escape(words) + "</" + name + ">";
    }
}
