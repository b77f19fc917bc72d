package fr.archipel.scot.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes of rule sets told in French. */
final class RulePhrases {
    private static final String UNKNOWN = "non renseigné";
    private static final Map<String, String> WHOLE = Map.of(
            "creation", "Jeu de règles créé",
            "archivage", "Jeu de règles archivé",
            "restauration", "Jeu de règles restauré");
    private static final Map<String, String> OF_SET =
            Map.of("titre", "Titre", "description", "Description", "textes", "Textes", "base", "Base");

    private RulePhrases() {}

    /** « Taux de réduction… (scot:scot-artois, dès le 2024-06-01) : non renseigné → 40 %, établi ». */
    static String sentence(
            String operation,
            @Nullable String field,
            @Nullable String keyTitle,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {
        if (field == null) {
            return WHOLE.getOrDefault(operation, operation);
        }
        String undone = operation.equals("annulation") ? "Annulation, " : "";
        return "%s%s : %s → %s".formatted(undone, name(field, keyTitle), value(before), value(after));
    }

    private static String name(String field, @Nullable String keyTitle) {
        String[] parts = field.split("/", 3);
        if (parts.length < 3) {
            return OF_SET.getOrDefault(field, field);
        }
        return "%s (%s, dès le %s)".formatted(keyTitle == null ? parts[0] : keyTitle, parts[1], parts[2]);
    }

    private static String value(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return UNKNOWN;
        }
        if (value.isArray()) {
            List<String> texts = new ArrayList<>();
            value.forEach(text -> texts.add(text.asText()));
            return texts.isEmpty() ? UNKNOWN : String.join(" ; ", texts);
        }
        return value.isObject() ? parameter(value) : "« " + value.asText() + " »";
    }

    private static String parameter(JsonNode p) {
        String unit = p.path("unite").asText("");
        String number = p.path("valeur").isNumber()
                ? p.get("valeur").decimalValue().toPlainString().replace('.', ',')
                        + (unit.isEmpty() || unit.equals("année") ? "" : " " + unit)
                : p.path("valeur_date").asText(p.path("valeur_texte").asText(""));
        String until = p.path("valide_au").isTextual()
                ? ", jusqu'au " + p.path("valide_au").asText()
                : "";
        return "%s, %s%s (%s)"
                .formatted(
                        number,
                        p.path("etat").asText().equals("etabli") ? "établi" : "indicatif",
                        until,
                        p.path("source").asText());
    }
}
