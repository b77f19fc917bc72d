package fr.archipel.cql2;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.geo.GeoJsonReader;
import fr.archipel.problem.ProblemException;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Geometries written in a filter (OGC 21-065r2, 7.4.1 and 7.5.1), coordinates left as they are. */
final class Shapes {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private Shapes() {}

    static Geometry ofText(String wellKnownText, Place at) {
        try {
            return new WKTReader(FACTORY).read(wellKnownText);
        } catch (ParseException | IllegalArgumentException e) {
            throw at.refuse("cette géométrie ne se lit pas ; écrivez-la en WKT, par exemple POINT(2.83 50.43).");
        }
    }

    static Geometry ofJson(JsonNode geoJson, Place at) {
        try {
            return GeoJsonReader.read(geoJson);
        } catch (ProblemException e) {
            throw at.refuse(e.problem().detail());
        }
    }

    /**
     * A box of 4 or 6 numbers: lower corner, upper corner, heights ignored. Where the first is east of the second, it
     * crosses the antimeridian: two boxes.
     */
    static Geometry box(List<Double> n, Place at) {
        if (n.size() != 4 && n.size() != 6) {
            throw at.refuse("BBOX attend 4 ou 6 nombres, il y en a %d.".formatted(n.size()));
        }
        int half = n.size() / 2;
        double west = n.get(0);
        double south = n.get(1);
        double east = n.get(half);
        double north = n.get(half + 1);
        if (south > north) {
            throw at.refuse("dans BBOX, le deuxième nombre est le sud : il ne peut pas dépasser le nord.");
        }
        if (west <= east) {
            return FACTORY.toGeometry(new Envelope(west, east, south, north));
        }
        return FACTORY.toGeometry(new Envelope(west, Math.max(west, 180), south, north))
                .union(FACTORY.toGeometry(new Envelope(Math.min(-180, east), east, south, north)));
    }
}
