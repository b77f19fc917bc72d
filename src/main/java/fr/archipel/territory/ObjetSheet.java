package fr.archipel.territory;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import fr.archipel.geo.Bbox;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object's links both ways: the communes it touches, the fiches that concern it.
 *
 * @param item the object itself, in the OGC API
 * @param surfaceHa area of the drawing; null for a line or a point
 * @param longueurKm length of the drawing; null unless it is a line
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ObjetSheet(
        String layer,
        String id,
        @Nullable String nom,
        String item,
        @Nullable Double surfaceHa,
        @Nullable Double longueurKm,
        Bbox bbox,
        List<CommuneTouched> communes,
        List<FicheLinked> fiches) {

    /** The part of the object inside a commune: an area or a length, the other is null. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record CommuneTouched(
            @JsonUnwrapped CommuneRef commune,
            @Nullable Double surfaceDansCommuneHa,
            @Nullable Double longueurDansCommuneKm) {}

    /** {@code role}: porte_sur, dessert or mentionne, the strongest. */
    public record FicheLinked(@JsonUnwrapped FicheRef fiche, String role) {}
}
