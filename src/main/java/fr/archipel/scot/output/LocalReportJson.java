package fr.archipel.scot.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.document.DocumentFormat;
import fr.archipel.json.Json;
import fr.archipel.request.Answers;
import fr.archipel.request.Link;
import fr.archipel.request.TableJson;
import java.util.ArrayList;
import java.util.List;

/** A local report as JSON: the very figures and tables that the files hold. */
final class LocalReportJson {
    private LocalReportJson() {}

    /** {@code address}: of the report, with its parameters but the format. */
    static ObjectNode of(LocalReport report, String address) {
        ObjectNode answer = Json.object();
        answer.set("perimetre", Json.MAPPER.valueToTree(report.perimeter()));
        answer.put("annee", report.year());
        answer.putObject("annees_couvertes").put("debut", report.firstYear()).put("fin", report.year() - 1);
        answer.put("titre", report.title());
        answer.put("date", report.date().toString());
        answer.put("regle", report.rules());
        answer.put("version", report.version());
        ArrayNode sections = answer.putArray("rubriques");
        report.sections().forEach(section -> section(sections.addObject(), section));
        answer.putPOJO("sources", report.sources());
        answer.putPOJO("methode", report.method());
        answer.putPOJO("reserves", report.doubts());
        answer.putPOJO("links", links(report, address));
        return answer;
    }

    private static void section(ObjectNode made, Section section) {
        made.put("cle", section.rubrique().id());
        made.put("titre", section.rubrique().title());
        made.put("objet", section.lead());
        made.set("chiffres", Json.MAPPER.valueToTree(section.figures()));
        ArrayNode tables = made.putArray("tableaux");
        section.tables().forEach(table -> TableJson.put(tables.addObject().put("titre", table.title()), table));
        made.putPOJO("raisons", section.reasons());
        made.set("texte", Json.MAPPER.valueToTree(section.text()));
    }

    private static List<Link> links(LocalReport report, String address) {
        List<Link> links = new ArrayList<>(List.of(new Link("self", address, Answers.JSON, report.title())));
        for (DocumentFormat format : DocumentFormat.values()) {
            links.add(new Link("alternate", address + "&f=" + format.extension(), format.mediaType(), format.name()));
        }
        return links;
    }
}
