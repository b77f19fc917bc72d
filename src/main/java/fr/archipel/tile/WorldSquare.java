package fr.archipel.tile;

/**
 * The world of web maps as a square: 0 to 1 eastwards and 0 to 1 southwards, from 180° W and 85.0511° N. Spherical formulas
 * on WGS 84 degrees, as EPSG:3857 wants them (IOGP Guidance Note 7-2, § 3.2.2.1).
 */
final class WorldSquare {
    /** Metres of EPSG:3857 from one side of the square to the other. */
    static final double WORLD_M = 2 * Math.PI * 6_378_137.0;

    private WorldSquare() {}

    static double x(double lon) {
        return lon / 360 + 0.5;
    }

    static double y(double lat) {
        double sin = Math.sin(Math.toRadians(lat));
        return 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
    }

    static double lon(double x) {
        return (x - 0.5) * 360;
    }

    static double lat(double y) {
        return Math.toDegrees(Math.atan(Math.sinh(Math.PI * (1 - 2 * y))));
    }
}
