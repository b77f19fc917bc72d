-- The figures of a contract (null: all) at two days: sums, statuses, years. A fiche created since does not count before.
WITH p AS (SELECT ?::text AS contrat, ?::date AS depuis, ?::date AS au),
q AS (SELECT 'avant' AS quand, depuis AS jour, contrat FROM p UNION ALL SELECT 'apres', au, contrat FROM p),
e AS MATERIALIZED (
  SELECT q.quand, s.*
  FROM q JOIN etat_fiche s ON s.du <= q.jour AND q.jour < s.au
  JOIN fiche f ON f.id = s.fiche AND (q.contrat IS NULL OR f.contrat = q.contrat)
  WHERE (f.archivee_le IS NULL OR jour_de_paris(f.archivee_le) > q.jour)
    AND NOT (f.origine = 'saisie' AND EXISTS (
      SELECT FROM journal j WHERE j.sujet = 'fiche' AND j.sujet_id = f.id AND j.operation = 'creation'
        AND jour_de_paris(j.moment) > q.jour))),
somme AS (
  SELECT quand, json_build_object(
    'fiches', count(*), 'sans_cout', count(*) FILTER (WHERE cout IS NULL AND statut <> 'abandonnee'),
    'cout_eur', (sum(cout) / 100.0)::numeric(18, 2), 'prevu_eur', (sum(prevu) / 100.0)::numeric(18, 2),
    'realise_eur', (sum(realise) / 100.0)::numeric(18, 2), 'attendu_eur', (sum(attendu) / 100.0)::numeric(18, 2),
    'sollicite_eur', (sum(sollicite) / 100.0)::numeric(18, 2), 'notifie_eur', (sum(notifie) / 100.0)::numeric(18, 2),
    'engage_eur', (sum(engage) / 100.0)::numeric(18, 2), 'verse_eur', (sum(verse) / 100.0)::numeric(18, 2),
    'reste_a_financer_eur', (sum(reste) / 100.0)::numeric(18, 2)) AS chiffres
  FROM e GROUP BY quand),
annee AS (
  SELECT a.annee,
    sum(a.prevu) FILTER (WHERE e.quand = 'avant') AS prevu_avant, sum(a.prevu) FILTER (WHERE e.quand = 'apres') AS prevu,
    sum(a.realise) FILTER (WHERE e.quand = 'avant') AS realise_avant, sum(a.realise) FILTER (WHERE e.quand = 'apres') AS realise
  FROM e JOIN q ON q.quand = e.quand JOIN etat_annee a ON a.fiche = e.fiche AND a.du <= q.jour AND q.jour < a.au
  GROUP BY a.annee)
SELECT json_build_object(
  'avant', (SELECT chiffres FROM somme WHERE quand = 'avant'),
  'apres', (SELECT chiffres FROM somme WHERE quand = 'apres'),
  'statuts', coalesce((
    SELECT json_agg(json_build_object('statut', x.statut, 'avant', x.avant, 'apres', x.apres) ORDER BY x.rang)
    FROM (SELECT e.statut, array_position(ARRAY['en_maturation', 'proposee', 'validee', 'engagee', 'en_travaux', 'realisee',
                   'abandonnee'], e.statut::text) AS rang,
                 count(*) FILTER (WHERE quand = 'avant') AS avant, count(*) FILTER (WHERE quand = 'apres') AS apres
          FROM e GROUP BY e.statut) x), '[]'),
  'annees', coalesce((
    SELECT json_agg(json_build_object(
      'annee', annee, 'prevu_avant_eur', (prevu_avant / 100.0)::numeric(18, 2), 'prevu_eur', (prevu / 100.0)::numeric(18, 2),
      'realise_avant_eur', (realise_avant / 100.0)::numeric(18, 2), 'realise_eur', (realise / 100.0)::numeric(18, 2))
      ORDER BY annee) FROM annee), '[]'))
