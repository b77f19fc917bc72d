package fr.archipel.exchange.qgis;

import fr.archipel.db.Database;
import fr.archipel.db.Sql;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a project needs to know of the data: where the agglomerations are, what fiches are tied to. */
public final class QgisStore {

    /** A tie of a fiche to a commune or an object. */
    record Tie(String fiche, String layer, String object, String role) {}

    private final Database database;

    public QgisStore(Database database) {
        this.database = database;
    }

    /** The whole territory, then each agglomeration; empty when none has a contour. */
    List<Content.Place> places() {
        return database.list(
                Sql.of("""
                SELECT nom, ST_XMin(e) AS xmin, ST_YMin(e) AS ymin, ST_XMax(e) AS xmax, ST_YMax(e) AS ymax
                FROM (
                  SELECT 0 AS rang, 'Tout le territoire' AS nom, ST_Extent(geom)::geometry AS e FROM epci
                  UNION ALL SELECT 1, sigle || ' – ' || epci.nom, Box2D(geom)::geometry FROM epci
                ) lieu WHERE e IS NOT NULL ORDER BY rang, nom COLLATE "fr-x-icu\""""),
                row -> new Content.Place(
                        row.getString("nom"),
                        row.getDouble("xmin"),
                        row.getDouble("ymin"),
                        row.getDouble("xmax"),
                        row.getDouble("ymax")));
    }

    /** Layers whose objects a fiche can be tied to. */
    Set<String> linkedLayers() {
        Set<String> layers =
                new TreeSet<>(database.list(Sql.of("SELECT layer FROM couche_suivie"), row -> row.getString("layer")));
        layers.add("communes");
        return layers;
    }

    /** Every tie of the fiches in force, fiche by fiche. */
    List<Tie> ties() {
        return database.list(
                Sql.of("""
                SELECT l.fiche, l.layer, l.objet, l.role FROM (
                  SELECT fiche, 'communes' AS layer, insee AS objet, role FROM fiche_commune
                  UNION ALL SELECT fiche, layer, objet_id, role FROM fiche_objet
                ) l JOIN fiche f ON f.id = l.fiche AND f.archivee_le IS NULL
                ORDER BY l.fiche, l.layer, l.objet, l.role"""),
                row -> new Tie(
                        row.getString("fiche"), row.getString("layer"), row.getString("objet"), row.getString("role")));
    }
}
