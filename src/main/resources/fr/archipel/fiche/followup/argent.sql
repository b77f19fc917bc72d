WITH suivie AS (
  SELECT f.id, f.numero, f.titre, f.contrat, f.rang, f.portee, f.communes, e.cout
  FROM fiche f JOIN etat_fiche e ON e.fiche = f.id AND e.au = 'infinity'
  WHERE f.archivee_le IS NULL
), locale AS (
  SELECT s.*, cardinality(communes) AS n, part_egale(cout, cardinality(communes), array_position(communes, ?)) AS part
  FROM suivie s WHERE portee <> 'epci' AND communes @> ARRAY[CAST(? AS text)]
), entiere AS (
  SELECT s.* FROM suivie s JOIN contrat k ON k.id = s.contrat JOIN commune c ON c.epci = k.epci
  WHERE s.portee = 'epci' AND c.insee = ?
)
SELECT jsonb_build_object(
  'commune', (SELECT jsonb_build_object('insee', insee, 'nom', nom) FROM commune WHERE insee = ?),
  'part_eur', (SELECT en_euros(sum(part)) FROM locale),
  'sans_cout', (SELECT count(*) FROM locale WHERE cout IS NULL),
  'fiches', coalesce((
    SELECT jsonb_agg(jsonb_build_object('id', id, 'numero', numero, 'titre', titre, 'contrat', contrat,
      'href', '/api/fiches/' || id, 'cout_eur', en_euros(cout), 'communes', n, 'part_eur', en_euros(part))
      ORDER BY contrat, rang, id) FROM locale), '[]'),
  'epci_entier', coalesce((
    SELECT jsonb_agg(jsonb_build_object('id', id, 'numero', numero, 'titre', titre, 'contrat', contrat,
      'href', '/api/fiches/' || id, 'cout_eur', en_euros(cout)) ORDER BY contrat, rang, id) FROM entiere), '[]'))::text
