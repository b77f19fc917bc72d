package fr.archipel.feature.edit;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.layer.Field;
import fr.archipel.layer.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** Changes of features told in French. */
final class ChangePhrases {
    private static final ResourceBundle WORDS =
            ResourceBundle.getBundle("fr.archipel.feature.edit.regles", Locale.ROOT);
    private static final int LONGEST = 200;

    private ChangePhrases() {}

    static String label(Layer layer, String field) {
        return field.equals(Stored.GEOMETRY)
                ? "Géométrie"
                : layer.findField(field).map(Field::title).orElse(field);
    }

    /** « Statut : « projet » → « ouvert » », « Géométrie modifiée », « Objet créé ». */
    static String sentence(
            Layer layer,
            String operation,
            @Nullable String field,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {
        String what = word("operation." + operation);
        if (field == null) {
            return what;
        }
        String change = field.equals(Stored.GEOMETRY)
                ? "Géométrie modifiée"
                : label(layer, field) + " : " + value(layer, field, before) + " → " + value(layer, field, after);
        return operation.equals("modification") ? change : what + ", " + change;
    }

    private static String value(Layer layer, String field, @Nullable JsonNode value) {
        if (value == null || value.isNull() || (value.isArray() && value.isEmpty())) {
            return "non renseigné";
        }
        List<String> words = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(each -> words.add(title(layer, field, each.asText())));
        } else {
            words.add(value.isNumber() ? value.decimalValue().toPlainString() : title(layer, field, value.asText()));
        }
        String text = String.join(", ", words);
        return "« " + (text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…") + " »";
    }

    private static String title(Layer layer, String field, String code) {
        return layer.findField(field).stream()
                .flatMap(each -> each.codes().stream())
                .filter(each -> each.code().equals(code))
                .map(Field.Code::title)
                .findFirst()
                .orElse(code);
    }

    private static String word(String key) {
        return WORDS.containsKey(key) ? WORDS.getString(key) : key.replaceFirst(".*\\.", "");
    }
}
