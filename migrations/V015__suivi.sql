-- Follow-up: what the fiches add up to at a date, set by set, in cents. Every sum of the tracking table, of the alerts and
-- of the communes' money starts here, so that none can differ from another. The rules in words: docs/suivi.md.

CREATE INDEX decision_suivi_idx ON decision (fiche, date_decision DESC, id DESC) INCLUDE (statut) WHERE annulee_le IS NULL;
CREATE INDEX maquette_cout_total_idx ON maquette_cout (fiche) INCLUDE (montant_centimes, mention) WHERE colonne = 'cout_total';

CREATE FUNCTION en_euros(centimes numeric) RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN round(centimes / 100, 2);

-- One of n equal shares of an amount; the cents left over go one each to the first shares.
CREATE FUNCTION part_egale(centimes bigint, n integer, rang integer) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN centimes / n + CASE WHEN rang <= centimes % n THEN 1 ELSE 0 END;
COMMENT ON FUNCTION part_egale IS 'rang from 1 to n; the n shares add up to the amount exactly';

-- The printed schedule: the line of expenses, else those of its two sections.
CREATE VIEW v_echeance_depense AS
SELECT l.fiche, x.annee, sum(x.montant_centimes)::bigint AS centimes
FROM echeance_ligne l JOIN echeance x USING (fiche, rang)
WHERE x.annee IS NOT NULL AND x.montant_centimes IS NOT NULL
  AND (l.poste = 'depenses' OR l.poste IN ('depenses_investissement', 'depenses_fonctionnement') AND NOT EXISTS (
    SELECT FROM echeance_ligne d WHERE d.fiche = l.fiche AND d.poste = 'depenses'))
GROUP BY l.fiche, x.annee;
COMMENT ON VIEW v_echeance_depense IS 'Spending planned by year as the contract prints it';

CREATE FUNCTION suivi_annee(au date, du_contrat text, de_annee integer)
  RETURNS TABLE (fiche text, annee integer, prevu bigint, realise bigint) LANGUAGE sql STABLE AS $$
  WITH dernier AS (
    SELECT DISTINCT ON (d.fiche, d.annee, d.section) d.fiche, d.annee, d.montant_centimes
    FROM depense d
    WHERE d.nature = 'prevu' AND d.annulee_le IS NULL AND d.date_constat <= au
    ORDER BY d.fiche, d.annee, d.section, d.date_constat DESC, d.id DESC),
  saisi AS (SELECT p.fiche, p.annee, sum(p.montant_centimes) AS centimes FROM dernier p GROUP BY 1, 2),
  fait AS (
    SELECT d.fiche, d.annee, sum(d.montant_centimes) AS centimes FROM depense d
    WHERE d.nature = 'realise' AND d.annulee_le IS NULL AND d.date_constat <= au GROUP BY 1, 2),
  plan AS (
    SELECT coalesce(s.fiche, i.fiche) AS fiche, coalesce(s.annee, i.annee) AS annee, coalesce(s.centimes, i.centimes) AS centimes
    FROM saisi s FULL JOIN v_echeance_depense i ON (i.fiche, i.annee) = (s.fiche, s.annee)),
  tout AS (
    SELECT coalesce(p.fiche, r.fiche) AS fiche, coalesce(p.annee, r.annee) AS annee, p.centimes AS prevu, r.centimes AS realise
    FROM plan p FULL JOIN fait r ON (r.fiche, r.annee) = (p.fiche, p.annee))
  SELECT t.fiche, t.annee, t.prevu::bigint, t.realise::bigint
  FROM tout t JOIN fiche f ON f.id = t.fiche
  WHERE f.archivee_le IS NULL AND (du_contrat IS NULL OR f.contrat = du_contrat) AND (de_annee IS NULL OR t.annee = de_annee)
$$;
COMMENT ON FUNCTION suivi_annee IS 'Spending of each fiche and year at a date: the plan last entered for the year, else the printed one; the actual entered';

CREATE FUNCTION suivi_financement(au date, du_contrat text, de_annee integer)
  RETURNS TABLE (financement bigint, fiche text, attendu bigint, sollicite bigint, notifie bigint, engage bigint,
                 verse bigint, retenu bigint, derniere date) LANGUAGE sql STABLE AS $$
  WITH choisi AS (
    SELECT i.id, i.fiche FROM financement i JOIN fiche f ON f.id = i.fiche
    WHERE i.archive_le IS NULL AND f.archivee_le IS NULL AND (du_contrat IS NULL OR f.contrat = du_contrat)
      AND (de_annee IS NULL OR i.annee = de_annee)),
  etape AS (
    SELECT c.id, c.fiche, e.etape, e.montant_centimes, e.date_etape,
           e.etape = 'verse' OR row_number() OVER (
             PARTITION BY e.financement, e.etape ORDER BY e.date_etape DESC, e.id DESC) = 1 AS compte
    FROM choisi c JOIN financement_etape e ON e.financement = c.id
    WHERE e.annulee_le IS NULL AND e.date_etape <= au),
  somme AS (
    SELECT e.id, e.fiche,
      (sum(montant_centimes) FILTER (WHERE etape = 'attendu' AND compte))::bigint AS attendu,
      (sum(montant_centimes) FILTER (WHERE etape = 'sollicite' AND compte))::bigint AS sollicite,
      (sum(montant_centimes) FILTER (WHERE etape = 'notifie' AND compte))::bigint AS notifie,
      (sum(montant_centimes) FILTER (WHERE etape = 'engage' AND compte))::bigint AS engage,
      (sum(montant_centimes) FILTER (WHERE etape = 'verse'))::bigint AS verse, max(date_etape) AS derniere
    FROM etape e GROUP BY e.id, e.fiche)
  SELECT s.id, s.fiche, s.attendu, s.sollicite, s.notifie, s.engage, s.verse,
         coalesce(s.engage, s.notifie, s.sollicite, s.attendu, s.verse), s.derniere
  FROM somme s
$$;
COMMENT ON FUNCTION suivi_financement IS 'Each funding that has a step at a date; retenu: the amount of its furthest known step, payments aside';

CREATE FUNCTION suivi_fiche(au date, du_contrat text, de_annee integer)
  RETURNS TABLE (fiche text, statut text, cout bigint, prevu bigint, realise bigint, attendu bigint, sollicite bigint,
                 notifie bigint, engage bigint, verse bigint, retenu bigint, financements integer, incertains integer,
                 reste bigint, dernier date) LANGUAGE sql STABLE AS $$
  WITH decide AS (
    SELECT DISTINCT ON (d.fiche) d.fiche, d.statut, d.date_decision FROM decision d
    WHERE d.annulee_le IS NULL AND d.date_decision <= au ORDER BY d.fiche, d.date_decision DESC, d.id DESC),
  imprime AS (
    SELECT c.fiche, CASE WHEN bool_and(c.montant_centimes IS NOT NULL AND coalesce(c.mention, 'globalise') = 'globalise')
                         THEN sum(c.montant_centimes)::bigint END AS cout
    FROM maquette_cout c WHERE c.colonne = 'cout_total' GROUP BY c.fiche),
  an AS (
    SELECT a.fiche, sum(a.prevu)::bigint AS prevu, sum(a.realise)::bigint AS realise
    FROM suivi_annee(au, du_contrat, de_annee) a GROUP BY a.fiche),
  aide AS (
    SELECT i.fiche, sum(i.attendu)::bigint AS attendu, sum(i.sollicite)::bigint AS sollicite,
           sum(i.notifie)::bigint AS notifie, sum(i.engage)::bigint AS engage, sum(i.verse)::bigint AS verse,
           sum(i.retenu)::bigint AS retenu, count(*)::integer AS nombre,
           (count(*) FILTER (WHERE i.retenu IS NULL))::integer AS incertains, max(i.derniere) AS derniere
    FROM suivi_financement(au, du_contrat, de_annee) i GROUP BY i.fiche),
  vu AS (
    SELECT m.fiche, max(m.jour) AS jour FROM (
      SELECT d.fiche, d.date_constat AS jour FROM depense d WHERE d.annulee_le IS NULL
      UNION ALL
      SELECT n.fiche, (n.ecrite_le AT TIME ZONE 'Europe/Paris')::date FROM note n WHERE n.archivee_le IS NULL) m
    WHERE m.jour <= au GROUP BY m.fiche)
  SELECT f.id, coalesce(d.statut, f.statut_initial), c.cout, an.prevu, an.realise, g.attendu, g.sollicite, g.notifie,
         g.engage, g.verse, g.retenu, coalesce(g.nombre, 0), coalesce(g.incertains, 0),
         CASE WHEN de_annee IS NULL AND coalesce(d.statut, f.statut_initial) <> 'abandonnee'
              THEN greatest(c.cout - coalesce(g.retenu, 0), 0) END,
         greatest(d.date_decision, g.derniere, vu.jour)
  FROM fiche f
  LEFT JOIN decide d ON d.fiche = f.id
  LEFT JOIN imprime i ON i.fiche = f.id
  CROSS JOIN LATERAL (SELECT coalesce(f.cout_actualise_centimes, i.cout) AS cout) c
  LEFT JOIN an ON an.fiche = f.id
  LEFT JOIN aide g ON g.fiche = f.id
  LEFT JOIN vu ON vu.fiche = f.id
  WHERE f.archivee_le IS NULL AND (du_contrat IS NULL OR f.contrat = du_contrat)
    AND (de_annee IS NULL OR an.fiche IS NOT NULL OR g.fiche IS NOT NULL)
$$;
COMMENT ON FUNCTION suivi_fiche IS 'Each live fiche at a date, in cents; null: not known. With a year: spending and fundings of that year only, and the fiches that have some';

CREATE FUNCTION suivi_alerte(au date, du_contrat text, mois integer)
  RETURNS TABLE (type text, fiche text, depuis date, cout bigint, retenu bigint, realise bigint) LANGUAGE sql STABLE AS $$
  SELECT a.type, s.fiche, a.depuis, s.cout, s.retenu, s.realise
  FROM suivi_fiche(au, du_contrat, NULL) s
  JOIN fiche f ON f.id = s.fiche
  JOIN contrat k ON k.id = f.contrat
  CROSS JOIN LATERAL (VALUES
    ('sans_mouvement', coalesce(s.dernier, k.date_signature),
      s.statut NOT IN ('realisee', 'abandonnee')
      AND coalesce(s.dernier, k.date_signature) < au - make_interval(months => mois)),
    ('desequilibre', NULL,
      s.statut <> 'abandonnee' AND s.financements > 0
      AND (s.retenu - s.cout > greatest(1000, s.cout / 100)
           OR s.incertains = 0 AND s.cout - s.retenu > greatest(1000, s.cout / 100))),
    ('sans_financeur', NULL, s.statut NOT IN ('realisee', 'abandonnee') AND s.financements = 0),
    ('sans_date', NULL, s.statut NOT IN ('realisee', 'abandonnee') AND s.prevu IS NULL
      AND f.annee_lancement IS NULL AND f.annee_debut IS NULL),
    ('sans_cout', NULL, s.statut <> 'abandonnee' AND s.cout IS NULL),
    ('depassement', NULL, s.realise > s.cout)) a (type, depuis, vrai)
  WHERE a.vrai
$$;
COMMENT ON FUNCTION suivi_alerte IS 'What calls for attention; a plan balances within 1 % of the cost, or 10 €';
