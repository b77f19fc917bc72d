package fr.archipel.scot.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import fr.archipel.analysis.SubmittedBody;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.geo.GeoJsonEncoder;
import fr.archipel.geo.ServedCrs;
import fr.archipel.geo.Utf8Writer;
import fr.archipel.json.Json;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.scot.SentBody;
import fr.archipel.territory.CommuneRef;
import fr.archipel.territory.FicheRef;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/** Columns that the entries of several registers have. */
final class EntryStore {
    /** Of an entry {@code r}. */
    static final String SIGNATURE = """
            r.auteur, to_json(r.saisi_le) #>> '{}' AS saisi_le, to_json(r.annule_le) #>> '{}' AS annule_le,
            r.annule_par, r.annule_motif""";

    /** Of the fiche {@code f} of an entry, joined from the left. */
    static final String FICHE =
            "f.id AS fiche, f.numero AS fiche_numero, f.titre AS fiche_titre, f.contrat AS fiche_contrat";

    private static final int LAMBERT_93 = 2154;
    private static final int DECIMALS = 7;

    private EntryStore() {}

    static Signature signature(ResultSet row) throws SQLException {
        return new Signature(
                row.getString("auteur"),
                row.getString("saisi_le"),
                row.getString("annule_le"),
                row.getString("annule_par"),
                row.getString("annule_motif"));
    }

    static CommuneRef commune(ResultSet row) throws SQLException {
        return new CommuneRef(row.getString("insee"), row.getString("nom"));
    }

    static @Nullable FicheRef fiche(ResultSet row) throws SQLException {
        String id = row.getString("fiche");
        return id == null
                ? null
                : FicheRef.of(
                        id,
                        row.getString("fiche_numero"),
                        row.getString("fiche_titre"),
                        row.getString("fiche_contrat"));
    }

    /** A drawing as GeoJSON in CRS84; null when there is none. */
    static JsonNode geojson(byte @Nullable [] wkb) {
        if (wkb == null) {
            return NullNode.instance;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Utf8Writer out = new Utf8Writer(bytes);
        new GeoJsonEncoder(ServedCrs.CRS84.mapping(), DECIMALS).encode(wkb, out);
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Json.read(bytes.toByteArray());
    }

    /** A drawing that was sent, of polygons, in EPSG:2154; null when none was. */
    static @Nullable Geometry drawing(SentBody body) {
        if (body.body().path("geometry").isMissingNode()
                || body.body().path("geometry").isNull()) {
            if (body.has("crs")) {
                throw body.invalid("crs", "rien sans « geometry »");
            }
            return null;
        }
        Geometry drawn = SubmittedBody.geometry(body.body().get("geometry"), crs(body));
        if (drawn.getDimension() != 2) {
            throw new ProblemException(new Problem.InvalidGeometry(
                    "Le dessin d'une inscription est une surface (Polygon ou MultiPolygon).", List.of()));
        }
        Geometry multi = drawn instanceof Polygon polygon
                ? drawn.getFactory().createMultiPolygon(new Polygon[] {polygon})
                : drawn;
        multi.setSRID(LAMBERT_93);
        return multi;
    }

    /** The system of a drawing: {@code EPSG:2154} or its URI, one of those every layer is offered in; CRS84 when it is not said. */
    private static ServedCrs crs(SentBody body) {
        String named = body.findText("crs", 100);
        if (named == null) {
            return ServedCrs.CRS84;
        }
        String uri = named.equals("CRS84")
                ? ServedCrs.CRS84_URI
                : named.replaceFirst("^EPSG:", "http://www.opengis.net/def/crs/EPSG/0/");
        return ServedCrs.find(uri)
                .filter(ServedCrs::isCommon)
                .filter(crs -> crs.toDegrees() != null)
                .orElseThrow(
                        () -> body.invalid(
                                "crs",
                                "un des systèmes offerts : CRS84, EPSG:4326 (latitude puis longitude), EPSG:3857, EPSG:2154, EPSG:3942 à EPSG:3950"));
    }

    /** A fiche that was named and is there, not archived; null when none was. Problem: 422. */
    static @Nullable String sentFiche(Session session, SentBody body) throws SQLException {
        String fiche = body.findText("fiche", 100);
        if (fiche != null
                && session.find(
                                Sql.of(
                                        "SELECT 1 FROM fiche WHERE id = ? AND archivee_le IS NULL FOR NO KEY UPDATE",
                                        fiche),
                                row -> true)
                        .isEmpty()) {
            throw body.invalid("fiche", "l'identifiant d'une fiche qui n'est pas archivée, comme call-1.1");
        }
        return fiche;
    }

    static @Nullable Geometry geometry(byte @Nullable [] wkb) {
        if (wkb == null) {
            return null;
        }
        try {
            Geometry geometry = new WKBReader().read(wkb);
            geometry.setSRID(LAMBERT_93);
            return geometry;
        } catch (ParseException e) {
            throw new IllegalStateException("WKB from PostGIS", e);
        }
    }
}
