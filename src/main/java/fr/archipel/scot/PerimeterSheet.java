package fr.archipel.scot;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import fr.archipel.territory.CommuneRef;
import fr.archipel.territory.EpciRef;
import fr.archipel.territory.ScotRef;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A perimeter that exists.
 *
 * @param id as {@link PerimeterId} writes it
 * @param type commune, epci, scot, communes
 * @param communes all of them, by INSEE code
 * @param epci those its communes belong to
 * @param scots those its communes belong to
 * @param surfaceHa sum of the communes' official areas; null when one is unknown
 * @param geometrieHa area of the communes' contours
 * @param schematique whether a contour among them is schematic
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record PerimeterSheet(
        String id,
        String type,
        String titre,
        List<CommuneRef> communes,
        List<EpciRef> epci,
        List<ScotRef> scots,
        @Nullable BigDecimal surfaceHa,
        BigDecimal geometrieHa,
        boolean schematique) {

    @JsonIgnore
    public List<String> insee() {
        return communes.stream().map(CommuneRef::insee).toList();
    }
}
