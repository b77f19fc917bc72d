package fr.archipel.geo;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.geotools.api.metadata.extent.GeographicBoundingBox;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.GeographicCRS;
import org.geotools.api.referencing.crs.ProjectedCRS;
import org.geotools.api.referencing.cs.AxisDirection;
import org.geotools.referencing.CRS;
import org.jspecify.annotations.Nullable;

/**
 * What a two-dimensional reference system is, according to the EPSG data set that GeoTools carries. It says what a
 * system is; it transforms nothing. The first question takes about a second (the data set is unpacked): ask it away from
 * requests, see {@link #prepare}.
 *
 * @param axes the authority's order
 * @param angular coordinates are angles (degrees, grads), not lengths
 * @param area of use, degrees; null when the authority names none
 * @param wkt OGC WKT 1, axes in the authority's order
 * @param esriWkt as a {@code .prj} file holds it
 */
public record CrsDefinition(
        int code,
        String name,
        Axes axes,
        boolean angular,
        @Nullable Bbox area,
        String wkt,
        String esriWkt) {

    /** Which axis the authority writes first. */
    public enum Axes {
        EAST_NORTH,
        NORTH_EAST
    }

    private static final Map<Integer, Optional<CrsDefinition>> KNOWN = new ConcurrentHashMap<>();
    /** Answers for more codes than this are not kept. */
    private static final int KEPT = 2_000;

    /** Empty when the authority does not know the code, or it is no plane or geographic system with these axes. */
    public static Optional<CrsDefinition> find(int code) {
        Optional<CrsDefinition> known = KNOWN.get(code);
        if (known != null) {
            return known;
        }
        Optional<CrsDefinition> read = read(code);
        if (KNOWN.size() < KEPT) {
            KNOWN.put(code, read);
        }
        return read;
    }

    /** Reads the definitions everyone asks for, in a thread of its own. */
    public static void prepare() {
        Thread thread = new Thread(
                () -> ServedCrs.COMMON.stream().filter(code -> code > 0).forEach(CrsDefinition::find), "archipel-crs");
        thread.setDaemon(true);
        thread.start();
    }

    private static Optional<CrsDefinition> read(int code) {
        try {
            CoordinateReferenceSystem crs = CRS.decode("EPSG:" + code, false);
            boolean angular = crs instanceof GeographicCRS;
            if ((!angular && !(crs instanceof ProjectedCRS))
                    || crs.getCoordinateSystem().getDimension() != 2) {
                return Optional.empty();
            }
            return axes(crs)
                    .map(axes -> new CrsDefinition(
                            code,
                            crs.getName().getCode(),
                            axes,
                            angular,
                            area(crs),
                            crs.toWKT(),
                            EsriWkt.of(crs.toWKT())));
        } catch (FactoryException | IllegalArgumentException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    private static Optional<Axes> axes(CoordinateReferenceSystem crs) {
        AxisDirection first = crs.getCoordinateSystem().getAxis(0).getDirection();
        AxisDirection second = crs.getCoordinateSystem().getAxis(1).getDirection();
        if (first.equals(AxisDirection.EAST) && second.equals(AxisDirection.NORTH)) {
            return Optional.of(Axes.EAST_NORTH);
        }
        return first.equals(AxisDirection.NORTH) && second.equals(AxisDirection.EAST)
                ? Optional.of(Axes.NORTH_EAST)
                : Optional.empty();
    }

    private static @Nullable Bbox area(CoordinateReferenceSystem crs) {
        GeographicBoundingBox box = CRS.getGeographicBoundingBox(crs);
        return box == null
                ? null
                : new Bbox(
                        box.getWestBoundLongitude(),
                        box.getSouthBoundLatitude(),
                        box.getEastBoundLongitude(),
                        box.getNorthBoundLatitude());
    }
}
