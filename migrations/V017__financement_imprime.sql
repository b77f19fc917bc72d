-- Fundings that start from what a contract prints: how a printed row is read, and which of them people have touched.

ALTER TABLE financement ADD touche_le timestamptz;
COMMENT ON COLUMN financement.touche_le IS 'First write by people; a reload of the bundled files leaves the funding alone from then on';

CREATE VIEW v_financement_imprime AS
SELECT
  q.fiche, q.nature || ':' || q.rang AS cle_imprimee, q.nature, q.rang, nullif(q.dispositif, '') AS dispositif,
  CASE WHEN q.etat = 'obtenu' THEN 'notifie' WHEN q.etat IN ('sollicite', 'en_cours', 'a_confirmer') THEN 'sollicite'
       ELSE 'attendu' END AS etape,
  coalesce(f.date_maj, k.date_signature) AS date_etape,
  CASE WHEN coalesce(q.mention, 'globalise') = 'globalise' THEN q.montant_centimes END AS montant_centimes,
  coalesce(q.mention, CASE WHEN q.montant_centimes IS NULL AND q.taux IS NOT NULL THEN 'pourcentage' END) AS mention
FROM partenaire q JOIN fiche f ON f.id = q.fiche JOIN contrat k ON k.id = f.contrat
WHERE q.nature IN ('recherche', 'part');
COMMENT ON VIEW v_financement_imprime IS 'A printed row of funding read as a first step. Dated by the fiche''s printed update, else by the contract''s signature; an amount a mention qualifies (per year…) is not an amount';
