-- What a committee looks at: what moved between two days, what is late, what does not balance, what waits for a decision. One
-- function a question, each a set of reasons about fiches; sentences are made by the service. Amounts are cents.

CREATE INDEX decision_saisie_idx ON decision (saisie_le);
CREATE INDEX financement_etape_date_idx ON financement_etape (date_etape);
CREATE INDEX financement_etape_saisie_idx ON financement_etape (saisie_le);
CREATE INDEX depense_date_idx ON depense (date_constat);
CREATE INDEX depense_saisie_idx ON depense (saisie_le);

CREATE FUNCTION minuit_de_paris(jour date) RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE
  RETURN jour::timestamp AT TIME ZONE 'Europe/Paris';

CREATE FUNCTION mouvement_entre(depuis date, jour date)
  RETURNS TABLE (fiche text, type text, le date, saisi_le date, n bigint, auteur text, tardif boolean, annule boolean, detail jsonb)
  LANGUAGE sql STABLE AS $$
  SELECT e.fiche, e.type, e.le, jour_de_paris(e.saisie), e.n, e.auteur, e.annulee IS NULL AND e.le <= depuis,
         e.annulee IS NOT NULL, e.detail
  FROM (
    SELECT d.fiche, 'decision' AS type, d.date_decision AS le, d.saisie_le AS saisie, d.annulee_le AS annulee, d.id AS n,
           d.auteur, jsonb_build_object('statut_avant', d.statut_avant, 'statut', d.statut, 'instance', d.instance,
                                        'motif', d.motif) AS detail
    FROM decision d
    UNION ALL
    SELECT i.fiche, 'financement', s.date_etape, s.saisie_le, least(s.annulee_le, i.archive_le), s.id, s.auteur,
           jsonb_build_object('etape', s.etape, 'centimes', s.montant_centimes, 'dispositif', i.dispositif,
             'parties', (SELECT jsonb_agg(p.nom ORDER BY p.nom) FROM financement_partie l JOIN partie p ON p.code = l.partie
                         WHERE l.financement = i.id))
    FROM financement i JOIN financement_etape s ON s.financement = i.id
    UNION ALL
    SELECT x.fiche, 'depense', x.date_constat, x.saisie_le, x.annulee_le, x.id, x.auteur,
           jsonb_build_object('annee', x.annee, 'section', x.section, 'nature', x.nature, 'centimes', x.montant_centimes)
    FROM depense x
    UNION ALL
    SELECT o.fiche, 'note', jour_de_paris(o.ecrite_le), o.ecrite_le, o.archivee_le, o.id, o.auteur,
           jsonb_build_object('texte', left(o.texte, 300))
    FROM note o
    UNION ALL
    SELECT b.fiche, 'piece', jour_de_paris(b.ajoutee_le), b.ajoutee_le, b.archivee_le, b.id, b.auteur,
           jsonb_build_object('nom', b.nom)
    FROM piece_jointe b
    UNION ALL
    SELECT j.sujet_id, 'fiche', jour_de_paris(j.moment), j.moment, NULL, j.id, j.auteur,
           jsonb_build_object('operation', j.operation, 'champ', j.champ,
             'avant', CASE WHEN j.champ = 'cout_actualise_eur' THEN j.avant END,
             'apres', CASE WHEN j.champ = 'cout_actualise_eur' THEN j.apres END)
    FROM journal j
    WHERE j.sujet = 'fiche' AND j.moment >= minuit_de_paris(depuis + 1) AND j.moment < minuit_de_paris(jour + 1)
      AND (j.operation IN ('creation', 'archivage', 'restauration', 'rechargement', 'conflit_pris')
           OR j.operation IN ('modification', 'annulation') AND j.champ IS NOT NULL)) e
  WHERE e.annulee IS NULL AND e.le > depuis AND e.le <= jour
     OR e.annulee IS NULL AND e.le <= depuis AND e.auteur <> 'contrat'
        AND e.saisie >= minuit_de_paris(depuis + 1) AND e.saisie < minuit_de_paris(jour + 1)
     OR e.annulee >= minuit_de_paris(depuis + 1) AND e.annulee < minuit_de_paris(jour + 1)
        AND e.saisie < minuit_de_paris(depuis + 1)
$$;
COMMENT ON FUNCTION mouvement_entre IS 'What happened to fiches after a day and up to another: dated then, or dated before and entered then (tardif), or entered before and cancelled then (annule)';

CREATE FUNCTION retard_au(jour date, mois integer)
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
  HAVING sum(a.prevu) > coalesce(sum(a.realise), 0) + 1000
$$;
COMMENT ON FUNCTION retard_au IS 'Open fiches that are late at a day: without movement for so many months, launch or end passed, funding asked and not answered for so long, spending of past years below the plan (where spending is entered at all)';

CREATE FUNCTION desequilibre_au(jour date)
  RETURNS TABLE (fiche text, type text, rang integer, phrase text, difference bigint, cout bigint, retenu bigint, realise bigint)
  LANGUAGE sql STABLE AS $$
  SELECT a.fiche, a.type, 0, NULL::text,
         CASE a.type WHEN 'depassement' THEN a.realise - a.cout WHEN 'desequilibre' THEN a.cout - a.retenu END,
         a.cout, a.retenu, a.realise
  FROM suivi_alerte(jour, 1200) a
  WHERE a.type IN ('desequilibre', 'depassement', 'sans_financeur', 'sans_cout')
  UNION ALL
  SELECT n.fiche, n.regle, n.rang + 1, n.phrase, (n.difference_eur * 100)::bigint, NULL, NULL, NULL
  FROM anomalie n JOIN fiche f ON f.id = n.fiche
  WHERE n.severite = 'erreur' AND n.difference_eur IS NOT NULL AND f.archivee_le IS NULL
$$;
COMMENT ON FUNCTION desequilibre_au IS 'Money that does not balance at a day: fundings against cost, spending above it, nothing known; and amounts that the contract prints differently in two places';

CREATE FUNCTION a_decider_au(jour date, nature text, seance bigint)
  RETURNS TABLE (fiche text, type text, comite bigint, le date, titre text, statut text, minimum numeric, maximum numeric)
  LANGUAGE sql STABLE AS $$
  SELECT p.fiche, CASE WHEN c.id = seance THEN 'point' ELSE 'point_reporte' END, c.id, c.date_comite, p.titre,
         p.statut_demande::text, NULL::numeric, NULL::numeric
  FROM comite_point p JOIN comite c ON c.id = p.comite
  LEFT JOIN decision d ON d.id = p.decision AND d.annulee_le IS NULL
  WHERE p.retire_le IS NULL AND p.fiche IS NOT NULL AND d.id IS NULL
    AND (c.id = seance
         OR p.statut_demande IS NOT NULL AND c.etat = 'tenu' AND c.date_comite < jour AND c.id IS DISTINCT FROM seance
            AND NOT EXISTS (SELECT FROM decision a WHERE a.fiche = p.fiche AND a.annulee_le IS NULL
                            AND a.date_decision >= c.date_comite AND a.date_decision <= jour))
  UNION ALL
  SELECT e.fiche, CASE e.statut WHEN 'proposee' THEN 'proposee' ELSE 'en_maturation' END, NULL, NULL, NULL, e.statut::text,
         NULL, NULL
  FROM etat_fiche e
  WHERE e.du <= jour AND jour < e.au
    AND (e.statut = 'proposee' AND coalesce(nature, 'copil') = 'copil'
         OR e.statut = 'en_maturation' AND nature = 'cotech')
  UNION ALL
  SELECT s.fiche, 'foncier', NULL, NULL, NULL, s.etat, s.charge_min_ha, s.charge_max_ha
  FROM scot_projet s
  WHERE s.fiche IS NOT NULL AND s.charge_max_ha > 0 AND s.etat IS DISTINCT FROM 'realise'
    AND s.etat IS DISTINCT FROM 'abandonne'
$$;
COMMENT ON FUNCTION a_decider_au IS 'Fiches that wait for a committee (nature: cotech, copil, null for any): items of its agenda, items of earlier ones without their decision, status that the next committee decides (article 7), land that would be taken of the envelopes';
