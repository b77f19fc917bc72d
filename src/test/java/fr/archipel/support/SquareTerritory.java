package fr.archipel.support;

import fr.archipel.db.ConnectionInfo;
import fr.archipel.db.Database;
import fr.archipel.db.Sql;
import fr.archipel.geo.Projections;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;

/**
 * A territory whose every area can be computed by hand: two communes of 1 km × 1 km side by side, « Ouest » and « Est »,
 * in the SCoT {@code scot-sud}, and above them « Nord », 2 km × 1 km, in {@code scot-nord}. Coordinates are metres from
 * the south-west corner.
 */
public final class SquareTerritory implements AutoCloseable {
    private static final double X = 680_000;
    private static final double Y = 7_030_000;
    private static final GeometryFactory LAMBERT_93 = new GeometryFactory(new PrecisionModel(), 2154);

    private final TestDatabase test = TestDatabase.empty();
    private final Database database = test.database();

    public SquareTerritory() {
        epci("100000001", "SUD");
        epci("100000002", "NORD");
        scot("scot-sud");
        scot("scot-nord");
        commune("62001", "Ouest", "100000001", "scot-sud", square(0, 0, 1000, 1000));
        commune("62002", "Est", "100000001", "scot-sud", square(1000, 0, 1000, 1000));
        commune("62003", "Nord", "100000002", "scot-nord", square(0, 1000, 2000, 1000));
        database.update(Sql.of("INSERT INTO document (id, titre) VALUES ('contrat-sud', 'Contrat du Sud')"));
        database.update(Sql.of("""
                INSERT INTO contrat (id, nature, titre, epci, document, date_signature, annee_debut)
                VALUES ('crte-sud', 'contrat', 'Contrat du Sud', '100000001', 'contrat-sud', DATE '2021-07-09', 2021)"""));
        database.update(Sql.of("""
                INSERT INTO noeud_strategique (id, contrat, rang, niveau, titre)
                VALUES ('axe-1', 'crte-sud', 1, 'axe', 'Axe 1')"""));
    }

    public Database database() {
        return database;
    }

    /** Its address, for starting a process of our own on it. */
    public ConnectionInfo connection() {
        return test.connection();
    }

    private void epci(String siren, String name) {
        database.update(Sql.of("INSERT INTO epci (siren, sigle, nom) VALUES (?, ?, ?)", siren, name, name));
    }

    private void scot(String id) {
        database.update(Sql.of("INSERT INTO scot (id, nom) VALUES (?, ?)", id, id));
    }

    private void commune(String insee, String name, String epci, String scot, Geometry contour) {
        database.update(Sql.of("""
                INSERT INTO commune (insee, nom, epci, scot, population, surface_ha, precision, geom)
                VALUES (?, ?, ?, ?, 1000, ?, 'officielle', ST_Multi(?))""", insee, name, epci, scot, contour.getArea() / 1e4, contour));
    }

    public void friche(String id, String qualification, Geometry contour) {
        boolean settled = !qualification.equals("a_trancher");
        database.update(Sql.of(
                """
                INSERT INTO friche (id, site_nom, site_type, site_statut, qualification, qualification_auteur,
                  qualification_date, qualification_preuve, precision, geom)
                VALUES (?, ?, 'inconnu', 'inconnu', ?, ?, ?, ?, 'officielle', ST_Multi(?))""",
                id,
                id,
                qualification,
                settled ? "DDT" : null,
                settled ? LocalDate.of(2026, 1, 15) : null,
                settled ? "visite" : null,
                contour));
    }

    /** {@code etat}, {@code evolution}: null when unknown. */
    public void zone(String id, String etat, String evolution, Geometry contour) {
        database.update(Sql.of("""
                INSERT INTO zae (id, site_nom, site_etat, site_evol_urba, precision, geom)
                VALUES (?, ?, ?, ?, 'officielle', ST_Multi(?))""", id, id, etat, evolution, contour));
    }

    public void section(String id, int rank, String statut, Geometry course) {
        database.update(Sql.of("""
                INSERT INTO ev5 (id, nom, ordre, statut, precision, geom)
                VALUES (?, ?, ?, ?, 'officielle', ST_Multi(?))""", id, id, rank, statut, course));
    }

    /** {@code portee}: epci, communes or non_precise. */
    public void fiche(String id, int rank, String portee) {
        database.update(Sql.of("""
                INSERT INTO fiche (id, contrat, numero, rang, titre, noeud, portee, statut, description)
                VALUES (?, 'crte-sud', ?, ?, ?, 'axe-1', ?, 'proposee', 'Essai')""", id, id, rank, id, portee));
    }

    public void ficheObjet(String fiche, String layer, String id, String role) {
        database.update(Sql.of(
                "INSERT INTO fiche_objet (fiche, layer, objet_id, role) VALUES (?, ?, ?, ?)", fiche, layer, id, role));
    }

    public void ficheCommune(String fiche, String insee, String role) {
        database.update(Sql.of("INSERT INTO fiche_commune (fiche, insee, role) VALUES (?, ?, ?)", fiche, insee, role));
    }

    /** A rectangle in EPSG:2154, its south-west corner and sides in metres. */
    public static Polygon square(double x, double y, double width, double height) {
        return (Polygon) LAMBERT_93.toGeometry(new Envelope(X + x, X + x + width, Y + y, Y + y + height));
    }

    public static Geometry line(double... xy) {
        Coordinate[] points = new Coordinate[xy.length / 2];
        for (int i = 0; i < points.length; i++) {
            points[i] = new Coordinate(X + xy[2 * i], Y + xy[2 * i + 1]);
        }
        return LAMBERT_93.createLineString(points);
    }

    public static Geometry point(double x, double y) {
        return LAMBERT_93.createPoint(new Coordinate(X + x, Y + y));
    }

    /** As a client writes it: longitude and latitude, every digit. */
    public static String geoJson(Geometry lambert93) {
        Geometry geometry = Projections.toCrs84(lambert93);
        return switch (geometry.getGeometryType()) {
            case "Polygon" -> "{\"type\":\"Polygon\",\"coordinates\":" + rings((Polygon) geometry) + "}";
            case "LineString" -> "{\"type\":\"LineString\",\"coordinates\":" + positions(geometry) + "}";
            case "Point" -> "{\"type\":\"Point\",\"coordinates\":" + position(geometry.getCoordinate()) + "}";
            default -> throw new IllegalArgumentException(geometry.getGeometryType());
        };
    }

    private static String rings(Polygon polygon) {
        StringBuilder rings = new StringBuilder("[" + positions(polygon.getExteriorRing()));
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            rings.append(',').append(positions(polygon.getInteriorRingN(i)));
        }
        return rings.append(']').toString();
    }

    private static String positions(Geometry line) {
        return Arrays.stream(line.getCoordinates())
                .map(SquareTerritory::position)
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String position(Coordinate c) {
        return "[" + c.x + "," + c.y + "]";
    }

    @Override
    public void close() {
        test.close();
    }
}
