package fr.archipel.committee;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.document.French;
import fr.archipel.json.Json;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Why a fiche is shown to a committee: the facts of the database, told in French. */
final class Reasons {
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("titre", "le titre"),
            Map.entry("description", "la description"),
            Map.entry("noeud", "la place dans la stratégie"),
            Map.entry("portee", "la portée"),
            Map.entry("type_operation", "le type d'opération"),
            Map.entry("budget", "le budget"),
            Map.entry("annee_lancement", "l'année de lancement"),
            Map.entry("annee_debut", "la première année"),
            Map.entry("annee_fin", "la dernière année"),
            Map.entry("maitres_ouvrage", "les maîtres d'ouvrage"),
            Map.entry("communes", "les communes"),
            Map.entry("objets", "les objets liés"),
            Map.entry("cout_actualise_eur", "le coût"));

    private Reasons() {}

    /** {@code status}: of the fiche, at the day. */
    static ObjectNode of(Section section, JsonNode fact, String status) {
        ObjectNode reason = Json.object();
        reason.put("type", fact.path("type").asText());
        JsonNode day = fact.path("date");
        reason.put("date", day.isTextual() ? day.asText() : null);
        Amounts.put(reason, "montant_eur", amount(section, fact));
        boolean late = fact.path("tardif").asBoolean();
        boolean cancelled = fact.path("annule").asBoolean();
        reason.put("tardif", late);
        reason.put("annule", cancelled);
        String sentence = switch (section) {
            case MOVED -> moved(fact);
            case LATE -> late(fact, status);
            case UNBALANCED -> unbalanced(fact);
            case TO_DECIDE -> toDecide(fact);
        };
        if (late) {
            sentence += " (saisi le " + day(fact.path("saisi_le")) + ")";
        }
        return reason.put("phrase", cancelled ? "Annulé : " + sentence : sentence);
    }

    private static JsonNode amount(Section section, JsonNode fact) {
        return switch (section) {
            case MOVED -> fact.path("detail").path("centimes");
            case LATE -> fact.path("attendu");
            case UNBALANCED -> fact.path("difference");
            case TO_DECIDE -> fact.path("montant");
        };
    }

    private static String moved(JsonNode fact) {
        JsonNode detail = fact.path("detail");
        return switch (fact.path("type").asText()) {
            case "decision" ->
                "Décision du %s : de « %s » à « %s »"
                        .formatted(
                                Nature.of(detail.path("instance").asText()).acronym,
                                StatusWords.of(detail.path("statut_avant").asText()),
                                StatusWords.of(detail.path("statut").asText()));
            case "financement" -> funding(detail);
            case "depense" ->
                ("realise".equals(detail.path("nature").asText())
                                ? "Dépense réalisée de %d : %s"
                                : "Dépense prévue pour %d : %s")
                        .formatted(detail.path("annee").asInt(), Amounts.words(detail.path("centimes")));
            case "note" -> "Note : « " + detail.path("texte").asText().replaceAll("\\s+", " ") + " »";
            case "piece" -> "Pièce jointe : " + detail.path("nom").asText();
            default -> written(detail);
        };
    }

    private static String funding(JsonNode detail) {
        List<String> whom = new ArrayList<>();
        detail.path("parties").forEach(party -> whom.add(party.asText()));
        String from = whom.isEmpty() ? "financeur non renseigné" : String.join(" + ", whom);
        String scheme = detail.path("dispositif").asText("");
        return "Financement %s : %s (%s)"
                .formatted(
                        StatusWords.step(detail.path("etape").asText()),
                        Amounts.words(detail.path("centimes")),
                        scheme.isEmpty() || scheme.equals("null") ? from : from + ", " + scheme);
    }

    private static String written(JsonNode detail) {
        String field = detail.path("champ").asText("");
        return switch (detail.path("operation").asText()) {
            case "creation" -> "Fiche créée";
            case "archivage" -> "Fiche archivée";
            case "restauration" -> "Fiche restaurée";
            default ->
                field.equals("cout_actualise_eur")
                        ? "Coût saisi : %s → %s"
                                .formatted(Amounts.euros(detail.path("avant")), Amounts.euros(detail.path("apres")))
                        : "Modifié : "
                                + FIELDS.getOrDefault(field, field.isEmpty() ? "la fiche" : field.replace('_', ' '));
        };
    }

    private static String late(JsonNode fact, String status) {
        int year = fact.path("annee").asInt();
        return switch (fact.path("type").asText()) {
            case "sans_mouvement" ->
                fact.path("date").isTextual()
                        ? "Aucun mouvement depuis le %s".formatted(day(fact.path("date")))
                        : "Aucun mouvement";
            case "lancement_passe" ->
                "Lancement prévu en %d ; la fiche est encore « %s »".formatted(year, StatusWords.of(status));
            case "fin_passee" -> "Fin prévue en %d ; la fiche n'est pas réalisée".formatted(year);
            case "financement_en_attente" ->
                "%s sollicités le %s, sans réponse saisie depuis"
                        .formatted(Amounts.words(fact.path("attendu")), day(fact.path("date")));
            default ->
                "Prévu jusqu'en %d : %s ; réalisé : %s"
                        .formatted(year, Amounts.words(fact.path("attendu")), Amounts.words(fact.path("constate")));
        };
    }

    private static String unbalanced(JsonNode fact) {
        return switch (fact.path("type").asText()) {
            case "desequilibre" ->
                "Les financements connus (%s) ne font pas le coût (%s)"
                        .formatted(Amounts.words(fact.path("retenu")), Amounts.words(fact.path("cout")));
            case "depassement" ->
                "La dépense réalisée (%s) dépasse le coût (%s)"
                        .formatted(Amounts.words(fact.path("realise")), Amounts.words(fact.path("cout")));
            case "sans_financeur" -> "Aucun financement n'est connu";
            case "sans_cout" -> "Le coût n'est pas renseigné";
            default -> fact.path("phrase").asText();
        };
    }

    private static String toDecide(JsonNode fact) {
        String asked = fact.path("statut").isTextual()
                ? ", statut demandé : « " + StatusWords.of(fact.path("statut").asText()) + " »"
                : "";
        return switch (fact.path("type").asText()) {
            case "point" -> "À l'ordre du jour : " + fact.path("titre").asText() + asked;
            case "point_reporte" ->
                "Demandé le %s, sans décision depuis : %s%s"
                        .formatted(day(fact.path("date")), fact.path("titre").asText(), asked);
            case "proposee" -> "Proposée : le comité de pilotage décide de sa validation";
            case "en_maturation" -> "En maturation : le comité technique peut la proposer";
            default ->
                "Prendrait de %s à %s ha des enveloppes foncières"
                        .formatted(hectares(fact.path("minimum")), hectares(fact.path("maximum")));
        };
    }

    private static String hectares(JsonNode value) {
        return French.decimal(value.isNumber() ? value.decimalValue() : BigDecimal.ZERO);
    }

    private static String day(JsonNode date) {
        return date.isTextual() ? French.day(LocalDate.parse(date.asText())) : French.UNKNOWN;
    }
}
