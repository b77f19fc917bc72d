package fr.archipel.feature.edit;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.geo.CoordinateMapping;
import fr.archipel.geo.GeoJsonReader;
import fr.archipel.geo.GeometryDefect;
import fr.archipel.geo.Projections;
import fr.archipel.geo.ServedCrs;
import fr.archipel.layer.Layer;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * A geometry as it was sent, on its way to the layer's own reference system: two-dimensional, of the layer's type (a single
 * one becomes a Multi… where the layer has those), valid, not too small. Faults say the place in the coordinates that
 * were sent, and in degrees for programs.
 */
final class SentGeometry {
    /** Less is a slip of the mouse: the registry counts nothing smaller in a commune. */
    static final double SMALLEST_M2 = 1;

    static final double SHORTEST_M = 1;
    private static final double METRES_PER_DEGREE = 111_320;

    /** What no closed form does: PostGIS carries a geometry, its SRID set, easting or longitude first. */
    @FunctionalInterface
    interface Carrier {
        Geometry carry(Geometry geometry, int srid);
    }

    private final Layer layer;
    private final ServedCrs crs;
    private final Carrier carrier;
    private final List<Fault> faults;

    SentGeometry(Layer layer, ServedCrs crs, Carrier carrier, List<Fault> faults) {
        this.layer = layer;
        this.crs = crs;
        this.carrier = carrier;
        this.faults = faults;
    }

    /** In the layer's reference system, its SRID set; empty when there are faults, which are then in the list. */
    Optional<Geometry> read(JsonNode json) {
        int before = faults.size();
        Geometry sent = parse(json);
        if (sent == null || !isOnEarth(sent)) {
            return Optional.empty();
        }
        Geometry typed = GeometryTypes.as(sent, layer.geometryType()).orElse(null);
        if (typed == null) {
            faults.add(Fault.geometry(
                    "La géométrie est de type %s ; cette couche a des %s."
                            .formatted(sent.getGeometryType(), GeometryTypes.accepted(layer.geometryType())),
                    List.of()));
            return Optional.empty();
        }
        GeometryDefect.find(typed).ifPresent(this::defect);
        if (faults.size() > before) {
            return Optional.empty();
        }
        Geometry stored = toStorage(typed);
        GeometryDefect.find(stored)
                .ifPresent(defect -> faults.add(Fault.geometry(
                        defect.what() + " une fois dans le système de la couche. Corrigez-la.",
                        defect.at() == null ? List.of() : degreesOfStored(defect.at()))));
        sizes(stored);
        return faults.size() > before ? Optional.empty() : Optional.of(stored);
    }

    private @Nullable Geometry parse(JsonNode json) {
        JsonNode third = third(json.path(json.has("geometries") ? "geometries" : "coordinates"));
        if (third != null) {
            faults.add(Fault.geometry(
                    "La couche est en deux dimensions ; le point %s en a %d. Envoyez deux coordonnées par point."
                            .formatted(third, third.size()),
                    List.of()));
            return null;
        }
        try {
            Geometry read = GeoJsonReader.read(json);
            if (read.isEmpty()) {
                faults.add(Fault.geometry("La géométrie est vide.", List.of()));
                return null;
            }
            return crs.axes() == fr.archipel.geo.CrsDefinition.Axes.NORTH_EAST ? swapped(read) : read;
        } catch (ProblemException e) {
            if (!(e.problem() instanceof Problem.Unreadable)) {
                throw e;
            }
            faults.add(Fault.geometry(e.problem().detail(), List.of()));
            return null;
        }
    }

    /** The first position of more than two numbers. */
    private static @Nullable JsonNode third(JsonNode node) {
        if (node.isObject()) {
            return third(node.path(node.has("geometries") ? "geometries" : "coordinates"));
        }
        if (node.size() > 0 && node.get(0).isNumber()) {
            return node.size() > 2 ? node : null;
        }
        for (JsonNode each : node) {
            JsonNode found = third(each);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private boolean isOnEarth(Geometry geometry) {
        for (Coordinate c : geometry.getCoordinates()) {
            boolean fits = crs.angular()
                    ? Math.abs(c.x) <= 180 && Math.abs(c.y) <= 90
                    : Math.abs(c.x) < 1e8 && Math.abs(c.y) < 1e8;
            if (!fits) {
                faults.add(Fault.geometry(
                        "Le point %s n'est pas sur la Terre : les coordonnées sont attendues dans le système %s, %s."
                                .formatted(
                                        shown(c),
                                        crs.uri(),
                                        crs.axes() == fr.archipel.geo.CrsDefinition.Axes.NORTH_EAST
                                                ? "le nord ou la latitude d'abord"
                                                : "l'est ou la longitude d'abord"),
                        List.of()));
                return false;
            }
        }
        return true;
    }

    private void defect(GeometryDefect defect) {
        Coordinate at = defect.at();
        faults.add(Fault.geometry(
                defect.what() + (at == null ? "." : " au point %s.".formatted(shown(at))) + " Corrigez-la.",
                at == null ? List.of() : degrees(at)));
    }

    private void sizes(Geometry stored) {
        double scale = scale(stored);
        for (int i = 0; i < stored.getNumGeometries(); i++) {
            Geometry part = stored.getGeometryN(i);
            double size = part.getDimension() == 2 ? part.getArea() * scale * scale : part.getLength() * scale;
            double least = part.getDimension() == 2 ? SMALLEST_M2 : SHORTEST_M;
            if (part.getDimension() > 0 && size < least) {
                faults.add(Fault.geometry(
                        String.format(
                                Locale.FRENCH,
                                part.getDimension() == 2
                                        ? "Un polygone n'a que %.2f m² ; il en faut au moins %.0f."
                                        : "Une ligne n'a que %.2f m ; il en faut au moins %.0f.",
                                size,
                                least),
                        degreesOfStored(part.getCoordinate())));
            }
        }
    }

    /** Metres in a unit of the stored coordinates, near enough for a lower bound. */
    private double scale(Geometry stored) {
        if (layer.storage().srid() == Layer.Storage.LAMBERT_93) {
            return 1;
        }
        double latitude = stored.getEnvelopeInternal().centre().y;
        return METRES_PER_DEGREE * Math.sqrt(Math.max(0.01, Math.cos(Math.toRadians(latitude))));
    }

    private Geometry toStorage(Geometry sent) {
        return carry(sent, crs.srid(), layer.storage().srid());
    }

    private Geometry carry(Geometry geometry, int from, int to) {
        Geometry copy = geometry.copy();
        copy.setSRID(from);
        if (from == to) {
            return copy;
        }
        CoordinateMapping inverse = crs.toDegrees();
        CoordinateMapping forward = ServedCrs.fromDegrees(to);
        if (inverse == null || forward == null) {
            return carrier.carry(copy, to);
        }
        double[] out = new double[2];
        copy.apply((Coordinate c) -> {
            inverse.apply(c.x, c.y, out);
            forward.apply(out[0], out[1], out);
            c.setX(out[0]);
            c.setY(out[1]);
        });
        copy.geometryChanged();
        copy.setSRID(to);
        return copy;
    }

    private static Geometry swapped(Geometry northFirst) {
        Geometry copy = northFirst.copy();
        copy.apply((Coordinate c) -> {
            double x = c.x;
            c.setX(c.y);
            c.setY(x);
        });
        copy.geometryChanged();
        return copy;
    }

    private List<Double> degrees(Coordinate sent) {
        Coordinate c = carry(GeometryTypes.point(sent), crs.srid(), 4326).getCoordinate();
        return List.of(rounded(c.x), rounded(c.y));
    }

    private List<Double> degreesOfStored(Coordinate stored) {
        return layer.storage().srid() == Layer.Storage.LAMBERT_93
                ? Projections.toCrs84(stored.x, stored.y)
                : List.of(rounded(stored.x), rounded(stored.y));
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * 1e6) / 1e6;
    }

    /** As it was sent: in its order of axes. */
    private String shown(Coordinate eastFirst) {
        boolean northFirst = crs.axes() == fr.archipel.geo.CrsDefinition.Axes.NORTH_EAST;
        double first = northFirst ? eastFirst.y : eastFirst.x;
        double second = northFirst ? eastFirst.x : eastFirst.y;
        return String.format(Locale.FRENCH, crs.angular() ? "%.6f ; %.6f" : "%.2f ; %.2f", first, second);
    }
}
