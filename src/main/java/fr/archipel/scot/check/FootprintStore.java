package fr.archipel.scot.check;

import fr.archipel.db.Database;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.territory.CommuneRef;
import fr.archipel.territory.FicheRef;
import fr.archipel.territory.ObjetRef;
import fr.archipel.territory.ScotRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/** The footprints of fiches. */
public final class FootprintStore {
    private static final int LAMBERT_93 = 2154;

    private static final String FICHE = """
            SELECT f.id, f.numero, f.titre, f.contrat,
                   (SELECT ST_AsBinary(ST_Union(o.geom))
                    FROM fiche_objet l JOIN objet o ON (o.layer, o.id) = (l.layer, l.objet_id)
                    WHERE l.fiche = f.id AND l.role = 'porte_sur' AND ST_Dimension(o.geom) = 2) AS emprise
            FROM fiche f WHERE f.id = ?""";

    private static final String OBJETS = """
            SELECT o.layer, o.id, o.nom
            FROM fiche_objet l JOIN objet o ON (o.layer, o.id) = (l.layer, l.objet_id)
            WHERE l.fiche = ? AND l.role = 'porte_sur' AND (ST_Dimension(o.geom) = 2) = ?
            ORDER BY o.layer, o.id""";

    private static final String COMMUNES = """
            SELECT c.insee, c.nom
            FROM fiche f JOIN commune c ON c.insee = ANY (f.communes)
            WHERE f.id = ? ORDER BY c.insee""";

    private static final String SCOTS = """
            SELECT DISTINCT s.id, s.nom
            FROM fiche f
            JOIN contrat k ON k.id = f.contrat
            JOIN commune c ON CASE WHEN f.communes = '{}' THEN c.epci = k.epci ELSE c.insee = ANY (f.communes) END
            JOIN scot s ON s.id = c.scot
            WHERE f.id = ? ORDER BY s.id""";

    private final Database database;

    public FootprintStore(Database database) {
        this.database = database;
    }

    /**
     * A fiche and its footprint: only what it acts on ({@code porte_sur}); what it serves or mentions, its communes and
     * its EPCI are no footprint. Throws {@link Problem.NotFound}.
     */
    Project.OfFiche getFiche(String id) {
        return database.with(session -> session.find(Sql.of(FICHE, id), row -> fiche(session, row))
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("La fiche", id))));
    }

    private static Project.OfFiche fiche(Session session, ResultSet row) throws SQLException {
        String id = row.getString("id");
        return new Project.OfFiche(
                FicheRef.of(id, row.getString("numero"), row.getString("titre"), row.getString("contrat")),
                geometry(row.getBytes("emprise")),
                objets(session, id, true),
                objets(session, id, false),
                session.list(Sql.of(COMMUNES, id), c -> new CommuneRef(c.getString(1), c.getString(2))),
                session.list(Sql.of(SCOTS, id), s -> new ScotRef(s.getString(1), s.getString(2))));
    }

    private static List<ObjetRef> objets(Session session, String fiche, boolean withArea) throws SQLException {
        return session.list(
                Sql.of(OBJETS, fiche, withArea),
                row -> ObjetRef.of(row.getString(1), row.getString(2), row.getString(3)));
    }

    private static @Nullable Geometry geometry(byte @Nullable [] wkb) {
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
