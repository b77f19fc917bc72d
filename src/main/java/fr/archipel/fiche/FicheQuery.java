package fr.archipel.fiche;

import fr.archipel.geo.Bbox;
import fr.archipel.request.Paging;
import fr.archipel.request.Parameters;
import fr.archipel.territory.Codes;
import fr.archipel.territory.SearchText;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request for fiches, read and checked; what is null does not filter.
 *
 * @param commune INSEE code: fiches that concern the commune in any way its sheet shows
 * @param epci SIREN of the agglomeration that signs the contract
 * @param axe id of a node of a strategy, at any level, or the name of one of the first level
 * @param maitreOuvrage code of a party that owns the fiche, alone or with others
 * @param annee fiches that plan to spend that year; those that plan nothing by year: whose calendar holds it
 * @param layer fiches linked to an object of that layer
 * @param archived only the archived fiches, which are otherwise left out
 * @param text words that any of the fiche's texts says, or its number
 */
record FicheQuery(
        @Nullable String commune,
        @Nullable String epci,
        @Nullable String contrat,
        @Nullable String axe,
        @Nullable String statut,
        @Nullable String maitreOuvrage,
        @Nullable String typeOperation,
        @Nullable Integer annee,
        @Nullable String layer,
        @Nullable SearchText text,
        @Nullable Bbox bbox,
        boolean archived,
        Paging paging) {
    static final List<String> STATUTS =
            List.of("en_maturation", "proposee", "validee", "engagee", "en_travaux", "realisee", "abandonnee");

    static final List<String> OPERATIONS =
            List.of("travaux", "subvention", "etude", "acquisition", "fonctionnement", "ingenierie");

    static final List<String> PARAMETERS = Paging.parameters(
            "commune",
            "epci",
            "contrat",
            "axe",
            "statut",
            "maitre_ouvrage",
            "type_operation",
            "annee",
            "layer",
            "q",
            "bbox",
            "archivees");

    static FicheQuery read(Parameters parameters) {
        int annee = parameters.integer("annee", 1990, 2100, 0);
        return new FicheQuery(
                parameters.find("commune", Codes.INSEE_ACCEPTED, Codes::insee).orElse(null),
                parameters.find("epci", Codes.SIREN_ACCEPTED, Codes::siren).orElse(null),
                parameters.find("contrat").orElse(null),
                parameters.find("axe").orElse(null),
                parameters.choice("statut", STATUTS).orElse(null),
                parameters.find("maitre_ouvrage").orElse(null),
                parameters.choice("type_operation", OPERATIONS).orElse(null),
                annee == 0 ? null : annee,
                parameters.find("layer").orElse(null),
                parameters.find("q", SearchText.ACCEPTED, SearchText::parse).orElse(null),
                parameters
                        .find("bbox", Bbox.ACCEPTED, text -> Optional.of(Bbox.parse(text)))
                        .orElse(null),
                parameters
                        .choice("archivees", List.of("true", "false"))
                        .map("true"::equals)
                        .orElse(false),
                Paging.read(parameters));
    }
}
