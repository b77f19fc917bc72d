package fr.archipel.fiche;

import fr.archipel.geo.Bbox;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Paging;
import fr.archipel.request.Parameters;
import fr.archipel.territory.Codes;
import fr.archipel.territory.SearchText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request for fiches, read and checked. What is null or empty does not filter; the values of one choice add up, the
 * choices restrict one another.
 *
 * @param choices by facet, the values asked for, as given; a facet that nothing was asked of is absent
 * @param archived only the archived fiches, which are otherwise left out
 * @param text words that any of the fiche's texts says, or its number
 * @param year the present one: what is late is late today
 * @param sort null: in the order of the documents
 */
record FicheQuery(
        Map<Facet, List<String>> choices,
        @Nullable SearchText text,
        @Nullable Bbox bbox,
        boolean archived,
        int year,
        @Nullable FicheSort sort,
        Paging paging) {
    static final List<String> STATUTS =
            List.of("en_maturation", "proposee", "validee", "engagee", "en_travaux", "realisee", "abandonnee");

    static final List<String> OPERATIONS =
            List.of("travaux", "subvention", "etude", "acquisition", "fonctionnement", "ingenierie");

    /** Whether a fiche has a place finer than its whole agglomeration. */
    static final List<String> EMPRISES = List.of("propre", "sans");

    /** More values than anybody chooses one by one. */
    private static final int MOST_VALUES = 100;

    /** What filters, whatever the page. */
    static final List<String> FILTERS = Stream.concat(
                    Stream.of(Facet.values()).map(Facet::id), Stream.of("q", "bbox", "archivees"))
            .toList();

    static final List<String> PARAMETERS =
            Paging.parameters(Stream.concat(FILTERS.stream(), Stream.of("tri")).toArray(String[]::new));

    FicheQuery {
        choices = Map.copyOf(choices);
    }

    static FicheQuery read(Parameters parameters, LocalDate today) {
        return new FicheQuery(
                choices(parameters),
                parameters.find("q", SearchText.ACCEPTED, SearchText::parse).orElse(null),
                parameters
                        .find("bbox", Bbox.ACCEPTED, text -> Optional.of(Bbox.parse(text)))
                        .orElse(null),
                parameters
                        .choice("archivees", List.of("true", "false"))
                        .map("true"::equals)
                        .orElse(false),
                today.getYear(),
                parameters.find("tri", FicheSort.ACCEPTED, FicheSort::find).orElse(null),
                Paging.read(parameters));
    }

    List<String> chosen(Facet facet) {
        return choices.getOrDefault(facet, List.of());
    }

    /** The same fiches, another page of them. */
    FicheQuery page(Paging other) {
        return new FicheQuery(choices, text, bbox, archived, year, sort, other);
    }

    private static Map<Facet, List<String>> choices(Parameters parameters) {
        Map<Facet, List<String>> choices = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            List<String> values = values(parameters, facet);
            if (!values.isEmpty()) {
                choices.put(facet, values);
            }
        }
        return choices;
    }

    private static List<String> values(Parameters parameters, Facet facet) {
        return switch (facet) {
            case COMMUNE -> each(parameters, facet, Codes.INSEE_ACCEPTED, Codes::insee);
            case EPCI -> each(parameters, facet, Codes.SIREN_ACCEPTED, Codes::siren);
            case STATUT -> among(parameters, facet, STATUTS);
            case TYPE_OPERATION -> among(parameters, facet, OPERATIONS);
            case EMPRISE -> among(parameters, facet, EMPRISES);
            case RETARD -> among(parameters, facet, List.of("true", "false"));
            case ANNEE -> each(parameters, facet, "un entier de 1990 à 2100", FicheQuery::year);
            case AXE -> axes(parameters);
            default -> each(parameters, facet, "", Optional::of);
        };
    }

    /** Names of nodes may hold commas: the whole text comes first, then its parts when there are several. */
    private static List<String> axes(Parameters parameters) {
        String whole = parameters.find(Facet.AXE.id()).orElse(null);
        if (whole == null) {
            return List.of();
        }
        List<String> names = new ArrayList<>(List.of(whole));
        if (whole.indexOf(',') >= 0) {
            names.addAll(parameters.list(Facet.AXE.id()));
        }
        return bounded(Facet.AXE, names);
    }

    private static Optional<String> year(String text) {
        int year = Integer.parseInt(text);
        return Optional.of(text).filter(given -> year >= 1990 && year <= 2100);
    }

    private static List<String> among(Parameters parameters, Facet facet, List<String> accepted) {
        return each(
                parameters,
                facet,
                String.join(", ", accepted),
                text -> Optional.of(text).filter(accepted::contains));
    }

    private static List<String> each(
            Parameters parameters, Facet facet, String accepted, Function<String, Optional<String>> reader) {
        List<String> values = new ArrayList<>();
        for (String value : parameters.list(facet.id())) {
            try {
                values.add(reader.apply(value).orElseThrow(() -> invalid(facet, value, accepted)));
            } catch (IllegalArgumentException e) {
                throw invalid(facet, value, accepted);
            }
        }
        return bounded(facet, values);
    }

    private static List<String> bounded(Facet facet, List<String> values) {
        if (values.size() > MOST_VALUES) {
            throw invalid(facet, values.size() + " valeurs", "au plus %d valeurs".formatted(MOST_VALUES));
        }
        return values;
    }

    private static ProblemException invalid(Facet facet, String value, String accepted) {
        return new ProblemException(new Problem.InvalidParameter(facet.id(), value, accepted));
    }
}
