package fr.archipel.geo;

/** EPSG:3857, metres on a sphere (EPSG method 1024; IOGP Guidance Note 7-2, § 3.5.3). */
public final class WebMercator {
    private static final double R = 6_378_137.0;

    private WebMercator() {}

    /** Writes easting and northing (m) of a longitude and latitude (degrees) to {@code out[0], out[1]}. */
    public static void forward(double lon, double lat, double[] out) {
        out[0] = R * Math.toRadians(lon);
        out[1] = R * asinh(Math.tan(Math.toRadians(lat)));
    }

    /** Writes longitude and latitude (degrees) of an easting and northing (m) to {@code out[0], out[1]}. */
    public static void inverse(double x, double y, double[] out) {
        out[0] = Math.toDegrees(x / R);
        out[1] = Math.toDegrees(Math.atan(Math.sinh(y / R)));
    }

    private static double asinh(double t) {
        return Math.copySign(Math.log(Math.abs(t) + Math.sqrt(t * t + 1)), t);
    }
}
