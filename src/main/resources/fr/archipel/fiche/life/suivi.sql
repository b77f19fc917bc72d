-- The life of one fiche as it stood at a date, as one JSON document. Amounts are euros; what nobody said is null.
-- The rules are those of the dashboards (V017.1), whose kept state gives the balance, what is left to fund and the last
-- movement: the plan of a year is the last entered of each section, added up; without any entry, what the échéancier prints.
WITH f AS (SELECT f AS ligne, f.id, f.version, f.titre, f.numero, f.contrat FROM fiche f WHERE f.id = ?),
d AS (SELECT ?::date AS au),
fin AS (
  SELECT g.id, g.dispositif, g.annee, g.origine, g.commentaire, e.*
  FROM f CROSS JOIN d JOIN financement g ON g.fiche = f.id AND g.archive_le IS NULL
  CROSS JOIN LATERAL (
    SELECT
      (array_agg(s.etape ORDER BY array_position(ARRAY['attendu', 'sollicite', 'notifie', 'engage', 'verse'], s.etape)
                 DESC))[1] AS etape,
      (array_agg(s.montant_centimes ORDER BY s.date_etape DESC, s.id DESC) FILTER (WHERE s.etape = 'attendu'))[1] AS attendu,
      (array_agg(s.montant_centimes ORDER BY s.date_etape DESC, s.id DESC) FILTER (WHERE s.etape = 'sollicite'))[1] AS sollicite,
      (array_agg(s.montant_centimes ORDER BY s.date_etape DESC, s.id DESC) FILTER (WHERE s.etape = 'notifie'))[1] AS notifie,
      (array_agg(s.montant_centimes ORDER BY s.date_etape DESC, s.id DESC) FILTER (WHERE s.etape = 'engage'))[1] AS engage,
      sum(s.montant_centimes) FILTER (WHERE s.etape = 'verse') AS verse,
      coalesce(json_agg(json_build_object(
        'n', s.id, 'etape', s.etape, 'date_etape', s.date_etape,
        'montant_eur', (s.montant_centimes / 100.0)::numeric(16, 2), 'mention', s.mention, 'reference', s.reference,
        'auteur', s.auteur, 'saisie_le', s.saisie_le) ORDER BY s.date_etape, s.id) FILTER (WHERE s.id IS NOT NULL), '[]') AS etapes
    FROM financement_etape s WHERE s.financement = g.id AND s.annulee_le IS NULL AND s.date_etape <= d.au) e),
fin_total AS (
  SELECT sum(attendu) AS attendu, sum(sollicite) AS sollicite, sum(notifie) AS notifie, sum(engage) AS engage,
         sum(verse) AS verse
  FROM fin),
saisie AS (
  SELECT x.* FROM f CROSS JOIN d JOIN depense x ON x.fiche = f.id
  WHERE x.annulee_le IS NULL AND x.date_constat <= d.au),
planifie AS (
  SELECT DISTINCT ON (annee, section) annee, section, montant_centimes FROM saisie WHERE nature = 'prevu'
  ORDER BY annee, section, date_constat DESC, id DESC),
plan AS (SELECT annee, sum(montant_centimes) AS montant FROM planifie GROUP BY annee),
realise AS (SELECT annee, sum(montant_centimes) AS montant FROM saisie WHERE nature = 'realise' GROUP BY annee),
imprime AS (SELECT v.annee, v.centimes AS montant FROM f JOIN v_echeance_depense v ON v.fiche = f.id),
annees AS (
  SELECT a.annee, coalesce(p.montant, i.montant) AS prevu,
    CASE WHEN p.montant IS NOT NULL THEN 'saisie' WHEN i.montant IS NOT NULL THEN 'contrat' END AS origine,
    z.montant AS realise
  FROM (SELECT generate_series(k.annee_debut, coalesce(k.annee_fin, k.annee_debut)) AS annee
        FROM f JOIN contrat k ON k.id = f.contrat
        UNION SELECT annee FROM imprime UNION SELECT annee FROM saisie) a
  LEFT JOIN plan p USING (annee)
  LEFT JOIN imprime i USING (annee) LEFT JOIN realise z USING (annee)),
dep_total AS (SELECT sum(prevu) AS prevu, sum(realise) AS realise FROM annees),
notes AS (
  SELECT n.* FROM f CROSS JOIN d JOIN note n ON n.fiche = f.id
  WHERE n.archivee_le IS NULL AND (n.ecrite_le AT TIME ZONE 'Europe/Paris')::date <= d.au),
pieces AS (
  SELECT j.* FROM f CROSS JOIN d JOIN piece_jointe j ON j.fiche = f.id
  WHERE j.archivee_le IS NULL AND (j.ajoutee_le AT TIME ZONE 'Europe/Paris')::date <= d.au),
decisions AS (
  SELECT x.* FROM f CROSS JOIN d JOIN decision x ON x.fiche = f.id WHERE x.date_decision <= d.au)
SELECT json_build_object(
  'fiche', json_build_object('id', f.id, 'numero', f.numero, 'titre', f.titre, 'contrat', f.contrat,
                             'href', '/api/fiches/' || f.id),
  'version', f.version,
  'date', d.au,
  'statut', statut_au(f.ligne, d.au),
  'transitions', coalesce((
    SELECT json_agg(json_build_object('statut', t.vers, 'instances', t.instances) ORDER BY t.vers)
    FROM transition_statut t WHERE t.de = statut_au(f.ligne, 'infinity')), '[]'),
  'decisions', coalesce((
    SELECT json_agg(json_build_object(
             'n', x.id, 'statut_avant', x.statut_avant, 'statut', x.statut, 'instance', x.instance,
             'date_decision', x.date_decision, 'motif', x.motif, 'auteur', x.auteur, 'saisie_le', x.saisie_le,
             'annulee_le', x.annulee_le) ORDER BY x.date_decision, x.id) FROM decisions x), '[]'),
  'financements', coalesce((
    SELECT json_agg(json_build_object(
             'n', x.id,
             'parties', coalesce((SELECT json_agg(json_build_object('code', p.code, 'nom', p.nom) ORDER BY p.code)
                                  FROM financement_partie l JOIN partie p ON p.code = l.partie
                                  WHERE l.financement = x.id), '[]'),
             'dispositif', x.dispositif, 'annee', x.annee, 'origine', x.origine, 'commentaire', x.commentaire,
             'etape', x.etape, 'etapes', x.etapes,
             'montants', json_build_object(
               'attendu_eur', (x.attendu / 100.0)::numeric(16, 2), 'sollicite_eur', (x.sollicite / 100.0)::numeric(16, 2),
               'notifie_eur', (x.notifie / 100.0)::numeric(16, 2), 'engage_eur', (x.engage / 100.0)::numeric(16, 2),
               'verse_eur', (x.verse / 100.0)::numeric(16, 2))) ORDER BY x.id)
    FROM fin x), '[]'),
  'depenses', json_build_object(
    'annees', coalesce((
      SELECT json_agg(json_build_object(
               'annee', a.annee, 'prevu_eur', (a.prevu / 100.0)::numeric(16, 2), 'prevu_origine', a.origine,
               'realise_eur', (a.realise / 100.0)::numeric(16, 2)) ORDER BY a.annee) FROM annees a), '[]'),
    'saisies', coalesce((
      SELECT json_agg(json_build_object(
               'n', x.id, 'annee', x.annee, 'section', x.section, 'nature', x.nature,
               'montant_eur', (x.montant_centimes / 100.0)::numeric(16, 2), 'date_constat', x.date_constat,
               'libelle', x.libelle, 'auteur', x.auteur, 'saisie_le', x.saisie_le) ORDER BY x.date_constat, x.id)
      FROM saisie x), '[]')),
  'notes', coalesce((
    SELECT json_agg(json_build_object('n', n.id, 'texte', n.texte, 'auteur', n.auteur, 'ecrite_le', n.ecrite_le,
                                      'modifiee_le', n.modifiee_le) ORDER BY n.ecrite_le DESC, n.id DESC)
    FROM notes n), '[]'),
  'pieces', coalesce((
    SELECT json_agg(json_build_object(
             'n', j.id, 'nom', j.nom, 'type_media', j.type_media, 'taille_octets', j.taille_octets,
             'legende', j.legende, 'auteur', j.auteur, 'ajoutee_le', j.ajoutee_le,
             'href', '/api/fiches/' || j.fiche || '/pieces/' || j.id) ORDER BY j.ajoutee_le, j.id)
    FROM pieces j), '[]'),
  'totaux', json_build_object(
    'cout_eur', v.montant_total_eur,
    'prevu_eur', (dt.prevu / 100.0)::numeric(16, 2), 'realise_eur', (dt.realise / 100.0)::numeric(16, 2),
    'attendu_eur', (t.attendu / 100.0)::numeric(16, 2), 'sollicite_eur', (t.sollicite / 100.0)::numeric(16, 2),
    'notifie_eur', (t.notifie / 100.0)::numeric(16, 2), 'engage_eur', (t.engage / 100.0)::numeric(16, 2),
    'verse_eur', (t.verse / 100.0)::numeric(16, 2),
    'reste_a_financer_eur', (etat.reste / 100.0)::numeric(16, 2),
    'equilibre', etat.equilibre),
  'dernier_mouvement', nullif(etat.du, '-infinity')
) AS suivi
FROM f CROSS JOIN d JOIN etat_fiche etat ON etat.fiche = f.id AND etat.du <= d.au AND d.au < etat.au
CROSS JOIN fin_total t CROSS JOIN dep_total dt JOIN v_fiche_toute v ON v.id = f.id
