package fr.archipel.cql2;

import java.util.Locale;

/**
 * A word of the text encoding.
 *
 * @param text as it counts: a string without its quotes, a name without its double quotes
 * @param start offset of its first character
 * @param end offset after its last
 */
record Token(Kind kind, String text, int start, int end) {

    enum Kind {
        NAME,
        /** A name between double quotes, which is never a keyword. */
        QUOTED_NAME,
        STRING,
        NUMBER,
        SIGN,
        END
    }

    /** Whether this is that keyword; keywords have no case. */
    boolean is(String keyword) {
        return kind == Kind.NAME && text.equalsIgnoreCase(keyword);
    }

    boolean isSign(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    String keyword() {
        return kind == Kind.NAME ? text.toUpperCase(Locale.ROOT) : "";
    }

    Place at() {
        return Place.character(start);
    }

    String shown() {
        return kind == Kind.END ? "la fin du filtre" : "« " + text + " »";
    }
}
