, alerte AS (
  SELECT a.fiche, jsonb_agg(a.type ORDER BY a.type) AS types
  FROM suivi_alerte(CAST(? AS date), 6) a WHERE a.contrat = ? GROUP BY a.fiche
)
SELECT (r || jsonb_build_object(
  'fiches', coalesce((
    SELECT jsonb_agg(jsonb_build_object('id', s.fiche, 'numero', s.numero, 'titre', s.titre, 'contrat', s.contrat,
      'href', '/api/fiches/' || s.fiche, 'statut', s.statut, 'cout_eur', en_euros(s.cout), 'prevu_eur', en_euros(s.prevu),
      'realise_eur', en_euros(s.realise), 'attendu_eur', en_euros(s.attendu), 'sollicite_eur', en_euros(s.sollicite),
      'notifie_eur', en_euros(s.notifie), 'engage_eur', en_euros(s.engage), 'verse_eur', en_euros(s.verse),
      'reste_a_financer_eur', en_euros(s.reste), 'dernier_mouvement', nullif(s.du, '-infinity'),
      'alertes', coalesce(a.types, '[]')) ORDER BY s.contrat, s.rang, s.fiche)
    FROM suivie s LEFT JOIN alerte a ON a.fiche = s.fiche), '[]'),
  'indicateurs', coalesce((
    SELECT jsonb_agg(jsonb_build_object('id', n.id, 'texte', n.titre, 'theme', n.theme, 'valeur', NULL) ORDER BY n.rang, n.id)
    FROM noeud_strategique n WHERE n.contrat = ? AND n.niveau = 'indicateur'), '[]')))::text
FROM reponse
