WITH suivie AS MATERIALIZED (
  SELECT f.id, f.numero, f.titre, f.contrat, f.rang, f.portee, f.communes, s.cout
  FROM suivi_fiche(CAST(? AS date), NULL, NULL) s JOIN fiche f ON f.id = s.fiche
), locale AS (
  SELECT s.*, cardinality(communes) AS n, part_egale(cout, cardinality(communes), rang_insee.rang) AS part
  FROM suivie s CROSS JOIN LATERAL (
    SELECT count(*)::integer AS rang FROM unnest(s.communes) i WHERE i <= CAST(? AS text)) rang_insee
  WHERE portee <> 'epci' AND communes @> ARRAY[CAST(? AS text)]
), entiere AS (
  SELECT s.* FROM suivie s JOIN contrat k ON k.id = s.contrat JOIN commune c ON c.epci = k.epci
  WHERE s.portee = 'epci' AND c.insee = CAST(? AS text)
)
SELECT jsonb_build_object(
  'commune', (SELECT jsonb_build_object('insee', insee, 'nom', nom) FROM commune WHERE insee = CAST(? AS text)),
  'part_eur', (SELECT en_euros(sum(part)) FROM locale),
  'sans_cout', (SELECT count(*) FROM locale WHERE cout IS NULL),
  'fiches', coalesce((
    SELECT jsonb_agg(jsonb_build_object('id', id, 'numero', numero, 'titre', titre, 'contrat', contrat,
      'href', '/api/fiches/' || id, 'cout_eur', en_euros(cout), 'communes', n, 'part_eur', en_euros(part))
      ORDER BY contrat, rang, id) FROM locale), '[]'),
  'epci_entier', coalesce((
    SELECT jsonb_agg(jsonb_build_object('id', id, 'numero', numero, 'titre', titre, 'contrat', contrat,
      'href', '/api/fiches/' || id, 'cout_eur', en_euros(cout)) ORDER BY contrat, rang, id) FROM entiere), '[]'))::text
