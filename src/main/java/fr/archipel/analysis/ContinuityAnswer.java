package fr.archipel.analysis;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import fr.archipel.geo.CoordinateMapping;
import fr.archipel.layer.Field;
import fr.archipel.layer.Layer;
import fr.archipel.territory.ObjetRef;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The continuity of a layer as it is answered. Lengths are those of the drawings, not those a document prints.
 *
 * @param troncons how many objects
 * @param parStatut kilometres by code of the field {@code statut}, then of objects without one; null when the layer has
 *     no such field
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record ContinuityAnswer(
        String layer,
        BigDecimal toleranceM,
        BigDecimal longueurKm,
        long troncons,
        List<Ensemble> ensembles,
        List<Rupture> ruptures,
        @Nullable Map<String, BigDecimal> parStatut,
        String source) {
    private static final String UNKNOWN = "non_renseigne";

    /** Objects that hold together. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Ensemble(BigDecimal longueurKm, List<ObjetRef> objets) {}

    /** A gap to close; {@code position} is its middle, longitude and latitude. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Rupture(ObjetRef de, ObjetRef vers, BigDecimal distanceM, List<BigDecimal> position) {}

    static ContinuityAnswer of(Layer layer, double toleranceM, Continuity continuity) {
        return new ContinuityAnswer(
                layer.id(),
                Measures.metres(toleranceM),
                Measures.kilometres(continuity.lengthM()),
                continuity.objects(),
                continuity.groups().stream()
                        .map(group -> new Ensemble(Measures.kilometres(group.lengthM()), group.objets()))
                        .toList(),
                continuity.gaps().stream()
                        .map(gap -> new Rupture(
                                gap.from(), gap.to(), Measures.metres(gap.distanceM()), degrees(gap.x(), gap.y())))
                        .toList(),
                byStatus(layer.findField(ContinuityStore.STATUS), continuity),
                layer.attribution());
    }

    private static @Nullable Map<String, BigDecimal> byStatus(Optional<Field> status, Continuity continuity) {
        if (status.isEmpty()) {
            return null;
        }
        List<String> codes = status.get().codes().stream().map(Field.Code::code).toList();
        Map<String, BigDecimal> kilometres = new LinkedHashMap<>();
        continuity
                .lengthsByStatus(codes, UNKNOWN)
                .forEach((code, metres) -> kilometres.put(code, Measures.kilometres(metres)));
        return kilometres;
    }

    private static List<BigDecimal> degrees(double x, double y) {
        double[] position = new double[2];
        CoordinateMapping.CRS84.apply(x, y, position);
        return List.of(sixDecimals(position[0]), sixDecimals(position[1]));
    }

    private static BigDecimal sixDecimals(double degrees) {
        return BigDecimal.valueOf(degrees).setScale(6, RoundingMode.HALF_UP);
    }
}
