package fr.archipel.exchange.followup;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.territory.FicheRef;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is known of a fiche on the day of the table, as the database wrote it ({@code connu.sql}). Amounts are cents. */
record Known(JsonNode row) {

    /** A funding of the fiche. */
    record Funding(JsonNode row) {
        long n() {
            return row.path("n").asLong();
        }

        Set<String> parties() {
            Set<String> codes = new TreeSet<>();
            row.path("parties").forEach(code -> codes.add(code.asText()));
            return codes;
        }

        @Nullable
        String dispositif() {
            return row.path("dispositif").isTextual() ? row.path("dispositif").asText() : null;
        }

        @Nullable
        Long cents(String etape) {
            return Known.cents(row.path("montants").path(etape));
        }

        /** Of the last step of that name. */
        @Nullable
        LocalDate day(String etape) {
            JsonNode day = row.path("jours").path(etape);
            return day.isTextual() ? LocalDate.parse(day.asText()) : null;
        }
    }

    String id() {
        return row.path("id").asText();
    }

    String numero() {
        return row.path("numero").asText();
    }

    /** As printed, when that is another. */
    String imprime() {
        return row.path("imprime").asText("");
    }

    String titre() {
        return row.path("titre").asText();
    }

    /** As printed, when that is another. */
    String titreImprime() {
        return row.path("titre_imprime").asText("");
    }

    boolean archived() {
        return row.path("archivee").asBoolean();
    }

    FicheRef ref() {
        return FicheRef.of(id(), numero(), titre(), row.path("contrat").asText());
    }

    /** On the day of the table. */
    String statut() {
        return row.path("statut").asText();
    }

    /** Today, from which a decision starts. */
    String statutPresent() {
        return row.path("statut_present").asText();
    }

    /** Who may decide that the fiche passes from its present status to this one; empty: it does not pass. */
    List<String> committees(String statut) {
        List<String> committees = new ArrayList<>();
        row.path("transitions").path(statut).forEach(code -> committees.add(code.asText()));
        return committees;
    }

    List<String> nextStatuses() {
        List<String> next = new ArrayList<>();
        row.path("transitions").fieldNames().forEachRemaining(next::add);
        return next;
    }

    @Nullable
    Long cost() {
        return cents(row.path("cout"));
    }

    /** {@code member}: prevu, realise, or a step; over all years and fundings. */
    @Nullable
    Long total(String member) {
        return cents(row.path(member));
    }

    /** {@code member}: prevu or realise. */
    @Nullable
    Long ofYear(String member, int annee) {
        return cents(row.path("annees").path(Integer.toString(annee)).path(member));
    }

    List<Funding> fundings() {
        List<Funding> fundings = new ArrayList<>();
        row.path("financements").forEach(each -> fundings.add(new Funding(each)));
        return fundings;
    }

    boolean hasNote(String text) {
        for (JsonNode note : row.path("notes")) {
            if (Words.tidy(note.asText()).equals(Words.tidy(text))) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Long cents(JsonNode value) {
        return value.isIntegralNumber() ? Long.valueOf(value.asLong()) : null;
    }
}
