package fr.archipel.fiche.output;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.document.Html;
import java.util.ArrayList;
import java.util.List;

/** The contradictions of a fiche: a sentence each, and where every value is printed. Nothing when there are none. */
final class FindingsHtml {
    private FindingsHtml() {}

    static void of(StringBuilder html, Sheet sheet) {
        if (sheet.findings().isEmpty()) {
            return;
        }
        html.append(Html.element("h2", "", "Anomalies relevées dans le document"))
                .append("<ul class=\"findings\">");
        for (Finding finding : sheet.findings()) {
            html.append("<li><b>")
                    .append(severity(finding.severite()))
                    .append("</b> ")
                    .append(Html.escape(finding.phrase()))
                    .append(Html.element("span", "where", " " + where(finding.valeurs())))
                    .append("</li>");
        }
        html.append("</ul>");
    }

    private static String severity(String code) {
        return switch (code) {
            case "erreur" -> "Erreur.";
            case "avertissement" -> "Avertissement.";
            default -> "Information.";
        };
    }

    /** « Échéancier : crte-call-2021, ligne 1285 ; Budget : … » */
    static String where(JsonNode values) {
        List<String> places = new ArrayList<>();
        for (JsonNode value : values) {
            List<String> lines = FicheHtml.texts(value.path("sources"), source -> place(source.asText()));
            if (!lines.isEmpty()) {
                places.add(value.path("libelle").asText() + " : " + String.join(", ", lines));
            }
        }
        return places.isEmpty() ? "" : "[" + String.join(" ; ", places) + "]";
    }

    /** {@code document:12-14} in words. */
    private static String place(String source) {
        int colon = source.lastIndexOf(':');
        if (colon < 0) {
            return source;
        }
        String lines = source.substring(colon + 1);
        return source.substring(0, colon) + (lines.contains("-") ? ", lignes " : ", ligne ") + lines;
    }
}
