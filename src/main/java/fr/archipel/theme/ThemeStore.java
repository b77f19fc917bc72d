package fr.archipel.theme;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.db.Database;
import fr.archipel.db.Sql;
import fr.archipel.json.Json;
import fr.archipel.layer.Field;
import fr.archipel.layer.Layer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the objects of a theme, with what is computed of each. */
final class ThemeStore {
    private static final String ITEMS = """
            SELECT t.%1$s AS id, t.%2$s AS nom,
                   (SELECT coalesce(jsonb_agg(jsonb_build_array(c.insee, c.nom) ORDER BY c.nom), '[]')
                    FROM commune c WHERE c.insee = ANY (t.communes)) AS communes,
                   (SELECT coalesce(jsonb_agg(jsonb_build_array(e.siren, e.sigle) ORDER BY e.sigle), '[]')
                    FROM epci e WHERE e.siren IN (SELECT c.epci FROM commune c WHERE c.insee = ANY (t.communes))) AS epci,
                   (SELECT coalesce(jsonb_agg(jsonb_build_array(f.id, f.titre) ORDER BY f.id), '[]')
                    FROM v_fiche f WHERE f.id IN (
                      SELECT l.fiche FROM fiche_objet l WHERE l.layer = ? AND l.objet_id = t.%1$s)) AS fiches,
                   (SELECT to_jsonb(x) FROM (SELECT %3$s) x) AS valeurs
            FROM %4$s t
            """;

    /** By theme, columns named as its computed facts are; {@code t} is the object. */
    private static final Map<String, String> COMPUTED =
            Map.of("cites-minieres", """
            , propre.cout_eur, (propre.cout_eur / nullif(t.logements, 0))::numeric(16, 2) AS cout_par_logement_eur
            FROM (SELECT CASE WHEN bool_and(f.montant_total_eur IS NOT NULL) THEN sum(f.montant_total_eur) END AS cout_eur
                  FROM v_fiche f
                  WHERE f.id IN (SELECT l.fiche FROM fiche_objet l
                                 WHERE l.layer = 'cites-minieres' AND l.objet_id = t.id AND l.role = 'porte_sur')
                    AND (SELECT count(DISTINCT l.objet_id) FROM fiche_objet l
                         WHERE l.fiche = f.id AND l.role = 'porte_sur') = 1) propre""", "friches", """
            , (SELECT jsonb_agg(z.site_nom ORDER BY z.site_nom) FROM zae z
               WHERE ST_Intersects(z.geom, t.geom) AND ST_Area(ST_Intersection(z.geom, t.geom)) >= 1) AS zae,
              (SELECT round(min(ST_Distance(e.geom, t.geom))::numeric) FROM ev5 e) AS ev5_m,
              (SELECT round(min(ST_Distance(p.geom, t.geom))::numeric) FROM parc p WHERE p.cite_chaine) AS parc_m""", "chaine-des-parcs", """
            , (SELECT round(min(ST_Distance(p.geom, t.geom))::numeric) FROM parc p WHERE p.cite_chaine AND p.id <> t.id) AS voisin_m""", "ev5", """
            , round((ST_Length(t.geom) / 1000)::numeric, 1) AS dessin_km,
              (SELECT round(ST_Distance(e.geom, t.geom)::numeric) FROM ev5 e
               WHERE e.ordre > t.ordre ORDER BY e.ordre, e.id LIMIT 1) AS ecart_m""", "zae", """
            , round(100 * (t.site_surf_brute - t.site_surf_comm_dispo) / t.site_surf_brute, 1) AS remplissage_pct,
              (SELECT jsonb_agg(f.site_nom ORDER BY f.site_nom) FROM friche f
               WHERE ST_Intersects(f.geom, t.geom) AND ST_Area(ST_Intersection(f.geom, t.geom)) >= 1) AS friches""");

    private final Database database;

    ThemeStore(Database database) {
        this.database = database;
    }

    /** Objects that touch one of the communes, by name; all of them when {@code communes} is null. */
    List<ThemeItem> list(Theme theme, Layer layer, @Nullable List<String> communes) {
        String fields =
                theme.columns().stream().map(name -> "t." + Sql.name(name)).collect(Collectors.joining(", "));
        Layer.Storage storage = layer.storage();
        Sql sql = Sql.of(
                ITEMS.formatted(
                        Sql.name(storage.key()),
                        Sql.name(layer.label()),
                        fields + COMPUTED.getOrDefault(theme.id(), ""),
                        Sql.name(storage.table())),
                layer.id());
        if (communes != null) {
            sql = sql.add("WHERE t.communes && ? ", (Object) communes.toArray(String[]::new));
        }
        return database.list(
                sql.add("ORDER BY cle_recherche(t." + Sql.name(layer.label()) + "), id"), ThemeStore::item);
    }

    private static ThemeItem item(ResultSet row) throws SQLException {
        return new ThemeItem(
                row.getString("id"),
                row.getString("nom"),
                codes(row, "communes"),
                codes(row, "epci"),
                codes(row, "fiches").stream().map(Field.Code::code).toList(),
                json(row, "valeurs"));
    }

    private static List<Field.Code> codes(ResultSet row, String column) throws SQLException {
        List<Field.Code> codes = new ArrayList<>();
        json(row, column)
                .forEach(pair -> codes.add(
                        new Field.Code(pair.path(0).asText(), pair.path(1).asText())));
        return codes;
    }

    private static JsonNode json(ResultSet row, String column) throws SQLException {
        return Json.read(row.getString(column).getBytes(StandardCharsets.UTF_8));
    }
}
