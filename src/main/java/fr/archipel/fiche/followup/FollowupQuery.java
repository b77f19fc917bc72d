package fr.archipel.fiche.followup;

import fr.archipel.request.Parameters;
import fr.archipel.territory.Codes;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the tracking table is asked about; what is null does not filter.
 *
 * @param date events after it do not count
 * @param axe id of a node of the strategy, at any level
 * @param commune INSEE code of a commune the fiche acts in
 * @param maitreOuvrage code of a party
 * @param annee spending and fundings of that year alone
 */
record FollowupQuery(
        LocalDate date,
        @Nullable String contrat,
        @Nullable String axe,
        @Nullable String commune,
        @Nullable String maitreOuvrage,
        @Nullable Integer annee) {

    static FollowupQuery read(Parameters parameters, LocalDate today, @Nullable String contrat) {
        int annee = parameters.integer("annee", 1990, 2100, 0);
        return new FollowupQuery(
                date(parameters, today),
                contrat,
                parameters.find("axe").orElse(null),
                parameters.find("commune", Codes.INSEE_ACCEPTED, Codes::insee).orElse(null),
                parameters.find("maitre_ouvrage").orElse(null),
                annee == 0 ? null : annee);
    }

    static LocalDate date(Parameters parameters, LocalDate today) {
        return parameters
                .find(
                        "date",
                        "une date de 1990 à 2100, comme 2026-06-30",
                        text -> Optional.of(LocalDate.parse(text))
                                .filter(date -> date.getYear() >= 1990 && date.getYear() <= 2100))
                .orElse(today);
    }
}
