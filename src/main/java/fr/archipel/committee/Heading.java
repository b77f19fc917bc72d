package fr.archipel.committee;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;

/** How a meeting is named on its files. */
final class Heading {
    private Heading() {}

    /** « Comité technique (COTECH) · CRTE CALL · 20/11/2026, Lens ». */
    static String of(JsonNode committee) {
        String place = Texts.text(committee.path("lieu"));
        return Nature.of(committee.path("nature").asText()).words()
                + " · "
                + contract(committee)
                + " · "
                + Tables.day(committee, "date_comite")
                + (place == null ? "" : ", " + place);
    }

    static String contract(JsonNode committee) {
        JsonNode contract = committee.path("contrat");
        String acronym = contract.path("sigle").asText("");
        return contract.isNull()
                ? "Tous les contrats"
                : acronym.isEmpty() ? contract.path("titre").asText() : acronym;
    }

    static LocalDate day(JsonNode situation, LocalDate today) {
        LocalDate day = LocalDate.parse(situation.path("date").asText());
        return day.isAfter(today) ? today : day;
    }

    static final String SOURCE =
            "Fiches, financements, dépenses et décisions saisis dans Archipel ; contrats signés pour ce qui y est imprimé.";
}
