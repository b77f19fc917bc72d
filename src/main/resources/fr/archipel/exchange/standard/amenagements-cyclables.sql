-- The national schema of cycling facilities 0.3.5. Columns are fields of the schema; those it does not name here are
-- empty. What is planned or studied is no facility: ecarte says why it stays out.
SELECT o.id AS objet,
       ST_AsBinary(CASE WHEN ST_NumGeometries(o.geom) = 1 THEN ST_GeometryN(o.geom, 1) ELSE o.geom END, 'NDR') AS geom,
       CASE o.statut
         WHEN 'projet' THEN 'section en projet : ce n''est pas encore un aménagement'
         WHEN 'etudes' THEN 'section en études : ce n''est pas encore un aménagement' END AS ecarte,
       coalesce(connu.source_id, o.id) AS id_local,
       o.num_iti,
       c.insee AS code_com_d,
       avancement.statut AS statut_d,
       c.insee AS code_com_g,
       avancement.statut AS statut_g,
       to_char(o.date_maj, 'YYYY-MM-DD') AS date_maj,
       o.d_service::text AS d_service,
       o.remarque AS comm,
       documents.producteur AS source,
       'EPSG:2154' AS project_c
FROM ev5 o
CROSS JOIN LATERAL (
  SELECT CASE o.statut WHEN 'ouvert' THEN 'EN SERVICE' WHEN 'travaux' THEN 'EN TRAVAUX' END AS statut) avancement
LEFT JOIN commune c ON c.insee = coalesce(o.insee, CASE WHEN o.precision IN ('officielle', 'numerisee') THEN
  (SELECT p.insee FROM objet_commune p WHERE p.layer = 'ev5' AND p.objet_id = o.id
   ORDER BY p.longueur_m DESC, p.insee LIMIT 1) END)
LEFT JOIN LATERAL (
  SELECT i.source_id FROM identifiant_source i
  WHERE i.layer = 'ev5' AND i.objet_id = o.id AND i.source = 'amenagements-cyclables'
  ORDER BY i.source_id LIMIT 1) connu ON true
LEFT JOIN LATERAL documents_cites(o.sources) documents ON true
WHERE true
