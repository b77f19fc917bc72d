package fr.archipel.territory;

import fr.archipel.db.Sql;

/** Which fiches concern a commune, and how. */
public final class FicheLinks {
    private FicheLinks() {}

    /**
     * SELECT of (fiche, portee, role), each fiche once by its strongest link: it is located in the commune; it acts on,
     * then serves, an object there; it covers the whole EPCI, or says nothing of where it acts (role null); it only
     * mentions the commune, then an object there.
     */
    public static Sql ofCommune(String insee) {
        return Sql.of("""
                SELECT DISTINCT ON (lien.fiche) lien.fiche, lien.portee, lien.role FROM (
                  SELECT fc.fiche, 'commune' AS portee, fc.role,
                         CASE fc.role WHEN 'localisation' THEN 1 ELSE 5 END AS force
                  FROM fiche_commune fc WHERE fc.insee = ?
                  UNION ALL
                  SELECT fo.fiche, 'objet', fo.role,
                         CASE fo.role WHEN 'porte_sur' THEN 2 WHEN 'dessert' THEN 3 ELSE 6 END
                  FROM objet_commune oc JOIN fiche_objet fo USING (layer, objet_id) WHERE oc.insee = ?
                  UNION ALL
                  SELECT f.id, 'epci', CASE f.portee WHEN 'epci' THEN 'localisation' END, 4
                  FROM commune c JOIN contrat k ON k.epci = c.epci JOIN fiche f ON f.contrat = k.id
                  WHERE c.insee = ? AND (f.portee = 'epci' OR f.geom_origine = 'epci')) lien
                JOIN fiche vive ON vive.id = lien.fiche AND vive.archivee_le IS NULL
                ORDER BY lien.fiche, lien.force""", insee, insee, insee);
    }
}
