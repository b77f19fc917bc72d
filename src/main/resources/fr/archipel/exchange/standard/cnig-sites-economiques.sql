-- Table site_eco of the CNIG standard Sites économiques 1.0.1. Columns are fields of the standard; those it does not name
-- here are empty. Areas are those that documents print: none is measured on a drawing.
SELECT o.id AS objet,
       ST_AsBinary(o.geom, 'NDR') AS geom,
       NULL::text AS ecarte,
       coalesce(connu.source_id, concat_ws('_', o.insee, 'SITE-ECO', code_court(o.id))) AS site_id,
       o.site_nom,
       o.site_type,
       o.site_vocadomi,
       o.site_etat,
       trim_scale(o.site_surf_brute)::text AS site_surf_brute,
       to_char(documents.premier, 'YYYY-MM-DD') AS site_identif_date,
       to_char(o.date_maj, 'YYYY-MM-DD') AS site_actu_date,
       o.site_description,
       documents.producteur AS source_producteur,
       o.site_evol_urba,
       e.nom AS site_epci_nom,
       o.site_epci_siren,
       c.nom AS site_comm_nom,
       c.insee AS site_comm_insee,
       o.site_moa_type,
       o.site_moa_nom,
       o.site_nb_emploi::text AS site_nb_emploi,
       trim_scale(o.site_surf_comm_dispo)::text AS site_surf_comm_dispo
FROM zae o
LEFT JOIN commune c ON c.insee = coalesce(o.insee, CASE WHEN o.precision IN ('officielle', 'numerisee') THEN
  (SELECT p.insee FROM objet_commune p WHERE p.layer = 'zae' AND p.objet_id = o.id
   ORDER BY p.surface_m2 DESC, p.insee LIMIT 1) END)
LEFT JOIN epci e ON e.siren = o.site_epci_siren
LEFT JOIN LATERAL (
  SELECT i.source_id FROM identifiant_source i
  WHERE i.layer = 'zae' AND i.objet_id = o.id AND i.source = 'cnig-sites-economiques'
  ORDER BY i.source_id LIMIT 1) connu ON true
LEFT JOIN LATERAL documents_cites(o.sources) documents ON true
WHERE true
