-- Spending of past years is late only where some of it is entered: a first entry of the present year says nothing of those
-- before.
CREATE OR REPLACE FUNCTION retard_au(jour date, mois integer)
  RETURNS TABLE (fiche text, type text, depuis date, annee integer, attendu bigint, constate bigint)
  LANGUAGE sql STABLE AS $$
  WITH e AS (
    SELECT s.fiche, s.statut, s.realise, f.annee_lancement, f.annee_debut, f.annee_fin,
           extract(year FROM jour)::integer AS present
    FROM etat_fiche s JOIN fiche f ON f.id = s.fiche
    WHERE s.du <= jour AND jour < s.au AND s.statut NOT IN ('realisee', 'abandonnee')
      AND (f.archivee_le IS NULL OR jour_de_paris(f.archivee_le) > jour))
  SELECT a.fiche, a.type, a.depuis, NULL::integer, NULL::bigint, NULL::bigint
  FROM suivi_alerte(jour, mois) a WHERE a.type = 'sans_mouvement'
  UNION ALL
  SELECT e.fiche, 'lancement_passe', NULL, coalesce(e.annee_lancement, e.annee_debut), NULL, NULL
  FROM e
  WHERE coalesce(e.annee_lancement, e.annee_debut) < e.present AND e.statut IN ('en_maturation', 'proposee', 'validee')
  UNION ALL
  SELECT e.fiche, 'fin_passee', NULL, e.annee_fin, NULL, NULL FROM e WHERE e.annee_fin < e.present
  UNION ALL
  SELECT e.fiche, 'financement_en_attente', g.du, NULL, g.sollicite, NULL
  FROM e JOIN etat_financement g ON g.fiche = e.fiche
  WHERE g.du <= jour AND jour < g.au AND g.du < jour - make_interval(months => mois)
    AND g.sollicite IS NOT NULL AND coalesce(g.notifie, g.engage, g.verse) IS NULL
  UNION ALL
  SELECT e.fiche, 'depense_en_retard', NULL, max(a.annee), sum(a.prevu)::bigint, sum(a.realise)::bigint
  FROM e JOIN etat_annee a ON a.fiche = e.fiche
  WHERE e.realise IS NOT NULL AND a.annee < e.present AND a.du <= jour AND jour < a.au
  GROUP BY e.fiche
  HAVING sum(a.prevu) > sum(a.realise) + 1000
$$;
