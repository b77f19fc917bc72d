package fr.archipel.geo;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/**
 * Why a geometry is not valid in the sense of OGC Simple Features.
 *
 * @param what start of a French sentence
 * @param at where, in the geometry's own coordinates
 */
public record GeometryDefect(String what, @Nullable Coordinate at) {

    /** The first one found; empty when the geometry is valid. */
    public static Optional<GeometryDefect> find(Geometry geometry) {
        TopologyValidationError error = new IsValidOp(geometry).getValidationError();
        return error == null
                ? Optional.empty()
                : Optional.of(new GeometryDefect(sentence(error.getErrorType()), error.getCoordinate()));
    }

    private static String sentence(int type) {
        return switch (type) {
            case TopologyValidationError.SELF_INTERSECTION, TopologyValidationError.RING_SELF_INTERSECTION ->
                "La géométrie se recoupe";
            case TopologyValidationError.HOLE_OUTSIDE_SHELL -> "Un trou est hors de son polygone";
            case TopologyValidationError.NESTED_HOLES -> "Deux trous sont l'un dans l'autre";
            case TopologyValidationError.NESTED_SHELLS -> "Deux polygones sont l'un dans l'autre";
            case TopologyValidationError.DISCONNECTED_INTERIOR ->
                "L'intérieur du polygone est coupé en plusieurs morceaux";
            case TopologyValidationError.DUPLICATE_RINGS -> "Le même contour est donné deux fois";
            case TopologyValidationError.TOO_FEW_POINTS -> "Un contour a trop peu de points distincts";
            default -> "La géométrie n'est pas valide";
        };
    }
}
