package fr.archipel.quality;

import fr.archipel.db.Sql;
import fr.archipel.layer.Layer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** One SELECT of all that is wanting: (regle, couche, id, numero, nom, contrat, epci, communes, depuis, detail). */
final class FindingSql {
    private static final String FICHES = """
            SELECT m.regle, NULL::text AS couche, f.id, f.numero, f.titre AS nom, f.contrat, ARRAY[k.epci] AS epci, f.communes,
                   m.depuis, NULL::text AS detail
            FROM (
              SELECT a.type AS regle, a.fiche, a.depuis FROM suivi_alerte(?, ?) a
              UNION ALL
              SELECT 'sans_geometrie', g.id, NULL FROM fiche g
              WHERE g.geom IS NULL OR g.geom_origine = 'epci' AND g.portee <> 'epci'
              UNION ALL
              SELECT 'sans_maitre_ouvrage', g.id, NULL FROM fiche g
              WHERE NOT EXISTS (SELECT FROM fiche_partie l WHERE l.fiche = g.id AND l.role = 'maitre_ouvrage')) m
            JOIN fiche f ON f.id = m.fiche AND f.archivee_le IS NULL
            JOIN contrat k ON k.id = f.contrat""";

    private FindingSql() {}

    /** {@code layers}: those whose objects are followed. Names of tables and columns are the catalogue's. */
    static Sql of(LocalDate day, int months, List<Layer> layers) {
        List<Sql> parts = new ArrayList<>();
        parts.add(Sql.of(FICHES, day, months));
        for (Layer layer : layers) {
            parts.add(objects(layer, "hors_territoire", "NULL::text", "NOT EXISTS (SELECT FROM ici)"));
            if (layer.findField("insee").isPresent()) {
                parts.add(
                        objects(
                                layer,
                                "hors_commune",
                                "coalesce((SELECT c.nom FROM commune c WHERE c.insee = t.insee), t.insee::text)",
                                "t.insee IS NOT NULL AND EXISTS (SELECT FROM ici) AND t.insee NOT IN (SELECT ici.insee FROM ici)"));
            }
            if (layer.findField("sources").isPresent()) {
                parts.add(objects(
                        layer, "sans_source", "NULL::text", "coalesce(array_to_string(t.sources, ''), '') = ''"));
            }
            if (layer.findField("precision").isPresent()) {
                parts.add(objects(layer, "sans_precision", "NULL::text", "t.precision IS NULL"));
                parts.add(objects(
                        layer,
                        "precision_indicative",
                        "t.precision::text",
                        "t.precision IN ('indicative', 'schematique')"));
            }
        }
        return Sql.join("\nUNION ALL\n", parts);
    }

    private static Sql objects(Layer layer, String rule, String detail, String condition) {
        String key = "t." + Sql.name(layer.storage().key()) + "::text";
        String here = """
                WITH ici AS (SELECT oc.insee, c.epci FROM objet_commune oc JOIN commune c ON c.insee = oc.insee
                             WHERE oc.layer = s.layer AND oc.objet_id = s.id)
                SELECT """ + " ";
        return Sql.of("SELECT '" + rule
                        + "', s.layer, s.id, NULL::text, coalesce(s.nom, s.id), NULL::text, x.epci, x.communes,"
                        + " NULL::date, x.detail\nFROM objet s JOIN "
                        + Sql.name(layer.storage().table())
                        + " t ON " + key + " = s.id\nCROSS JOIN LATERAL (" + here
                        + "array(SELECT DISTINCT ici.epci FROM ici ORDER BY 1)"
                        + " AS epci, array(SELECT ici.insee FROM ici ORDER BY 1) AS communes, " + detail
                        + " AS detail WHERE " + condition + ") x")
                .add("\nWHERE s.layer = ?", layer.id());
    }
}
