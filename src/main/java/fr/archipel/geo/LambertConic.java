package fr.archipel.geo;

/**
 * Lambert conic conformal projection with two standard parallels on GRS 80: Lambert-93 (EPSG:2154) and the nine zones
 * CC42 to CC50 (EPSG:3942 to 3950).
 *
 * <p>Source: IOGP Guidance Note 7-2, § 3.1.1.1 (EPSG method 9802). Agrees with PROJ to better than 0.1 mm over
 * France. RGF93 and WGS 84 are taken as one, as PROJ does by default and RFC 7946 needs.
 */
public final class LambertConic {
    private static final double A = 6_378_137.0;
    private static final double F = 1 / 298.257222101;
    private static final double E2 = F * (2 - F);
    private static final double E = Math.sqrt(E2);
    // Coefficients of the series from conformal to geodetic latitude (Snyder 1987, eq. 3-5).
    private static final double C2 = E2 / 2 + 5 * pow(2) / 24 + pow(3) / 12 + 13 * pow(4) / 360;
    private static final double C4 = 7 * pow(2) / 48 + 29 * pow(3) / 240 + 811 * pow(4) / 11520;
    private static final double C6 = 7 * pow(3) / 120 + 81 * pow(4) / 1120;
    private static final double C8 = 4279 * pow(4) / 161280;

    /** EPSG:2154. */
    public static final LambertConic LAMBERT_93 = new LambertConic(46.5, 3, 44, 49, 700_000, 6_600_000);

    private final double lon0;
    private final double falseEasting;
    private final double falseNorthing;
    private final double n;
    private final double scale;
    private final double rho0;

    private LambertConic(
            double lat0, double lon0, double parallel1, double parallel2, double falseEasting, double falseNorthing) {
        this.lon0 = lon0;
        this.falseEasting = falseEasting;
        this.falseNorthing = falseNorthing;
        double phi1 = Math.toRadians(parallel1);
        double phi2 = Math.toRadians(parallel2);
        double m1 = m(phi1);
        double t1 = t(phi1);
        this.n = (Math.log(m1) - Math.log(m(phi2))) / (Math.log(t1) - Math.log(t(phi2)));
        this.scale = A * m1 / (n * Math.pow(t1, n));
        this.rho0 = scale * Math.pow(t(Math.toRadians(lat0)), n);
    }

    /** The zone centred on a whole latitude, 42 to 50: {@code conicConformal(50)} is EPSG:3950. */
    public static LambertConic conicConformal(int zone) {
        return new LambertConic(zone, 3, zone - 0.75, zone + 0.75, 1_700_000, 1_200_000 + (zone - 42) * 1_000_000.0);
    }

    /** Writes easting and northing (m) of a longitude and latitude (degrees) to {@code out[0], out[1]}. */
    public void forward(double lon, double lat, double[] out) {
        double rho = scale * Math.pow(t(Math.toRadians(lat)), n);
        double theta = n * Math.toRadians(lon - lon0);
        out[0] = falseEasting + rho * Math.sin(theta);
        out[1] = falseNorthing + rho0 - rho * Math.cos(theta);
    }

    /** Writes longitude and latitude (degrees) of an easting and northing (m) to {@code out[0], out[1]}. */
    public void inverse(double x, double y, double[] out) {
        double dx = x - falseEasting;
        double dy = rho0 - (y - falseNorthing);
        double rho = Math.sqrt(dx * dx + dy * dy);
        double t = Math.pow(rho / scale, 1 / n);
        out[0] = lon0 + Math.toDegrees(Math.atan2(dx, dy) / n);
        out[1] = Math.toDegrees(geodeticLatitude(Math.PI / 2 - 2 * Math.atan(t)));
    }

    /** Series in multiple angles, summed with Clenshaw's recurrence: one sine and one cosine for four terms. */
    private static double geodeticLatitude(double chi) {
        double sin = Math.sin(2 * chi);
        double cos2 = 2 * Math.cos(2 * chi);
        double b4 = C8;
        double b3 = C6 + cos2 * b4;
        double b2 = C4 + cos2 * b3 - b4;
        double b1 = C2 + cos2 * b2 - b3;
        return chi + b1 * sin;
    }

    private static double m(double phi) {
        double es = E * Math.sin(phi);
        return Math.cos(phi) / Math.sqrt(1 - es * es);
    }

    private static double t(double phi) {
        double es = E * Math.sin(phi);
        return Math.tan(Math.PI / 4 - phi / 2) / Math.pow((1 - es) / (1 + es), E / 2);
    }

    private static double pow(int power) {
        return Math.pow(E2, power);
    }
}
