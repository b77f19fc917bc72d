package fr.archipel.fiche.edit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** Changes told in French; words from {@code libelles.properties}. */
final class Phrases {
    private static final ResourceBundle WORDS =
            ResourceBundle.getBundle("fr.archipel.fiche.edit.libelles", Locale.ROOT);
    private static final int LONGEST = 200;

    private Phrases() {}

    static String label(String field) {
        return word("champ." + field, field.replace('_', ' '));
    }

    /** « Titre : « A » → « B » », « Fiche archivée ». */
    static String sentence(
            String operation, @Nullable String field, @Nullable JsonNode before, @Nullable JsonNode after) {
        String what = word("operation." + operation, operation.replace('_', ' '));
        if (field == null) {
            return what;
        }
        String change = label(field) + " : " + value(before) + " → " + value(after);
        return operation.equals("modification") ? change : what + ", " + change;
    }

    private static String value(@Nullable JsonNode value) {
        if (value == null || value.isNull() || (value.isArray() && value.isEmpty())) {
            return "non renseigné";
        }
        if (value.isArray()) {
            List<String> items = new ArrayList<>();
            value.forEach(item -> items.add(item.isObject() ? item.path("id").asText() : item.asText()));
            return quoted(String.join(", ", items));
        }
        return value.isNumber()
                ? value.decimalValue().toPlainString()
                : quoted(value.isTextual() ? value.asText() : value.toString());
    }

    private static String quoted(String text) {
        return "« " + (text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…") + " »";
    }

    private static String word(String key, String otherwise) {
        return WORDS.containsKey(key) ? WORDS.getString(key) : otherwise;
    }
}
