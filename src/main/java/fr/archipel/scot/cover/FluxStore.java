package fr.archipel.scot.cover;

import fr.archipel.db.Database;
import fr.archipel.db.Sql;
import fr.archipel.territory.ObjetRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what changed between two vintages, as it was computed. */
public final class FluxStore {
    private static final String SUMS = """
            coalesce(sum(m.aire) FILTER (WHERE m.etat_vers AND NOT m.etat_de), 0) AS gagne,
            coalesce(sum(m.aire) FILTER (WHERE m.etat_de AND NOT m.etat_vers), 0) AS rendu,
            coalesce(sum(m.aire) FILTER (WHERE m.imper_vers AND NOT m.imper_de), 0) AS scelle,
            coalesce(sum(m.aire) FILTER (WHERE m.imper_de AND NOT m.imper_vers), 0) AS descelle""";

    // Pieces of the perimeter under an object: inside it they count whole.
    private static final String UNDER = """
            SELECT %s, %s
            FROM %s o JOIN (
              SELECT f.etat_de, f.etat_vers, f.imper_de, f.imper_vers, f.surface_m2, f.geom
              FROM occupation_flux f WHERE f.source = ? AND f.de = ? AND f.vers = ? AND f.insee = ANY (?)) f ON o.geom && f.geom
            CROSS JOIN LATERAL (
              SELECT f.etat_de, f.etat_vers, f.imper_de, f.imper_vers,
                     CASE WHEN ST_Covers(o.geom, f.geom) THEN f.surface_m2
                          ELSE ST_Area(ST_Intersection(o.geom, f.geom)) END AS aire OFFSET 0) m
            WHERE m.aire > 0
            GROUP BY %s ORDER BY %s""";

    private final Database database;

    public FluxStore(Database database) {
        this.database = database;
    }

    /** What changed in these communes, by commune and pair of classes. */
    List<Flux.Row> rows(Job flux, List<String> insee) {
        return database.list(
                Sql.of("""
                        SELECT insee, cs_de, us_de, cs_vers, us_vers, etat_de, etat_vers, imper_de, imper_vers, sum(surface_m2) AS aire
                        FROM occupation_flux WHERE source = ? AND de = ? AND vers = ? AND insee = ANY (?)
                        GROUP BY insee, cs_de, us_de, cs_vers, us_vers, etat_de, etat_vers, imper_de, imper_vers
                        ORDER BY insee, cs_de, us_de, cs_vers, us_vers, etat_de, etat_vers, imper_de, imper_vers""", flux.source().id(), flux.de(), flux.vers(), insee.toArray(String[]::new)),
                row -> new Flux.Row(
                        row.getString("insee"),
                        new Flux.Code(row.getString("cs_de"), row.getString("us_de")),
                        new Flux.Code(row.getString("cs_vers"), row.getString("us_vers")),
                        state(row, "etat_de"),
                        state(row, "etat_vers"),
                        state(row, "imper_de"),
                        state(row, "imper_vers"),
                        row.getDouble("aire")));
    }

    /** By kind of zone of local plans; a piece under two zones is in both. */
    List<Flux.Part> byZone(Job flux, List<String> insee) {
        return parts(flux, insee, "o.typezone AS id, o.typezone AS nom", "zone_urba", "o.typezone", "o.typezone");
    }

    /** By friche; a piece under two is in both. */
    List<Flux.Part> byFriche(Job flux, List<String> insee) {
        return parts(flux, insee, "o.id, o.site_nom AS nom", "friche", "o.id, o.site_nom", "sum(m.aire) DESC, o.id");
    }

    private List<Flux.Part> parts(
            Job flux, List<String> insee, String columns, String table, String group, String order) {
        return database.list(
                Sql.of(
                        UNDER.formatted(columns, SUMS, table, group, order),
                        flux.source().id(),
                        flux.de(),
                        flux.vers(),
                        insee.toArray(String[]::new)),
                row -> new Flux.Part(
                        row.getString("id"),
                        row.getString("nom"),
                        row.getDouble("gagne"),
                        row.getDouble("rendu"),
                        row.getDouble("scelle"),
                        row.getDouble("descelle")));
    }

    /** Whether there is any zone of a local plan at all. */
    boolean hasZones() {
        return database.find(Sql.of("SELECT 1 FROM zone_urba LIMIT 1"), row -> true)
                .isPresent();
    }

    static ObjetRef friche(Flux.Part part) {
        return ObjetRef.of("friches", part.id(), part.name());
    }

    private static @Nullable Boolean state(ResultSet row, String name) throws SQLException {
        boolean value = row.getBoolean(name);
        return row.wasNull() ? null : value;
    }
}
