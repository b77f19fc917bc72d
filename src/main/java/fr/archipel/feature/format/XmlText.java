package fr.archipel.feature.format;

import fr.archipel.geo.Utf8Writer;
import fr.archipel.layer.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Text and names as XML 1.0 takes them. */
final class XmlText {
    private XmlText() {}

    /** Escaped; a control character, which XML cannot hold at all, becomes U+FFFD. */
    static void write(byte[] utf8, Utf8Writer out) {
        int from = 0;
        for (int i = 0; i < utf8.length; i++) {
            String instead = instead(utf8[i]);
            if (instead != null) {
                out.raw(utf8, from, i - from).text(instead);
                from = i + 1;
            }
        }
        out.raw(utf8, from, utf8.length - from);
    }

    static String of(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> {
            String instead = c < 128 ? instead((byte) c) : null;
            escaped.append(instead == null ? String.valueOf((char) c) : instead);
        });
        return escaped.toString();
    }

    private static @Nullable String instead(byte b) {
        return switch (b) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\r' -> "&#13;";
            case '\n', '\t' -> null;
            default -> b >= 0 && b < ' ' ? "\uFFFD" : null;
        };
    }

    /** A name without what XML refuses in one; letters with accents stay. */
    static String name(String text) {
        StringBuilder name = new StringBuilder();
        text.codePoints().forEach(c -> {
            boolean plain = Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
            name.append(plain ? Character.toString(c) : "_");
        });
        return name.isEmpty() || !(Character.isLetter(name.codePointAt(0)) || name.charAt(0) == '_')
                ? "_" + name
                : name.toString();
    }

    /** The elements of the fields, each once. */
    static List<String> names(List<Field> fields) {
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Field field : fields) {
            String name = name(field.name());
            while (!taken.add(name.toLowerCase(Locale.ROOT))) {
                name = name + "_";
            }
            names.add(name);
        }
        return names;
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
