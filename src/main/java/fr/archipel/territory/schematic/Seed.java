package fr.archipel.territory.schematic;

/**
 * What is known of a commune before drawing it: where it is and how large it is.
 *
 * @param insee INSEE code
 * @param nom official name
 * @param area_m2 official area
 * @param x easting of its characteristic point, EPSG:2154
 * @param y northing of its characteristic point, EPSG:2154
 */
public record Seed(String insee, String nom, double area_m2, double x, double y) {

    /** Radius in metres of the disc that has the official area. */
    double radius_m() {
        return Math.sqrt(area_m2 / Math.PI);
    }

    Seed movedBy(double dx, double dy) {
        return new Seed(insee, nom, area_m2, x + dx, y + dy);
    }

    static double totalArea_m2(Iterable<Seed> seeds) {
        double total = 0;
        for (Seed seed : seeds) {
            total += seed.area_m2;
        }
        return total;
    }
}
