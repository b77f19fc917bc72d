-- Fundings of one year of the fiches that are ready: rows, then sums by axis, by partner, by action
-- and over all. A joint funding
-- has its partners in one label and counts once. Of a step, the last entry counts; payments add up.
-- ?: the contract, the year.
WITH ligne AS (
  SELECT f.id AS fiche, f.numero, f.titre, f.statut, f.maitres_ouvrage, f.axe, f.rang,
         (f.montant_total_eur * 100)::bigint AS cout, m.id AS financement, m.dispositif,
         coalesce((SELECT string_agg(p.nom, ' + ' ORDER BY p.nom) FROM financement_partie l JOIN partie p ON p.code = l.partie
                   WHERE l.financement = m.id), 'Partenaire non renseigné') AS partenaire,
         s.*
  FROM v_fiche f JOIN financement m ON m.fiche = f.id AND m.archive_le IS NULL
  CROSS JOIN LATERAL (
    SELECT max(e.montant_centimes) FILTER (WHERE e.etape = 'attendu' AND e.dernier = 1) AS attendu,
           max(e.montant_centimes) FILTER (WHERE e.etape = 'sollicite' AND e.dernier = 1) AS sollicite,
           max(e.montant_centimes) FILTER (WHERE e.etape = 'notifie' AND e.dernier = 1) AS notifie,
           max(e.montant_centimes) FILTER (WHERE e.etape = 'engage' AND e.dernier = 1) AS engage,
           sum(e.montant_centimes) FILTER (WHERE e.etape = 'verse') AS verse,
           array_agg(e.etape || ' : ' || e.mention ORDER BY e.etape)
             FILTER (WHERE e.dernier = 1 AND e.montant_centimes IS NULL AND e.mention IS NOT NULL) AS mots
    FROM (SELECT t.*, row_number() OVER (PARTITION BY t.etape ORDER BY t.date_etape DESC, t.id DESC) AS dernier
          FROM financement_etape t WHERE t.financement = m.id AND t.annulee_le IS NULL) e) s
  WHERE f.contrat = ? AND m.annee = ? AND f.statut IN ('validee', 'engagee', 'en_travaux'))
SELECT 'ligne' AS nature, fiche, numero, titre, statut, maitres_ouvrage, axe, partenaire, dispositif, cout, attendu,
       sollicite, notifie, engage, verse, mots, rang, financement
FROM ligne
UNION ALL
SELECT CASE WHEN grouping(axe) = 0 THEN 'axe' WHEN grouping(partenaire) = 0 THEN 'partenaire'
            WHEN grouping(fiche) = 0 THEN 'action' ELSE 'total' END,
       fiche, numero, titre, NULL, NULL, axe, partenaire, NULL, cout, sum(attendu), sum(sollicite), sum(notifie),
       sum(engage), sum(verse), NULL, rang, NULL
FROM ligne GROUP BY GROUPING SETS ((axe), (partenaire), (fiche, numero, titre, cout, rang), ()) HAVING count(*) > 0
ORDER BY rang NULLS LAST, financement, axe, partenaire
