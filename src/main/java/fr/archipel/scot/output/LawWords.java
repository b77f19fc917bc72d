package fr.archipel.scot.output;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.scot.PerimeterSheet;
import java.util.ArrayList;
import java.util.List;

/**
 * What the report says of the law: art. L. 2231-1 and R. 2231-1 CGCT (loi n° 2021-1104, art. 206 ; décret n° 2023-1096),
 * in our words.
 */
final class LawWords {
    static final String FOLLOW =
            "Le rapport explique les évolutions observées, notamment l'effet des décisions d'aménagement et"
                    + " des actions de renaturation (article R.\u00A02231-1 du CGCT).";

    private LawWords() {}

    static String purpose(PerimeterSheet perimeter, int year) {
        int first = year - LocalReport.YEARS;
        String period = "Présenté en " + year + ", il porte sur les années civiles " + first + " à " + (year - 1)
                + " et les replace dans la trajectoire depuis la période de référence.";
        return switch (perimeter.type()) {
            case "commune", "epci" ->
                "Rapport prévu par l'article L.\u00A02231-1 du code général des collectivités territoriales : au moins une fois tous"
                        + " les trois ans, le maire ou le président de l'établissement doté d'un document d'urbanisme"
                        + " présente à son assemblée un rapport sur l'artificialisation des sols, qui donne lieu à un débat"
                        + " et à un vote. " + period;
            default ->
                "Document d'information sur le modèle du rapport de l'article L.\u00A02231-1 du code général des collectivités"
                        + " territoriales, que l'article demande aux communes et aux établissements dotés d'un document"
                        + " d'urbanisme. " + period;
        };
    }

    static List<String> method(JsonNode trajectory) {
        List<String> method = new ArrayList<>();
        method.add("Règles appliquées : " + Values.text(trajectory.path("regle"), "titre", "jeu par défaut") + ". "
                + Values.text(trajectory.path("regle"), "description", ""));
        JsonNode reference = trajectory.path("periode_reference");
        JsonNode decade = trajectory.path("decennie");
        if (reference.isObject() && decade.isObject()) {
            method.add("La consommation de référence est la somme des flux annuels de " + years(reference)
                    + " ; l'enveloppe de " + years(decade)
                    + " est cette référence × (1 − taux ÷ 100) ; le reste est l'enveloppe, moins la consommation (sans la"
                    + " part des projets d'envergure nationale ou européenne), plus la renaturation prouvée.");
        }
        method.add(
                "La consommation est un flux brut, mesuré à l'échelle de la commune ; la part du territoire se rapporte à la"
                        + " superficie officielle des communes. Une donnée absente est dite non renseignée : rien n'est estimé.");
        return method;
    }

    private static String years(JsonNode period) {
        return period.path("debut").asText() + " à " + period.path("fin").asText();
    }
}
