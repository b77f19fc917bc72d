-- Where a fiche is printed: each section of a document that one of its values comes from, with the first and last line.
WITH cible AS (SELECT ?::text AS id), source AS (
  SELECT unnest(sources) AS s FROM fiche WHERE id = (SELECT id FROM cible)
  UNION SELECT unnest(sources) FROM fiche_champ WHERE fiche = (SELECT id FROM cible)
  UNION SELECT unnest(sources) FROM fiche_texte WHERE fiche = (SELECT id FROM cible)
  UNION SELECT unnest(sources) FROM fiche_finalite WHERE fiche = (SELECT id FROM cible)
  UNION SELECT unnest(sources) FROM fiche_commune WHERE fiche = (SELECT id FROM cible)
  UNION SELECT unnest(sources) FROM fiche_objet WHERE fiche = (SELECT id FROM cible)
  UNION SELECT unnest(sources) FROM ligne_financiere WHERE fiche = (SELECT id FROM cible)
  UNION SELECT unnest(sources) FROM echeance_ligne WHERE fiche = (SELECT id FROM cible)
  UNION SELECT unnest(sources) FROM partenaire WHERE fiche = (SELECT id FROM cible)
  UNION SELECT unnest(sources) FROM maquette_ligne WHERE fiche = (SELECT id FROM cible)
  UNION SELECT unnest(sources) FROM chiffre_imprime WHERE fiche = (SELECT id FROM cible))
SELECT d.id, d.titre, d.date_document::text AS date_document, s.titre AS section,
       min(p.premiere) AS premiere_ligne, max(p.derniere) AS derniere_ligne
FROM source
CROSS JOIN LATERAL regexp_match(source.s, '^(.+):([0-9]+)(?:-([0-9]+))?$') AS m (parties)
CROSS JOIN LATERAL (SELECT m.parties[2]::integer AS premiere, coalesce(m.parties[3], m.parties[2])::integer AS derniere) p
JOIN document d ON d.id = m.parties[1]
LEFT JOIN document_section s ON s.document = d.id AND s.lignes @> p.premiere
GROUP BY d.id, d.titre, d.date_document, s.titre
ORDER BY d.id, min(p.premiere)
