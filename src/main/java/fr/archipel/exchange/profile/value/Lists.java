package fr.archipel.exchange.profile.value;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several values in one cell: the text PostgreSQL gives to an array ({@code {a,"b, c"}}), JSON, or values apart by
 * {@code |} (one in a value is written {@code \\|}, as in our own tables) or, without any, by {@code ;}. A semicolon after a
 * blank, or between parentheses, is the sentence's.
 */
public final class Lists {
    private Lists() {}

    /** Each once, trimmed; empty when the cell says nothing. A comma only parts values between braces or brackets. */
    public static List<String> read(Object cell) {
        List<String> found = new ArrayList<>();
        if (cell instanceof String[] several) {
            found.addAll(List.of(several));
        } else {
            String text = Texts.plain(cell);
            List<String> parts = text.startsWith("{") && text.endsWith("}")
                    ? array(text)
                    : text.startsWith("[") && text.endsWith("]") ? json(text) : null;
            found.addAll(parts != null ? parts : text.indexOf('|') >= 0 ? barred(text) : parted(text));
        }
        LinkedHashSet<String> each = new LinkedHashSet<>();
        for (String part : found) {
            String trimmed = Texts.trim(part);
            if (!Folding.isNull(trimmed)) {
                each.add(trimmed);
            }
        }
        return List.copyOf(each);
    }

    /** Of a text with bars: what stands between them. */
    public static List<String> barred(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() && "\\|".indexOf(text.charAt(i + 1)) >= 0) {
                part.append(text.charAt(++i));
            } else if (c == '|') {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    private static List<String> parted(String whole) {
        String text = whole.replaceAll("[\\p{Z}\\s;]+$", "");
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            boolean sentence = i > 0 && (Character.isSpaceChar(text.charAt(i - 1)) || depth > 0);
            if (c == ';' && !sentence) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    /** Null when it is not such a text after all. */
    private static @Nullable List<String> array(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (int i = 1; i < text.length() - 1; i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() - 1) {
                part.append(text.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return quoted ? null : parts;
    }

    private static @Nullable List<String> json(String text) {
        try {
            JsonNode node = Json.MAPPER.readTree(text);
            List<String> parts = new ArrayList<>();
            for (JsonNode each : node) {
                if (each.isContainerNode()) {
                    return null;
                }
                parts.add(each.isNull() ? "" : each.asText());
            }
            return parts;
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
