package fr.archipel.geo;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * A geometry sent by a client, accepted or refused at the door.
 *
 * <p>Accepted: a GeoJSON geometry, Feature, or FeatureCollection of one feature, in CRS84 or in the system that is named, within metropolitan France,
 * not empty, valid in the sense of OGC Simple Features. The result is in EPSG:2154. Anything else is a {@link Problem}
 * that says where.
 */
public final class SubmittedGeometry {
    /** Metropolitan France with a margin, longitude and latitude in degrees. */
    private static final Envelope FRANCE = new Envelope(-6, 10.5, 41, 51.6);

    private SubmittedGeometry() {}

    public static Geometry read(JsonNode json) {
        return accepted(GeoJsonReader.read(unwrap(json)));
    }

    /**
     * The same, its coordinates in one of the systems every layer is offered in ({@link ServedCrs#COMMON}), in the order of axes
     * its authority gives.
     */
    public static Geometry read(JsonNode json, ServedCrs crs) {
        return accepted(degrees(GeoJsonReader.read(unwrap(json)), crs));
    }

    private static Geometry degrees(Geometry sent, ServedCrs crs) {
        CoordinateMapping mapping = Objects.requireNonNull(crs.toDegrees(), crs.uri());
        boolean northFirst = crs.axes() == CrsDefinition.Axes.NORTH_EAST;
        double[] out = new double[2];
        Geometry copy = sent.copy();
        copy.apply((Coordinate c) -> {
            mapping.apply(northFirst ? c.y : c.x, northFirst ? c.x : c.y, out);
            c.setX(out[0]);
            c.setY(out[1]);
        });
        copy.geometryChanged();
        return copy;
    }

    private static Geometry accepted(Geometry geometry) {
        if (geometry.isEmpty()) {
            throw refused("La géométrie est vide.", null);
        }
        checkPlace(geometry);
        checkValid(geometry);
        return Projections.toLambert93(geometry);
    }

    private static JsonNode unwrap(JsonNode json) {
        return switch (json.path("type").asText()) {
            case "Feature" -> json.path("geometry");
            case "FeatureCollection" -> {
                JsonNode features = json.path("features");
                if (features.size() != 1) {
                    throw new ProblemException(new Problem.Unreadable(
                            "features", "il faut un seul objet, il y en a %d.".formatted(features.size())));
                }
                yield features.get(0).path("geometry");
            }
            default -> json;
        };
    }

    private static void checkPlace(Geometry geometry) {
        for (Coordinate c : geometry.getCoordinates()) {
            if (!Double.isFinite(c.x) || !Double.isFinite(c.y)) {
                throw refused("Une coordonnée est un nombre trop grand pour un point de la Terre.", null);
            }
            if (!FRANCE.contains(c)) {
                String swapped = FRANCE.contains(new Coordinate(c.y, c.x))
                        ? " La longitude et la latitude semblent inversées : GeoJSON attend [longitude, latitude]."
                        : " Les coordonnées sont attendues en degrés, [longitude, latitude], en France métropolitaine.";
                throw refused("Le point %s est hors de France.".formatted(shown(c)) + swapped, c);
            }
        }
    }

    private static void checkValid(Geometry geometry) {
        GeometryDefect defect = GeometryDefect.find(geometry).orElse(null);
        if (defect == null) {
            return;
        }
        Coordinate at = defect.at();
        throw refused(defect.what() + (at == null ? "." : " au point %s.".formatted(shown(at))) + " Corrigez-la.", at);
    }

    private static String shown(Coordinate c) {
        return String.format(Locale.FRENCH, "%.4f ; %.4f", c.x, c.y);
    }

    private static ProblemException refused(String reason, @Nullable Coordinate at) {
        return new ProblemException(new Problem.InvalidGeometry(reason, at == null ? List.of() : List.of(at.x, at.y)));
    }
}
