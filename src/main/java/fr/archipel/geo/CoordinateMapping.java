package fr.archipel.geo;

/** From stored coordinates (EPSG:2154 easting, northing in metres) to the coordinates that are served. */
@FunctionalInterface
public interface CoordinateMapping {

    CoordinateMapping IDENTITY = (x, y, out) -> {
        out[0] = x;
        out[1] = y;
    };

    /** CRS84: longitude, latitude. */
    CoordinateMapping CRS84 = LambertConic.LAMBERT_93::inverse;

    /** Writes the served pair, in the served axis order, to {@code out[0], out[1]}. */
    void apply(double x, double y, double[] out);
}
