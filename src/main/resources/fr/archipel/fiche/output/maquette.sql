-- The money of a contract's fiches, a row a fiche and column of the maquette. An amount counts when it is known and no
-- mention qualifies it (a globalised one does); what does not count stays as words. ?: the contract.
WITH k AS (SELECT id, annee_debut, annee_fin FROM contrat WHERE id = ?)
SELECT x.fiche, x.colonne,
       sum(x.centimes) FILTER (WHERE x.compte) AS centimes,
       array_agg(x.mot ORDER BY x.rang) FILTER (WHERE NOT x.compte AND x.mot IS NOT NULL) AS mots
FROM (
  SELECT f.id AS fiche, 'cout_eur' AS colonne, 0 AS rang, (f.montant_total_eur * 100)::bigint AS centimes,
         f.montant_total_eur IS NOT NULL AS compte,
         coalesce((SELECT string_agg(nullif(c.imprime, ''), ' ; ' ORDER BY c.rang) FROM maquette_cout c
                   WHERE c.fiche = f.id AND c.colonne = 'cout_total'), f.montant_total_mention) AS mot
  FROM v_fiche f JOIN k ON f.contrat = k.id
  UNION ALL
  SELECT f.id, 'cp_' || e.annee || '_eur', e.rang, e.montant_centimes,
         e.montant_centimes IS NOT NULL AND coalesce(e.mention, 'globalise') = 'globalise',
         coalesce(nullif(e.imprime, ''), e.mention)
  FROM v_fiche f JOIN k ON f.contrat = k.id
  JOIN echeance_ligne l ON l.fiche = f.id
  JOIN echeance e ON (e.fiche, e.rang) = (l.fiche, l.rang) AND e.annee BETWEEN k.annee_debut AND k.annee_fin
  -- The row « dépenses »; failing that, those of its two sections.
  WHERE l.poste = 'depenses' OR l.poste IN ('depenses_investissement', 'depenses_fonctionnement')
    AND NOT EXISTS (SELECT FROM echeance_ligne d WHERE d.fiche = f.id AND d.poste = 'depenses')
  UNION ALL
  SELECT f.id, coalesce('part_' || q.colonne, 'partenaires') || '_eur', q.rang, q.montant_centimes,
         q.montant_centimes IS NOT NULL AND coalesce(q.mention, 'globalise') = 'globalise',
         coalesce(nullif(q.imprime, ''), q.taux::float::text || ' %', q.mention)
  FROM v_fiche f JOIN k ON f.contrat = k.id
  JOIN partenaire q ON q.fiche = f.id AND q.nature IN ('recherche', 'part')) x
GROUP BY x.fiche, x.colonne
