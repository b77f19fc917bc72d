package fr.archipel.territory;

import fr.archipel.db.Session;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Puts the bundled territory into an empty database. */
public final class TerritoryLoader {
    private TerritoryLoader() {}

    /** Throws {@link IllegalStateException} when a commune has no contour. */
    public static void load(Session session, TerritoryFiles files) throws SQLException {
        session.updateAll(
                "INSERT INTO epci (siren, sigle, nom, population) VALUES (?, ?, ?, ?)",
                files.epci().stream()
                        .map(e -> values(e.siren(), e.sigle(), e.nom(), e.population()))
                        .toList());
        session.updateAll(
                "INSERT INTO scot (id, nom, etat, date_approbation) VALUES (?, ?, ?, ?)",
                files.scots().stream()
                        .map(s -> values(s.id(), s.nom(), s.etat(), s.dateApprobation()))
                        .toList());
        session.updateAll("""
                INSERT INTO commune (insee, nom, siren, epci, scot, population, surface_ha, precision, sources, geom)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ST_Multi(ST_ForcePolygonCCW(?)))""", files.communes().stream().map(c -> row(c, files)).toList());
    }

    private static List<@Nullable Object> row(TerritoryFiles.Commune c, TerritoryFiles files) {
        Geometry contour = files.contours().get(c.insee());
        if (contour == null) {
            throw new IllegalStateException("no contour for commune " + c.insee());
        }
        return values(
                c.insee(),
                c.nom(),
                c.siren(),
                c.epci(),
                c.scot(),
                c.population(),
                c.surfaceHa(),
                files.precision(),
                new String[] {"gis-data/territoire"},
                contour);
    }

    private static List<@Nullable Object> values(@Nullable Object... values) {
        return java.util.Arrays.asList(values);
    }
}
