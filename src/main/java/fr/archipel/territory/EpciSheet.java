package fr.archipel.territory;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import fr.archipel.geo.Bbox;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of an agglomeration.
 *
 * @param totaux by layer: objects that touch it, each once, and what of them lies inside
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record EpciSheet(
        @JsonUnwrapped Summary epci,
        List<CommuneRef> communes,
        List<ScotRef> scots,
        List<ContratRef> contrats,
        FicheTotal fiches,
        Map<String, LayerTotal> totaux) {

    /**
     * An agglomeration in a list.
     *
     * @param surfaceHa sum of its communes' official areas; null when one is unknown
     * @param nombreCommunes how many communes it has
     * @param bbox null as long as it has no commune
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Summary(
            String siren,
            String sigle,
            String nom,
            @Nullable Integer population,
            @Nullable Double surfaceHa,
            int nombreCommunes,
            @Nullable Bbox bbox) {}
}
