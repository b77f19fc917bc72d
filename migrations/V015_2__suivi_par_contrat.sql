-- A contract's sums go through its fiches' indexes: a list of keys is looked up, where IN (SELECT …) beside an OR reads whole
-- tables. An alert on a plan follows the rule of the fiche's own sheet.

CREATE OR REPLACE FUNCTION suivi_annee(au date, du_contrat text, de_annee integer)
  RETURNS TABLE (fiche text, annee integer, prevu bigint, realise bigint) LANGUAGE sql STABLE AS $$
  SELECT t.fiche, t.annee, coalesce(sum(t.saisi), sum(t.imprime))::bigint, sum(t.realise)::bigint
  FROM (
    SELECT p.fiche, p.annee, p.montant_centimes AS saisi, NULL::bigint AS imprime, NULL::bigint AS realise
    FROM (
      SELECT DISTINCT ON (d.fiche, d.annee, d.section) d.fiche, d.annee, d.montant_centimes
      FROM depense d
      WHERE d.nature = 'prevu' AND d.annulee_le IS NULL AND d.date_constat <= au
        AND (du_contrat IS NULL OR d.fiche = ANY (ARRAY(SELECT c.id FROM fiche c WHERE c.contrat = du_contrat)))
      ORDER BY d.fiche, d.annee, d.section, d.date_constat DESC, d.id DESC) p
    UNION ALL
    SELECT i.fiche, i.annee, NULL, i.centimes, NULL FROM v_echeance_depense i
    UNION ALL
    SELECT d.fiche, d.annee, NULL, NULL, d.montant_centimes FROM depense d
    WHERE d.nature = 'realise' AND d.annulee_le IS NULL AND d.date_constat <= au
      AND (du_contrat IS NULL OR d.fiche = ANY (ARRAY(SELECT c.id FROM fiche c WHERE c.contrat = du_contrat)))) t
  JOIN fiche f ON f.id = t.fiche
  WHERE f.archivee_le IS NULL AND (du_contrat IS NULL OR f.contrat = du_contrat) AND (de_annee IS NULL OR t.annee = de_annee)
  GROUP BY t.fiche, t.annee
$$;

CREATE OR REPLACE FUNCTION suivi_financement(au date, du_contrat text, de_annee integer)
  RETURNS TABLE (financement bigint, fiche text, attendu bigint, sollicite bigint, notifie bigint, engage bigint,
                 verse bigint, retenu bigint, derniere date) LANGUAGE sql STABLE AS $$
  SELECT i.id, i.fiche, s.attendu, s.sollicite, s.notifie, s.engage, s.verse,
         coalesce(s.engage, s.notifie, s.sollicite, s.attendu, s.verse), s.derniere
  FROM (
    SELECT e.financement,
      (sum(e.montant) FILTER (WHERE e.etape = 'attendu'))::bigint AS attendu,
      (sum(e.montant) FILTER (WHERE e.etape = 'sollicite'))::bigint AS sollicite,
      (sum(e.montant) FILTER (WHERE e.etape = 'notifie'))::bigint AS notifie,
      (sum(e.montant) FILTER (WHERE e.etape = 'engage'))::bigint AS engage,
      (sum(e.montant) FILTER (WHERE e.etape = 'verse'))::bigint AS verse, max(e.derniere) AS derniere
    FROM (
      SELECT x.financement, x.etape, x.date_etape AS derniere,
             CASE WHEN x.etape = 'verse' OR row_number() OVER (
               PARTITION BY x.financement, x.etape ORDER BY x.date_etape DESC, x.id DESC) = 1 THEN x.montant_centimes END AS montant
      FROM financement_etape x
      WHERE x.annulee_le IS NULL AND x.date_etape <= au
        AND (du_contrat IS NULL OR x.financement = ANY (ARRAY(
          SELECT y.id FROM financement y JOIN fiche c ON c.id = y.fiche WHERE c.contrat = du_contrat)))) e
    GROUP BY e.financement) s
  JOIN financement i ON i.id = s.financement
  JOIN fiche f ON f.id = i.fiche
  WHERE i.archive_le IS NULL AND f.archivee_le IS NULL AND (du_contrat IS NULL OR f.contrat = du_contrat)
    AND (de_annee IS NULL OR i.annee = de_annee)
$$;

CREATE OR REPLACE FUNCTION suivi_fiche(au date, du_contrat text, de_annee integer)
  RETURNS TABLE (fiche text, statut text, cout bigint, prevu bigint, realise bigint, attendu bigint, sollicite bigint,
                 notifie bigint, engage bigint, verse bigint, retenu bigint, financements integer, incertains integer,
                 reste bigint, dernier date) LANGUAGE sql STABLE AS $$
  WITH decide AS (
    SELECT DISTINCT ON (d.fiche) d.fiche, d.statut, d.date_decision FROM decision d
    WHERE d.annulee_le IS NULL AND d.date_decision <= au
      AND (du_contrat IS NULL OR d.fiche = ANY (ARRAY(SELECT x.id FROM fiche x WHERE x.contrat = du_contrat)))
    ORDER BY d.fiche, d.date_decision DESC, d.id DESC),
  imprime AS (
    SELECT c.fiche, CASE WHEN bool_and(c.montant_centimes IS NOT NULL AND coalesce(c.mention, 'globalise') = 'globalise')
                         THEN sum(c.montant_centimes)::bigint END AS cout
    FROM maquette_cout c
    WHERE c.colonne = 'cout_total'
      AND (du_contrat IS NULL OR c.fiche = ANY (ARRAY(SELECT x.id FROM fiche x WHERE x.contrat = du_contrat)))
    GROUP BY c.fiche),
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
    WHERE m.jour <= au AND (du_contrat IS NULL OR m.fiche = ANY (ARRAY(SELECT x.id FROM fiche x WHERE x.contrat = du_contrat)))
    GROUP BY m.fiche)
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

CREATE OR REPLACE FUNCTION suivi_alerte(au date, du_contrat text, mois integer)
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
      AND (s.retenu - s.cout > 1000 OR s.incertains = 0 AND s.cout - s.retenu > 1000 AND EXISTS (
        SELECT FROM financement i JOIN financement_partie l ON l.financement = i.id
        JOIN fiche_partie m ON m.fiche = i.fiche AND m.role = 'maitre_ouvrage' AND m.partie = l.partie
        WHERE i.fiche = s.fiche AND i.archive_le IS NULL))),
    ('sans_financeur', NULL, s.statut NOT IN ('realisee', 'abandonnee') AND s.financements = 0),
    ('sans_date', NULL, s.statut NOT IN ('realisee', 'abandonnee') AND s.prevu IS NULL
      AND f.annee_lancement IS NULL AND f.annee_debut IS NULL),
    ('sans_cout', NULL, s.statut <> 'abandonnee' AND s.cout IS NULL),
    ('depassement', NULL, s.realise > s.cout)) a (type, depuis, vrai)
  WHERE a.vrai
$$;
COMMENT ON FUNCTION suivi_alerte IS 'What calls for attention; a plan balances within 10 €; a lack is told once every funding has an amount and the owner has entered its own share, as on a fiche''s own sheet';
