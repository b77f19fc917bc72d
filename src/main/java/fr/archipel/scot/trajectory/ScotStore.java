package fr.archipel.scot.trajectory;

import fr.archipel.db.Columns;
import fr.archipel.db.Database;
import fr.archipel.db.Keyset;
import fr.archipel.db.Page;
import fr.archipel.db.Sql;
import fr.archipel.geo.Bbox;
import fr.archipel.request.Links;
import fr.archipel.request.Paging;
import fr.archipel.scot.PerimeterSheet;
import fr.archipel.territory.ContratRef;
import fr.archipel.territory.EpciRef;
import fr.archipel.territory.ScotRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** SCoT perimeters and the land figures that the contracts of their EPCI print. */
public final class ScotStore {
    // The EPCI of a SCoT come as three arrays in the same order.
    private static final String PERIMETER = """
            SELECT s.id, s.nom, s.etat, s.date_approbation::text, c.communes, c.surface_ha, c.population,
                   e.siren, e.sigle, e.noms,
                   (SELECT ARRAY[ST_XMin(b), ST_YMin(b), ST_XMax(b), ST_YMax(b)]
                    FROM (SELECT Box2D(s.geom) AS b OFFSET 0) boite WHERE b IS NOT NULL) AS bbox
            FROM %s
            JOIN LATERAL (
              SELECT count(*) AS communes,
                     CASE WHEN bool_and(surface_ha IS NOT NULL) THEN sum(surface_ha) END AS surface_ha,
                     CASE WHEN bool_and(population IS NOT NULL) THEN sum(population) END AS population
              FROM commune WHERE scot = s.id) c ON true
            JOIN LATERAL (
              SELECT array_agg(siren ORDER BY sigle) AS siren, array_agg(sigle ORDER BY sigle) AS sigle,
                     array_agg(nom ORDER BY sigle) AS noms
              FROM epci WHERE siren IN (SELECT epci FROM commune WHERE scot = s.id)) e ON true""";

    private static final String FIGURES = """
            SELECT f.concept, t.titre, f.valeur, f.unite, f.imprime, f.fiche, f.sources,
                   k.id, k.titre AS contrat, k.sigle AS contrat_sigle, e.siren, e.sigle, e.nom
            FROM chiffre_foncier t
            JOIN chiffre_imprime f USING (concept)
            JOIN contrat k ON k.id = f.contrat
            JOIN epci e ON e.siren = k.epci
            WHERE k.epci = ANY (?)
            ORDER BY e.sigle, t.rang, f.fiche NULLS FIRST, f.rang""";

    private final Database database;

    public ScotStore(Database database) {
        this.database = database;
    }

    Optional<Page<Perimeter>> list(Paging paging) {
        return database.with(session -> new Keyset(Sql.of("SELECT id FROM scot"), "id", "id")
                .page(
                        session,
                        PERIMETER.formatted("trouve JOIN scot s USING (id)"),
                        ScotStore::perimeter,
                        perimeter -> perimeter.scot().id(),
                        paging.after(),
                        paging.limit()));
    }

    Optional<Perimeter> find(String id) {
        return database.find(Sql.of(PERIMETER.formatted("scot s") + " WHERE s.id = ?", id), ScotStore::perimeter);
    }

    /** What the contracts of the perimeter's EPCI print, by EPCI, in the order of the concepts. */
    List<PrintedFigure> listFigures(PerimeterSheet perimeter) {
        String[] sirens = perimeter.epci().stream().map(EpciRef::siren).toArray(String[]::new);
        return database.list(Sql.of(FIGURES, (Object) sirens), ScotStore::figure);
    }

    private static Perimeter perimeter(ResultSet row) throws SQLException {
        long population = row.getLong("population");
        double[] box = Columns.decimals(row, "bbox");
        return new Perimeter(
                new ScotRef(row.getString("id"), row.getString("nom")),
                row.getString("etat"),
                row.getString("date_approbation"),
                row.getInt("communes"),
                epci(row),
                row.getBigDecimal("surface_ha"),
                population == 0 ? null : population,
                box.length == 0 ? null : Bbox.ofLambert93(box),
                "/api/scot/" + Links.encode(row.getString("id")) + "/trajectoire");
    }

    private static List<EpciRef> epci(ResultSet row) throws SQLException {
        List<String> sirens = Columns.texts(row, "siren");
        List<EpciRef> all = new ArrayList<>();
        for (int i = 0; i < sirens.size(); i++) {
            all.add(new EpciRef(
                    sirens.get(i),
                    Columns.texts(row, "sigle").get(i),
                    Columns.texts(row, "noms").get(i)));
        }
        return all;
    }

    private static PrintedFigure figure(ResultSet row) throws SQLException {
        return new PrintedFigure(
                row.getString("concept"),
                row.getString("titre"),
                row.getBigDecimal("valeur"),
                row.getString("unite"),
                row.getString("imprime"),
                ContratRef.of(row.getString("id"), row.getString("contrat"), row.getString("contrat_sigle")),
                new EpciRef(row.getString("siren"), row.getString("sigle"), row.getString("nom")),
                row.getString("fiche"),
                Columns.texts(row, "sources"));
    }
}
