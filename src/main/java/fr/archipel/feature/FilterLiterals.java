package fr.archipel.feature;

import fr.archipel.cql2.Literals;
import fr.archipel.db.Sql;
import fr.archipel.geo.Bbox;
import fr.archipel.geo.CoordinateMapping;
import fr.archipel.geo.CrsDefinition.Axes;
import fr.archipel.geo.ServedCrs;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Geometries written in a filter, on their way to the system the layer is stored in (OGC 19-079r2, {@code filter-crs}).
 * A side is straight in the system it is written in, and a curve in another: long ones are cut.
 */
record FilterLiterals(ServedCrs crs) implements Literals {
    /** A hair's breadth beyond 90: rounding. */
    private static final double POLE = 90.000_001;

    private static final double CHORD_DEG = 0.01;
    private static final double CHORD_M = 1_000;
    private static final int MAXIMUM_CHORDS = 20_000;

    @Override
    public boolean isOnEarth(Geometry written) {
        if (!crs.angular() || written.isEmpty()) {
            return true;
        }
        Envelope box = written.getEnvelopeInternal();
        return crs.axes() == Axes.NORTH_EAST
                ? box.getMinX() >= -POLE && box.getMaxX() <= POLE
                : box.getMinY() >= -POLE && box.getMaxY() <= POLE;
    }

    @Override
    public Sql stored(Geometry written) {
        Geometry eastFirst = crs.axes() == Axes.NORTH_EAST ? swapped(written) : written.copy();
        if (crs.srid() == crs.storedSrid()) {
            eastFirst.setSRID(crs.storedSrid());
            return Sql.of("?", eastFirst);
        }
        CoordinateMapping toDegrees = crs.toDegrees();
        CoordinateMapping toStored = ServedCrs.fromDegrees(crs.storedSrid());
        if (toDegrees == null || toStored == null) {
            return bySql(eastFirst);
        }
        Geometry part = near(eastFirst, toDegrees);
        if (part.isEmpty()) {
            return empty();
        }
        return Sql.of("?", mapped(cut(part), toDegrees, toStored));
    }

    /** Once for the statement, not once for each row. */
    private Sql bySql(Geometry eastFirst) {
        Bbox area = crs.definition().area();
        if (area != null && !area.meets(Bbox.lambert93Area()) && crs.storedSrid() != 4326) {
            return empty();
        }
        Geometry cut = cut(eastFirst);
        cut.setSRID(crs.srid());
        return Sql.of("(SELECT ST_Transform(?::geometry, ?::integer))", cut, crs.storedSrid());
    }

    private Sql empty() {
        return Sql.of("ST_GeomFromText('POLYGON EMPTY', ?::integer)", crs.storedSrid());
    }

    /**
     * What of a literal the stored objects can meet. As every object lies well inside, its relation with the part is its
     * relation with the whole.
     */
    private Geometry near(Geometry eastFirst, CoordinateMapping toDegrees) {
        Envelope reach = new Envelope();
        double[] out = new double[2];
        for (Coordinate c : eastFirst.getCoordinates()) {
            toDegrees.apply(c.x, c.y, out);
            reach.expandToInclude(out[0], out[1]);
        }
        Bbox area = Bbox.lambert93Area();
        Envelope stored = new Envelope(area.west(), area.east(), area.south(), area.north());
        if (crs.storedSrid() == 4326 || stored.contains(reach)) {
            return eastFirst;
        }
        Geometry limits = new GeometryFactory().toGeometry(stored);
        CoordinateMapping fromDegrees = ServedCrs.fromDegrees(crs.srid());
        if (!crs.angular() && fromDegrees != null) {
            limits = mapped(Densifier.densify(limits, 1), CoordinateMapping.IDENTITY, fromDegrees);
        }
        return eastFirst.intersection(limits);
    }

    private Geometry cut(Geometry geometry) {
        double chord = crs.angular() ? CHORD_DEG : CHORD_M;
        return geometry.getDimension() < 1 || geometry.getLength() / chord > MAXIMUM_CHORDS
                ? geometry
                : Densifier.densify(geometry, chord);
    }

    private Geometry mapped(Geometry geometry, CoordinateMapping first, CoordinateMapping second) {
        Geometry copy = geometry.copy();
        double[] out = new double[2];
        copy.apply((Coordinate c) -> {
            first.apply(c.x, c.y, out);
            second.apply(out[0], out[1], out);
            c.setX(out[0]);
            c.setY(out[1]);
        });
        copy.geometryChanged();
        copy.setSRID(crs.storedSrid());
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
}
