package fr.archipel.territory.schematic;

import fr.archipel.geo.LambertConic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/**
 * Contours of communes drawn from facts alone (a point and an official area each), for want of real boundaries that
 * may ship with the project. They divide the territory without gap or overlap, each with its official area; everything
 * else about them is a guess, and says so ({@code precision: schematique}). The same facts give the same contours.
 */
public final class SchematicContours {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private SchematicContours() {}

    /**
     * Writes {@code communes.geojson} beside {@code communes.csv}.
     *
     * @param args the folder, by default {@code gis-data/territoire}
     */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args.length == 0 ? "gis-data/territoire" : args[0]);
        String geojson = geojson(Files.readString(folder.resolve("communes.csv")));
        Files.writeString(folder.resolve("communes.geojson"), geojson);
    }

    /** The GeoJSON file, from the text of the CSV file. */
    static String geojson(String csv) {
        List<Seed> seeds = SeedFile.parse(csv);
        return ContourText.write(seeds, contours(seeds));
    }

    /**
     * One polygon a commune, in the order of the communes, CRS84 rounded as the file stores it; outer rings
     * counter-clockwise.
     *
     * @throws IllegalStateException when the facts give no valid coverage
     */
    static List<Polygon> contours(List<Seed> seeds) {
        List<Polygon> cells = CellCoverage.of(CellFitter.fit(seeds));
        List<Polygon> contours = cells.stream().map(SchematicContours::toCrs84).toList();
        if (!CoverageValidator.isValid(contours.toArray(Polygon[]::new))) {
            throw new IllegalStateException("Les contours calculés laissent des vides ou se recouvrent.");
        }
        return contours;
    }

    private static Polygon toCrs84(Polygon lambert93) {
        Coordinate[] ring = lambert93.norm().getCoordinates();
        double[] lonLat = new double[2];
        Coordinate[] turned = new Coordinate[ring.length];
        for (int i = 0; i < ring.length; i++) {
            LambertConic.LAMBERT_93.inverse(ring[i].x, ring[i].y, lonLat);
            // JTS's normal form is clockwise, RFC 7946 wants the contrary.
            turned[ring.length - 1 - i] = new Coordinate(rounded(lonLat[0]), rounded(lonLat[1]));
        }
        return FACTORY.createPolygon(turned);
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * ContourText.UNITS_PER_DEGREE) / ContourText.UNITS_PER_DEGREE;
    }
}
