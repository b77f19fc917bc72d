package fr.archipel.scot.footprint;

import fr.archipel.db.Database;
import fr.archipel.db.DatabaseException;
import fr.archipel.db.Sql;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/** Geometries of any reference system that PostGIS knows, to Lambert-93. */
public final class FootprintStore {
    private static final int LAMBERT_93 = 2154;

    /** Metropolitan France in EPSG:2154, with a margin. */
    private static final Envelope FRANCE = new Envelope(-200_000, 1_400_000, 5_900_000, 7_300_000);

    private final Database database;

    public FootprintStore(Database database) {
        this.database = database;
    }

    /** {@code geometry}: x before y. Throws {@link Problem.InvalidParameter} for an unknown code, {@link Problem.InvalidGeometry} outside France. */
    Geometry toLambert93(Geometry geometry, int epsg) {
        Geometry moved = epsg == LAMBERT_93 ? geometry : transformed(geometry, epsg);
        for (Coordinate each : moved.getCoordinates()) {
            if (!FRANCE.contains(each)) {
                throw outside(epsg);
            }
        }
        moved.setSRID(LAMBERT_93);
        return moved;
    }

    private Geometry transformed(Geometry geometry, int epsg) {
        if (database.find(Sql.of("SELECT 1 FROM spatial_ref_sys WHERE srid = ?", epsg), row -> true)
                .isEmpty()) {
            throw Choice.refused("EPSG:" + epsg);
        }
        Geometry sent = geometry.copy();
        sent.setSRID(epsg);
        byte[] wkb;
        try {
            wkb = database.find(
                            Sql.of("SELECT ST_AsBinary(ST_Transform(?::geometry, ?))", sent, LAMBERT_93),
                            row -> row.getBytes(1))
                    .orElseThrow();
        } catch (DatabaseException e) {
            // What the projection cannot carry is nowhere near; anything else is for the log.
            if (e.state().startsWith("08") || e.state().startsWith("57")) {
                throw e;
            }
            throw outside(epsg);
        }
        try {
            return new WKBReader().read(wkb);
        } catch (ParseException e) {
            throw new IllegalStateException("WKB from PostGIS", e);
        }
    }

    private static ProblemException outside(int epsg) {
        return new ProblemException(new Problem.InvalidGeometry(
                String.format(
                        Locale.FRENCH,
                        "Lues en EPSG:%s, les coordonnées du fichier sont hors de France métropolitaine. Si c'est un autre système,"
                                + " dites-le par le paramètre « crs ».",
                        String.valueOf(epsg)),
                java.util.List.of()));
    }
}
