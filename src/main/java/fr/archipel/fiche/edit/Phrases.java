package fr.archipel.fiche.edit;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Changes told in French; words from {@code libelles.properties}. */
final class Phrases {
    private static final ResourceBundle WORDS =
            ResourceBundle.getBundle("fr.archipel.fiche.edit.libelles", Locale.ROOT);
    private static final int LONGEST = 200;

    /** Members that tell a reader nothing. */
    private static final Set<String> SILENT = Set.of("n", "financement", "type_media", "taille_octets");

    private Phrases() {}

    static String label(String field) {
        return word("champ." + field, field.replace('_', ' '));
    }

    /** « Titre : « A » → « B » », « Fiche archivée », « Note ajoutée : « … » ». */
    static String sentence(
            String operation, @Nullable String field, @Nullable JsonNode before, @Nullable JsonNode after) {
        String what = word("operation." + operation, operation.replace('_', ' '));
        if (field == null) {
            return what;
        }
        if (isThing(before) || isThing(after)) {
            return what + " : " + thing(before, after);
        }
        String change = label(field) + " : " + value(before) + " → " + value(after);
        return operation.equals("modification") ? change : what + ", " + change;
    }

    private static boolean isThing(@Nullable JsonNode value) {
        return value != null && value.isObject();
    }

    /** What came, what went, or both. */
    private static String thing(@Nullable JsonNode before, @Nullable JsonNode after) {
        if (!isThing(before)) {
            return value(after);
        }
        return isThing(after) ? value(before) + " → " + value(after) : value(before);
    }

    /** What an entry of a fiche's life says, member by member, without its numbers. */
    private static String told(JsonNode entry) {
        List<String> said = new ArrayList<>();
        entry.properties().forEach(member -> {
            JsonNode value = member.getValue();
            if (!SILENT.contains(member.getKey()) && !value.isNull() && !(value.isArray() && value.isEmpty())) {
                said.add(member(member.getKey(), value));
            }
        });
        return String.join(", ", said);
    }

    private static String member(String name, JsonNode value) {
        if (name.endsWith("_eur")) {
            return euros(value.decimalValue());
        }
        if (name.startsWith("date_")) {
            return value.asText().replaceFirst("([0-9]{4})-([0-9]{2})-([0-9]{2})", "$3/$2/$1");
        }
        if (value.isArray()) {
            List<String> items = new ArrayList<>();
            value.forEach(item -> items.add(item.asText()));
            return String.join(" + ", items);
        }
        return word("code." + value.asText(), value.asText());
    }

    private static String euros(BigDecimal amount) {
        DecimalFormatSymbols french = new DecimalFormatSymbols(Locale.ROOT);
        french.setGroupingSeparator(' ');
        french.setDecimalSeparator(',');
        boolean whole = amount.stripTrailingZeros().scale() <= 0;
        return new DecimalFormat(whole ? "#,##0" : "#,##0.00", french).format(amount) + " €";
    }

    private static String value(@Nullable JsonNode value) {
        if (value == null || value.isNull() || (value.isArray() && value.isEmpty())) {
            return "non renseigné";
        }
        if (value.isArray()) {
            List<String> items = new ArrayList<>();
            value.forEach(item -> items.add(item.isObject() ? named(item) : item.asText()));
            return quoted(String.join(", ", items));
        }
        return value.isNumber()
                ? value.decimalValue().toPlainString()
                : quoted(value.isTextual() ? value.asText() : value.isObject() ? told(value) : value.toString());
    }

    /** A link by what it leads to, a trace by its title. */
    private static String named(JsonNode item) {
        return item.has("geometry")
                ? item.path("titre").isTextual() ? item.path("titre").asText() : "tracé sans titre"
                : item.path("id").asText();
    }

    private static String quoted(String text) {
        return "« " + (text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…") + " »";
    }

    private static String word(String key, String otherwise) {
        return WORDS.containsKey(key) ? WORDS.getString(key) : otherwise;
    }
}
