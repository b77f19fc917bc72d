package fr.archipel.scot.trajectory;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import fr.archipel.geo.Bbox;
import fr.archipel.territory.EpciRef;
import fr.archipel.territory.ScotRef;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A SCoT and what it covers.
 *
 * @param dateApprobation ISO 8601, null when only the year is known
 * @param communes how many
 * @param surfaceHa sum of the communes' official areas; null when one is unknown
 * @param bbox null without a contour
 * @param population sum of the communes'; null when one is unknown
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record Perimeter(
        @JsonUnwrapped ScotRef scot,
        @Nullable String etat,
        @Nullable String dateApprobation,
        int communes,
        List<EpciRef> epci,
        @Nullable BigDecimal surfaceHa,
        @Nullable Long population,
        @Nullable Bbox bbox,
        String href) {}
