package fr.archipel.exchange.followup;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the user chose; null: to be found in the file.
 *
 * @param feuille name of the sheet
 * @param ligneTitres number of the line of titles, from 1
 * @param correspondance column (title or letter) by id of field; null: that field is not read
 * @param valides write the valid lines only; else all lines or none
 * @param appliquer write; else try
 * @param date the day the table is of
 * @param instance who decided the changes of status, when no column says it
 * @param empreinte of the trial the user saw; writing is refused when the same trial would now say otherwise
 */
public record ImportOptions(
        @Nullable String feuille,
        @Nullable Integer ligneTitres,
        Map<String, @Nullable String> correspondance,
        boolean valides,
        boolean appliquer,
        @Nullable LocalDate date,
        @Nullable String instance,
        @Nullable String empreinte) {

    private static final List<String> MEMBERS = List.of(
            "feuille", "ligne_titres", "correspondance", "lignes", "appliquer", "date", "instance", "empreinte");

    public static ImportOptions trial() {
        return new ImportOptions(null, null, Map.of(), false, false, null, null, null);
    }

    /** Problems: 400 for an unknown member, 422 for a value that does not fit. */
    public static ImportOptions read(JsonNode body) {
        if (!body.isObject()) {
            throw new ProblemException(new Problem.Unreadable("options", "ce doit être un objet JSON."));
        }
        body.fieldNames().forEachRemaining(name -> {
            if (!MEMBERS.contains(name)) {
                throw new ProblemException(new Problem.Unreadable(
                        "options",
                        "le membre « %s » est inconnu. Acceptés : %s.".formatted(name, String.join(", ", MEMBERS))));
            }
        });
        String lines = text(body, "lignes");
        if (lines != null && !lines.equals("toutes") && !lines.equals("valides")) {
            throw invalid("lignes", lines, "toutes, valides");
        }
        String instance = text(body, "instance");
        if (instance != null && !List.of("cotech", "copil").contains(instance)) {
            throw invalid("instance", instance, "cotech, copil");
        }
        JsonNode apply = body.path("appliquer");
        if (!apply.isMissingNode() && !apply.isBoolean()) {
            throw invalid("appliquer", apply.toString(), "true, false");
        }
        return new ImportOptions(
                text(body, "feuille"),
                line(body.path("ligne_titres")),
                mapping(body.path("correspondance")),
                "valides".equals(lines),
                apply.asBoolean(),
                day(text(body, "date")),
                instance,
                text(body, "empreinte"));
    }

    private static @Nullable String text(JsonNode body, String name) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual() || value.asText().length() > 500) {
            throw invalid(name, value.toString(), "un texte");
        }
        return value.asText();
    }

    private static @Nullable Integer line(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isInt() || value.asInt() < 1) {
            throw invalid("ligne_titres", value.toString(), "un numéro de ligne, à partir de 1");
        }
        return value.asInt();
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw invalid("date", text, "une date comme 2026-06-30");
        }
    }

    private static Map<String, @Nullable String> mapping(JsonNode value) {
        Map<String, @Nullable String> mapping = new LinkedHashMap<>();
        if (!value.isMissingNode() && !value.isNull()) {
            if (!value.isObject()) {
                throw invalid("correspondance", value.toString(), "un objet : champ, titre de colonne");
            }
            value.properties().forEach(member -> {
                if (!member.getValue().isTextual() && !member.getValue().isNull()) {
                    throw invalid(
                            "correspondance." + member.getKey(),
                            member.getValue().toString(),
                            "un titre de colonne, ou null");
                }
                mapping.put(
                        member.getKey(),
                        member.getValue().isNull() ? null : member.getValue().asText());
            });
        }
        return mapping;
    }

    static ProblemException invalid(String field, String value, String accepted) {
        return new ProblemException(new Problem.InvalidField(field, value, accepted));
    }
}
