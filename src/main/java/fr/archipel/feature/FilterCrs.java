package fr.archipel.feature;

import fr.archipel.cql2.Literals;
import fr.archipel.db.Sql;
import fr.archipel.geo.Projections;
import fr.archipel.request.Parameters;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** The reference systems a filter's geometries may be written in (OGC 19-079r2, {@code filter-crs}). */
enum FilterCrs implements Literals {
    CRS84(OgcDocuments.CRS84),
    /** Latitude first, as its authority says. */
    EPSG_4326("http://www.opengis.net/def/crs/EPSG/0/4326"),
    EPSG_2154("http://www.opengis.net/def/crs/EPSG/0/2154");

    /** Nothing stored lies outside; beyond, Lambert-93 is not defined everywhere. Degrees. */
    private static final Envelope STORED = new Envelope(-10, 15, 38, 55);

    /** A side of a literal is straight in degrees, and a curve in Lambert-93. Degrees. */
    private static final double CHORD_DEG = 0.01;

    private final String uri;

    FilterCrs(String uri) {
        this.uri = uri;
    }

    static FilterCrs of(Parameters parameters) {
        String accepted = Arrays.stream(values()).map(each -> each.uri).collect(Collectors.joining(", "));
        return parameters
                .find(
                        "filter-crs",
                        accepted,
                        text -> Arrays.stream(values())
                                .filter(each -> each.uri.equals(text))
                                .findFirst())
                .orElse(CRS84);
    }

    @Override
    public Sql stored(Geometry written) {
        if (this == EPSG_2154) {
            Geometry copy = written.copy();
            copy.setSRID(2154);
            return Sql.of("?", copy);
        }
        Geometry degrees = this == EPSG_4326 ? swapped(written) : written;
        Geometry near = near(degrees);
        return near.isEmpty()
                ? Sql.of("'SRID=2154;POLYGON EMPTY'::geometry")
                : Sql.of("?", Projections.toLambert93(near));
    }

    /**
     * What of a literal the stored objects can meet, its long sides cut. As every object lies well inside, its relation
     * with the part is its relation with the whole.
     */
    private static Geometry near(Geometry degrees) {
        Geometry part = STORED.contains(degrees.getEnvelopeInternal())
                ? degrees
                : degrees.intersection(degrees.getFactory().toGeometry(STORED));
        boolean points = part.getDimension() < 1;
        return points || part.isEmpty() || part.getLength() / CHORD_DEG > 20_000
                ? part
                : Densifier.densify(part, CHORD_DEG);
    }

    private static Geometry swapped(Geometry latitudeFirst) {
        Geometry copy = latitudeFirst.copy();
        copy.apply((Coordinate c) -> {
            double x = c.x;
            c.setX(c.y);
            c.setY(x);
        });
        copy.geometryChanged();
        return copy;
    }
}
