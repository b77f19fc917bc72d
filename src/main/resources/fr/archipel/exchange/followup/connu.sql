-- What is known of each fiche of a contract at a date, for comparing a table with it: one JSON document a fiche, archived
-- ones too, without amounts. The sums are those of the dashboards (V017.1). Amounts are cents.
WITH param AS (SELECT CAST(? AS date) AS au, CAST(? AS text) AS contrat),
an AS (
  SELECT a.fiche, json_object_agg(a.annee, json_build_object('prevu', a.prevu, 'realise', a.realise)) AS annees
  FROM param JOIN fiche f ON f.contrat = param.contrat AND f.archivee_le IS NULL
  JOIN etat_annee a ON a.fiche = f.id AND a.du <= param.au AND param.au < a.au
  GROUP BY a.fiche),
jour AS (
  SELECT j.financement, json_object_agg(j.etape, j.jour) AS jours
  FROM (SELECT e.financement, e.etape, max(e.date_etape) AS jour
        FROM param JOIN fiche f ON f.contrat = param.contrat
        JOIN financement g ON g.fiche = f.id AND g.archive_le IS NULL
        JOIN financement_etape e ON e.financement = g.id AND e.annulee_le IS NULL AND e.date_etape <= param.au
        GROUP BY 1, 2) j
  GROUP BY 1),
fin AS (
  SELECT g.fiche, json_agg(json_build_object(
    'n', g.id, 'dispositif', g.dispositif,
    'parties', array(SELECT l.partie FROM financement_partie l WHERE l.financement = g.id ORDER BY 1),
    'montants', json_build_object('attendu', i.attendu, 'sollicite', i.sollicite, 'notifie', i.notifie,
                                  'engage', i.engage, 'verse', i.verse),
    'jours', jour.jours) ORDER BY g.id) AS liste
  FROM param JOIN fiche f ON f.contrat = param.contrat
  JOIN financement g ON g.fiche = f.id AND g.archive_le IS NULL
  LEFT JOIN etat_financement i ON i.financement = g.id AND i.du <= param.au AND param.au < i.au
    AND f.archivee_le IS NULL
  LEFT JOIN jour ON jour.financement = g.id
  GROUP BY g.fiche)
SELECT json_build_object(
  'id', f.id, 'numero', f.numero, 'titre', f.titre, 'contrat', f.contrat, 'archivee', f.archivee_le IS NOT NULL,
  'imprime', (SELECT n.imprime FROM fiche_champ n WHERE n.fiche = f.id AND n.champ = 'numero'),
  'titre_imprime', (SELECT n.imprime FROM fiche_champ n WHERE n.fiche = f.id AND n.champ = 'titre'),
  'statut', statut_au(f, param.au), 'statut_present', f.statut,
  'transitions', (SELECT json_object_agg(t.vers, t.instances) FROM transition_statut t WHERE t.de = f.statut),
  'cout', s.cout, 'prevu', s.prevu, 'realise', s.realise, 'attendu', s.attendu, 'sollicite', s.sollicite,
  'notifie', s.notifie, 'engage', s.engage, 'verse', s.verse,
  'annees', an.annees, 'financements', fin.liste,
  'notes', (SELECT json_agg(n.texte) FROM note n WHERE n.fiche = f.id AND n.archivee_le IS NULL))::text
FROM param JOIN fiche f ON f.contrat = param.contrat
LEFT JOIN etat_fiche s ON s.fiche = f.id AND s.du <= param.au AND param.au < s.au AND f.archivee_le IS NULL
LEFT JOIN an ON an.fiche = f.id
LEFT JOIN fin ON fin.fiche = f.id
ORDER BY f.rang, f.id
