package fr.archipel.feature.edit;

import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.geo.Projections;
import fr.archipel.layer.Layer;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** Where a layer's features may lie: the territory and, for a layer that reaches further, its own extent; and a margin. */
final class AreaStore {
    private static final double MARGIN_M = 10_000;
    private static final double MARGIN_DEG = 0.1;

    private AreaStore() {}

    /** The fault of a geometry that lies elsewhere, at its first point outside. */
    static Optional<Fault> fault(Session session, Layer layer, Geometry stored) throws SQLException {
        boolean lambert = layer.storage().srid() == Layer.Storage.LAMBERT_93;
        Envelope area = new Envelope();
        area.expandToInclude(envelope(
                session,
                "SELECT ST_Transform(ST_SetSRID(ST_Extent(geom)::geometry, 2154), ?::int) AS e FROM commune",
                layer));
        area.expandBy(lambert ? MARGIN_M : MARGIN_DEG);
        if (area.contains(stored.getEnvelopeInternal())) {
            return Optional.empty();
        }
        Envelope own = envelope(
                session,
                "SELECT ST_SetSRID(ST_Extent(" + Sql.name(layer.storage().geometry())
                        + ")::geometry, ?::int) AS e FROM "
                        + Sql.name(layer.storage().table()),
                layer);
        own.expandBy(lambert ? MARGIN_M : MARGIN_DEG);
        area.expandToInclude(own);
        if (area.isNull() || area.contains(stored.getEnvelopeInternal())) {
            return Optional.empty();
        }
        Coordinate outside = first(stored, area);
        List<Double> place = lambert ? Projections.toCrs84(outside.x, outside.y) : List.of(outside.x, outside.y);
        return Optional.of(Fault.geometry(
                String.format(
                        Locale.FRENCH,
                        "Le point de longitude %.5f et de latitude %.5f est hors du territoire et de l'emprise de la couche, à plus"
                                + " de 10 km. Voyez le système de coordonnées et l'ordre des axes.",
                        place.get(0),
                        place.get(1)),
                place));
    }

    private static Coordinate first(Geometry geometry, Envelope area) {
        for (Coordinate c : geometry.getCoordinates()) {
            if (!area.contains(c)) {
                return c;
            }
        }
        return geometry.getCoordinate();
    }

    private static Envelope envelope(Session session, String extent, Layer layer) throws SQLException {
        return session.find(
                        Sql.of(
                                "SELECT ST_XMin(e), ST_XMax(e), ST_YMin(e), ST_YMax(e) FROM (" + extent
                                        + ") x WHERE e IS NOT NULL",
                                layer.storage().srid()),
                        row -> new Envelope(row.getDouble(1), row.getDouble(2), row.getDouble(3), row.getDouble(4)))
                .orElseGet(Envelope::new);
    }
}
