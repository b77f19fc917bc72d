package fr.archipel.exchange.shape;

import fr.archipel.db.Database;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Geometries of a file taken to longitude and latitude by PostGIS, repaired where they cross themselves. */
public final class ShapeStore {

    /**
     * A part of a shape, single (no Multi…).
     *
     * @param number the shape it is of, from 0
     * @param geojson longitude and latitude, seven decimals
     * @param repaired it was not valid as it came
     */
    record Part(int number, String geojson, boolean repaired) {}

    private final Database database;

    public ShapeStore(Database database) {
        this.database = database;
    }

    /** How PostGIS calls the system, or empty when it does not know it. */
    Optional<String> findCrs(int epsg) {
        return database.find(
                Sql.of("SELECT split_part(srtext, '\"', 2) FROM spatial_ref_sys WHERE srid = ?", epsg),
                row -> row.getString(1));
    }

    /** The parts of all shapes, in their order; empties and what repair leaves of another dimension are gone. */
    List<Part> parts(List<FileShapes.Shape> shapes, int epsg) {
        return database.with(session -> {
            List<Part> parts = new ArrayList<>();
            for (int i = 0; i < shapes.size(); i++) {
                parts.addAll(parts(session, i, shapes.get(i).geometry(), epsg));
            }
            return parts;
        });
    }

    private static List<Part> parts(Session session, int number, @Nullable Geometry shape, int epsg)
            throws SQLException {
        if (shape == null) {
            return List.of();
        }
        Geometry placed = shape.copy();
        placed.setSRID(epsg);
        return session.list(Sql.of("""
                        SELECT ST_AsGeoJSON(ST_ForcePolygonCCW(d.geom), 7), NOT r.valide FROM (
                          SELECT ST_IsValid(g) AS valide, ST_Dimension(g) AS dimension,
                                 CASE WHEN ST_IsValid(g) THEN g ELSE ST_MakeValid(g) END AS g
                          FROM (SELECT CASE WHEN ? = 4326 THEN x.g ELSE ST_Transform(x.g, 4326) END AS g
                                FROM (SELECT ?::geometry AS g) x) t OFFSET 0) r
                        CROSS JOIN LATERAL ST_Dump(r.g) d
                        WHERE ST_Dimension(d.geom) = r.dimension AND NOT ST_IsEmpty(d.geom)""", epsg, placed), row -> new Part(number, row.getString(1), row.getBoolean(2)));
    }
}
