package fr.archipel.scot.output;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.document.Report;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A check as tables: a workbook, or the CSV of its communes. */
final class CheckReport {
    private CheckReport() {}

    static Report of(JsonNode check, LocalDate date) {
        List<String> notes = new ArrayList<>();
        String sentence = Values.text(check, "phrase");
        if (sentence != null) {
            notes.add(sentence);
        }
        notes.addAll(Values.texts(check.path("raisons")));
        notes.add("Règles : " + rules(check) + ".");
        return new Report(
                name(check),
                heading(check) + " : " + title(check),
                null,
                date,
                CheckTables.all(check),
                notes,
                sources(check));
    }

    /** Of the file, without extension. */
    static String name(JsonNode check) {
        String territory = Values.text(check.path("perimetre"), "id");
        if (territory != null) {
            String id = territory.replace(':', '-').replace(',', '-');
            return "simulation-" + (id.length() > 60 ? id.substring(0, 60) : id);
        }
        String fiche = Values.text(check.path("fiche"), "id");
        return "verification-" + (fiche == null ? "projet" : fiche);
    }

    /** What the document is. */
    static String heading(JsonNode check) {
        return check.path("perimetre").isObject() ? "Simulation" : "Vérification";
    }

    static String title(JsonNode check) {
        String own = Values.text(check, "titre");
        if (own != null) {
            return own;
        }
        String fiche = Values.text(check.path("fiche"), "titre");
        if (fiche != null) {
            return fiche;
        }
        int projects = check.path("projets").size();
        String territory = Values.text(check.path("perimetre"), "titre");
        if (territory != null) {
            return territory + ", "
                    + (projects == 0 ? "sans projet" : projects == 1 ? "un projet" : projects + " projets");
        }
        return projects > 1 ? projects + " projets ensemble" : "emprise dessinée";
    }

    static String rules(JsonNode check) {
        return Values.text(check.path("regle"), "titre", "jeu par défaut");
    }

    static List<String> sources(JsonNode check) {
        List<String> sources = new ArrayList<>();
        for (JsonNode source : check.path("sources")) {
            sources.add(Values.text(source, "titre", "") + " : " + Values.text(source, "attribution", ""));
        }
        return sources;
    }
}
