package fr.archipel.theme;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.layer.Field;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An object of a theme.
 *
 * @param communes those it touches, by name
 * @param epci those of its communes
 * @param fiches ids of the live fiches tied to it
 * @param values its fields and computed facts, by name; null or absent when not known
 */
record ThemeItem(
        String id, String nom, List<Field.Code> communes, List<Field.Code> epci, List<String> fiches, JsonNode values) {
    static final Field.Code UNKNOWN = new Field.Code("non_renseigne", "Non renseigné");

    Optional<JsonNode> value(String field) {
        JsonNode value = values.path(field);
        return value.isMissingNode() || value.isNull() || (value.isArray() && value.isEmpty())
                ? Optional.empty()
                : Optional.of(value);
    }

    /** A number as a theme answers it: hectares of a field in m². */
    Optional<BigDecimal> number(Theme.Measure measure) {
        return value(measure.field())
                .map(JsonNode::decimalValue)
                .map(each -> measure.tenThousandths() ? each.movePointLeft(4) : each);
    }

    /** Whether a field has this value, or holds it among others. */
    boolean is(String field, String code) {
        return texts(field).contains(code);
    }

    /** The values of a field as codes; empty when not known. */
    List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        value(field).ifPresent(value -> {
            if (value.isArray()) {
                value.forEach(each -> texts.add(each.asText()));
            } else {
                texts.add(value.asText());
            }
        });
        return texts;
    }
}
