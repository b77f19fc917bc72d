package fr.archipel.fiche.map;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/**
 * A rectangle of ground on a rectangle of paper, north upwards.
 *
 * @param west of the ground, metres; {@code north} likewise
 * @param metres of ground under one pixel
 * @param box on the paper, pixels
 */
record MapFrame(double west, double north, double metres, Rectangle2D box) {
    private static final double MARGIN = 1.12;

    /** Around {@code ground}, never closer than {@code least} metres across. */
    static MapFrame around(Envelope ground, double least, Rectangle2D box) {
        double width = Math.max(least, ground.getWidth() * MARGIN);
        double height = ground.getHeight() * MARGIN;
        double metres = Math.max(width / box.getWidth(), height / box.getHeight());
        Coordinate centre = ground.centre();
        return new MapFrame(
                centre.x - metres * box.getWidth() / 2, centre.y + metres * box.getHeight() / 2, metres, box);
    }

    /** The ground it shows. */
    Envelope ground() {
        return new Envelope(west, west + metres * box.getWidth(), north - metres * box.getHeight(), north);
    }

    double x(double east) {
        return box.getX() + (east - west) / metres;
    }

    double y(double northing) {
        return box.getY() + (north - northing) / metres;
    }

    /** Outlines of areas, and lines; points are left out. */
    Path2D path(Geometry geometry) {
        Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            Geometry part = geometry.getGeometryN(i);
            if (part instanceof Polygon polygon) {
                add(path, polygon.getExteriorRing(), true);
                for (int ring = 0; ring < polygon.getNumInteriorRing(); ring++) {
                    add(path, polygon.getInteriorRingN(ring), true);
                }
            } else if (part instanceof LineString line) {
                add(path, line, false);
            } else if (part instanceof GeometryCollection) {
                path.append(path(part), false);
            }
        }
        return path;
    }

    private void add(Path2D path, LineString line, boolean closed) {
        Coordinate[] points = line.getCoordinates();
        int last = closed ? points.length - 1 : points.length;
        for (int i = 0; i < last; i++) {
            if (i == 0) {
                path.moveTo(x(points[i].x), y(points[i].y));
            } else {
                path.lineTo(x(points[i].x), y(points[i].y));
            }
        }
        if (closed && last > 0) {
            path.closePath();
        }
    }
}
