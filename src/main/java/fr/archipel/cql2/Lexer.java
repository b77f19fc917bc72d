package fr.archipel.cql2;

import fr.archipel.cql2.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** The text encoding cut into words (OGC 21-065r2, annex B). */
final class Lexer {
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    /** The words, the last of kind {@link Kind#END}. */
    static List<Token> read(String text) {
        Lexer lexer = new Lexer(text);
        while (lexer.more()) {
            lexer.word();
        }
        lexer.add(Kind.END, "", text.length());
        return lexer.tokens;
    }

    private boolean more() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length();
    }

    private void word() {
        int start = at;
        int c = text.codePointAt(at);
        if (c == '\'') {
            quoted(Kind.STRING, '\'');
        } else if (c == '"') {
            quoted(Kind.QUOTED_NAME, '"');
        } else if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
            number();
        } else if (isNameStart(c)) {
            while (at < text.length() && isNamePart(text.codePointAt(at))) {
                at += Character.charCount(text.codePointAt(at));
            }
            add(Kind.NAME, text.substring(start, at), start);
        } else {
            sign(c);
        }
    }

    /** A quote within is written twice, or, for a string, after a backslash (requirement 28). */
    private void quoted(Kind kind, char quote) {
        int start = at++;
        StringBuilder value = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == quote && peek(1) != quote) {
                at++;
                add(kind, value.toString(), start);
                return;
            }
            if (c == quote || (kind == Kind.STRING && c == '\\' && peek(1) == quote)) {
                at++;
            }
            value.append(text.charAt(at++));
        }
        throw Place.character(start)
                .refuse(
                        kind == Kind.STRING
                                ? "ce texte n'est pas fermé par une apostrophe."
                                : "ce nom n'est pas fermé par un guillemet.");
    }

    private void number() {
        int start = at;
        digits();
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            digits();
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            int exponent = peek(1) == '+' || peek(1) == '-' ? 2 : 1;
            if (isDigit(peek(exponent))) {
                at += exponent;
                digits();
            }
        }
        add(Kind.NUMBER, text.substring(start, at), start);
    }

    private void digits() {
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
    }

    private void sign(int c) {
        int start = at;
        String two = text.substring(at, Math.min(at + 2, text.length()));
        if (two.equals("<>") || two.equals("<=") || two.equals(">=")) {
            at += 2;
            add(Kind.SIGN, two, start);
        } else if ("()[],=<>+-*/%^".indexOf(c) >= 0) {
            at++;
            add(Kind.SIGN, Character.toString(c), start);
        } else {
            throw Place.character(at).refuse("« %s » n'a pas de sens ici.".formatted(Character.toString(c)));
        }
    }

    private void add(Kind kind, String value, int start) {
        tokens.add(new Token(kind, value, start, at));
    }

    private int peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : -1;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNameStart(int c) {
        return c == ':' || c == '_' || Character.isLetter(c);
    }

    private static boolean isNamePart(int c) {
        return isNameStart(c) || c == '.' || isDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }
}
