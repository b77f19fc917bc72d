package fr.archipel.scot.cover;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;

/**
 * Where figures come from.
 *
 * @param mesure artificialise (nomenclature of the law) or urbanise (our reading)
 * @param millesimes imported, from the first
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record SourceSheet(String id, String titre, String nom, String attribution, String mesure, List<Integer> millesimes) {

    static SourceSheet of(CoverSource source, List<Integer> vintages) {
        return new SourceSheet(
                source.id(), source.shortTitle(), source.title(), source.attribution(), source.state(), vintages);
    }
}
