package fr.archipel.territory;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import fr.archipel.geo.Bbox;
import org.jspecify.annotations.Nullable;

/**
 * A commune in a list.
 *
 * @param surfaceHa official area, not that of the drawing
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record CommuneSummary(
        String insee,
        String nom,
        EpciRef epci,
        ScotRef scot,
        @Nullable Integer population,
        @Nullable Double surfaceHa,
        Bbox bbox) {}
