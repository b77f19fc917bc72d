-- Table friches of the CNIG standard Friches 1.0.6. Columns are fields of the standard; those it does not name here are
-- empty. A list is joined with |, which the standard keeps for that: one inside a value becomes a slash.
SELECT o.id AS objet,
       ST_AsBinary(o.geom, 'NDR') AS geom,
       NULL::text AS ecarte,
       coalesce(connu.source_id, concat_ws('_', o.insee, o.id)) AS site_id,
       o.site_nom,
       o.site_type,
       to_char(o.site_identif_date, 'YYYY-MM-DD') AS site_identif_date,
       to_char(o.date_maj, 'YYYY-MM-DD') AS site_actu_date,
       o.site_statut,
       o.site_reconv_type,
       nullif(array_to_string(replace(o.activite_libelle::text, '|', '/')::text[], '|'), '') AS activite_libelle,
       c.nom AS comm_nom,
       c.insee AS comm_insee,
       o.bati_pollution,
       o.bati_patrimoine,
       nullif(array_to_string(o.proprio_personne, '|'), '') AS proprio_personne,
       nullif(array_to_string(replace(o.proprio_nom::text, '|', '/')::text[], '|'), '') AS proprio_nom,
       o.sol_pollution_existe,
       round(o.unite_fonciere_surface)::bigint::text AS unite_fonciere_surface,
       o.urba_zaer,
       documents.noms AS source_nom,
       documents.producteur AS source_producteur,
       ST_AsText(ST_Transform(ST_Centroid(o.geom), 4326), 7) AS geompoint
FROM friche o
LEFT JOIN commune c ON c.insee = coalesce(o.insee, CASE WHEN o.precision IN ('officielle', 'numerisee') THEN
  (SELECT p.insee FROM objet_commune p WHERE p.layer = 'friches' AND p.objet_id = o.id
   ORDER BY p.surface_m2 DESC, p.insee LIMIT 1) END)
LEFT JOIN LATERAL (
  SELECT k.source_id FROM (
    SELECT CASE i.source WHEN 'cartofriches' THEN 1 ELSE 2 END AS rang, i.source_id FROM identifiant_source i
    WHERE i.layer = 'friches' AND i.objet_id = o.id AND i.source IN ('cnig-friches', 'cartofriches')
    UNION ALL
    SELECT 3, substr(s, strpos(s, ':') + 1) FROM unnest(o.sources) s WHERE s ~ '^cartofriches(-[0-9]{4})?:.') k
  ORDER BY k.rang, k.source_id LIMIT 1) connu ON true
LEFT JOIN LATERAL documents_cites(o.sources) documents ON true
WHERE true
