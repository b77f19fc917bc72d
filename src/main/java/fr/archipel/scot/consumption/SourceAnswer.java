package fr.archipel.scot.consumption;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The source and edition that figures come from.
 *
 * @param editions years of all the editions imported
 * @param provisoire whether its last year is
 * @param interpole whether a year of it is computed between two vintages
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record SourceAnswer(
        String id,
        String titre,
        String unitePublication,
        int millesime,
        List<Integer> editions,
        int derniereAnnee,
        boolean provisoire,
        String attribution,
        boolean interpole) {

    /** Null before an import. */
    public static @Nullable SourceAnswer of(Consumption data) {
        Edition edition = data.edition();
        return edition == null
                ? null
                : new SourceAnswer(
                        data.source().id(),
                        data.source().title(),
                        data.source().unit(),
                        edition.millesime(),
                        data.editions().stream().map(Edition::millesime).toList(),
                        edition.derniereAnnee(),
                        data.isProvisional(edition.derniereAnnee()),
                        data.source().attribution(),
                        data.years().stream().anyMatch(data::isInterpolated));
    }

    /** As a source is named under a figure. */
    public static List<String> words(Consumption data) {
        Edition edition = data.edition();
        return edition == null
                ? List.of()
                : List.of(data.source().attribution() + ", édition " + edition.millesime() + " ("
                        + edition.premiereAnnee() + "-" + edition.derniereAnnee() + ")");
    }
}
