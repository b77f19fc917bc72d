package fr.archipel.committee;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes of a meeting told in French. */
final class HistoryPhrases {
    private static final int LONGEST = 200;
    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("contrat", "Contrat"),
            Map.entry("nature", "Nature"),
            Map.entry("titre", "Titre"),
            Map.entry("date_comite", "Date"),
            Map.entry("lieu", "Lieu"),
            Map.entry("presents", "Présents"),
            Map.entry("etat", "État"),
            Map.entry("fiche", "Fiche"),
            Map.entry("demande", "Ce qui est demandé"),
            Map.entry("statut_demande", "Statut demandé"),
            Map.entry("compte_rendu", "Compte rendu"),
            Map.entry("releve", "Ce qui est décidé"),
            Map.entry("rang", "Place à l'ordre du jour"));

    private HistoryPhrases() {}

    /** {@code point}: title of the item it is about, or null. */
    static String sentence(
            String operation,
            @Nullable String field,
            @Nullable String point,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {
        String undone = operation.equals("annulation") ? "Annulation : " : "";
        if (field == null) {
            return "Comité créé";
        }
        String[] name = field.split("/", 3);
        String where = point == null ? "" : "Point « %s » : ".formatted(shorten(point));
        return undone
                + switch (name.length) {
                    case 1 -> change(field, before, after);
                    case 2 ->
                        (point == null ? "Point" : "Point « " + shorten(point) + " »")
                                + (before == null ? " mis à l'ordre du jour" : " retiré de l'ordre du jour");
                    default ->
                        where + (name[2].equals("decision") ? decision(before, after) : change(name[2], before, after));
                };
    }

    private static String decision(@Nullable JsonNode before, @Nullable JsonNode after) {
        JsonNode told = after == null ? before : after;
        String words = told == null
                ? ""
                : " de « %s » à « %s »"
                        .formatted(
                                StatusWords.of(told.path("statut_avant").asText()),
                                StatusWords.of(told.path("statut").asText()));
        return (after == null ? "décision annulée," : "décision,") + words;
    }

    private static String change(String field, @Nullable JsonNode before, @Nullable JsonNode after) {
        return LABELS.getOrDefault(field, field) + " : " + value(field, before) + " → " + value(field, after);
    }

    private static String value(String field, @Nullable JsonNode value) {
        String text = Texts.text(value);
        if (text == null) {
            return "non renseigné";
        }
        String words = switch (field) {
            case "nature" -> Nature.of(text).title;
            case "etat" -> StatusWords.state(text);
            case "statut_demande" -> StatusWords.of(text);
            case "date_comite" -> text.replaceFirst("([0-9]{4})-([0-9]{2})-([0-9]{2})", "$3/$2/$1");
            default -> text;
        };
        return "« " + shorten(words) + " »";
    }

    private static String shorten(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
