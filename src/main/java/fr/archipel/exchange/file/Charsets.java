package fr.archipel.exchange.file;

import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Encodings by the names that files and people give them. */
public final class Charsets {
    public static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final Pattern DIGITS = Pattern.compile("(?:CP|ANSI|OEM|WINDOWS|IBM)?[ _-]?(\\d{3,5})");
    private static final Pattern LATIN = Pattern.compile("(?:ISO[ _-]?)?8859[ _-]?(\\d{1,2})");

    private Charsets() {}

    /** The names that {@code .cpg} files use, and people; null when it is none, and the text then decides. */
    public static @Nullable Charset named(String codePage) {
        String name = codePage.toUpperCase(Locale.ROOT).strip();
        if (name.equals("65001") || name.replaceAll("[ _-]", "").equals("UTF8")) {
            return StandardCharsets.UTF_8;
        }
        if (name.startsWith("LDID/")) {
            return name.substring(5).matches("\\d{1,3}") ? ofLanguage(Integer.parseInt(name.substring(5))) : null;
        }
        // What calls itself Latin-1 is windows-1252 as soon as it holds a curly quote or an œ.
        if (name.matches("ANSI|LATIN[ _-]?1")) {
            return WINDOWS;
        }
        Matcher latin = LATIN.matcher(name);
        if (latin.matches() || name.matches("8859\\d{1,2}")) {
            String part = latin.matches() ? latin.group(1) : name.substring(4);
            return part.equals("1") ? WINDOWS : find("ISO-8859-" + part);
        }
        Matcher digits = DIGITS.matcher(name);
        if (digits.matches()) {
            int page = Integer.parseInt(digits.group(1));
            return find((page >= 1250 && page <= 1258 ? "windows-" : "IBM") + page);
        }
        return find(name);
    }

    /** The encoding that somebody asks for. Throws {@link Problem.InvalidParameter} for a name of none. */
    public static Charset wanted(String name) {
        Charset charset = named(name);
        if (charset == null) {
            throw new ProblemException(new Problem.InvalidParameter(
                    "encodage", name, "un encodage comme UTF-8, windows-1252, ISO-8859-15, IBM850 ou UTF-16"));
        }
        return charset;
    }

    /** The byte of dBASE that names a code page; null for none or unknown. */
    public static @Nullable Charset ofLanguage(int id) {
        return switch (id) {
            case 0x01 -> find("IBM437");
            case 0x02, 0x08, 0x0b, 0x0d, 0x0f, 0x11, 0x15, 0x18, 0x19, 0x1b, 0x1d, 0x25, 0x37 -> find("IBM850");
            case 0x03, 0x57, 0x58, 0x59 -> WINDOWS;
            case 0x64, 0x1f, 0x22, 0x23, 0x40 -> find("IBM852");
            case 0xc8 -> find("windows-1250");
            case 0xc9 -> find("windows-1251");
            default -> null;
        };
    }

    private static @Nullable Charset find(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }
}
