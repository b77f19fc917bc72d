-- What is left to fund is not known when the cost is not: greatest() leaves a null out and said 0. Else as V017.1.

CREATE OR REPLACE FUNCTION recalculer_etats(fiches text[]) RETURNS void LANGUAGE sql AS $$
  DELETE FROM etat_financement WHERE fiche = ANY (fiches);
  DELETE FROM etat_annee WHERE fiche = ANY (fiches);
  DELETE FROM etat_fiche WHERE fiche = ANY (fiches);

  -- Of each kind of step the last counts, its amount known or not; payments add up.
  INSERT INTO etat_financement
    (financement, fiche, annee, parties, du, au, attendu, sollicite, notifie, engage, verse, retenu)
  SELECT x.id, x.fiche, x.annee, array(SELECT l.partie FROM financement_partie l WHERE l.financement = x.id ORDER BY 1),
         x.date_etape, lead(x.date_etape, 1, 'infinity') OVER (PARTITION BY x.id ORDER BY x.date_etape),
         a.attendu, a.sollicite, a.notifie, a.engage, x.verse,
         coalesce(a.engage, a.notifie, a.sollicite, a.attendu, x.verse)
  FROM (
    SELECT DISTINCT ON (i.id, e.date_etape) i.id, i.fiche, i.annee, e.date_etape,
      array_agg(e.montant_centimes) FILTER (WHERE e.etape = 'attendu') OVER w AS attendu,
      array_agg(e.montant_centimes) FILTER (WHERE e.etape = 'sollicite') OVER w AS sollicite,
      array_agg(e.montant_centimes) FILTER (WHERE e.etape = 'notifie') OVER w AS notifie,
      array_agg(e.montant_centimes) FILTER (WHERE e.etape = 'engage') OVER w AS engage,
      (sum(e.montant_centimes) FILTER (WHERE e.etape = 'verse') OVER w)::bigint AS verse
    FROM financement i JOIN financement_etape e ON e.financement = i.id
    WHERE i.fiche = ANY (fiches) AND i.archive_le IS NULL AND e.annulee_le IS NULL
    WINDOW w AS (PARTITION BY i.id ORDER BY e.date_etape, e.id)
    ORDER BY i.id, e.date_etape, e.id DESC) x
  CROSS JOIN LATERAL (
    SELECT x.attendu[cardinality(x.attendu)] AS attendu, x.sollicite[cardinality(x.sollicite)] AS sollicite,
           x.notifie[cardinality(x.notifie)] AS notifie, x.engage[cardinality(x.engage)] AS engage) a;

  -- Of each section the last plan counts; a section nobody planned adds nothing beside one that somebody did.
  INSERT INTO etat_annee (fiche, annee, du, au, prevu, realise)
  SELECT x.fiche, x.annee, x.jour, lead(x.jour, 1, 'infinity') OVER (PARTITION BY x.fiche, x.annee ORDER BY x.jour),
         CASE WHEN coalesce(x.investissement, x.fonctionnement, x.globale) IS NULL THEN x.imprime
              ELSE coalesce(x.investissement[cardinality(x.investissement)], 0)
                + coalesce(x.fonctionnement[cardinality(x.fonctionnement)], 0)
                + coalesce(x.globale[cardinality(x.globale)], 0) END,
         x.realise
  FROM (
    SELECT DISTINCT ON (d.fiche, d.annee, d.jour) d.fiche, d.annee, d.jour,
      array_agg(d.montant) FILTER (WHERE d.nature = 'prevu' AND d.section = 'investissement') OVER w AS investissement,
      array_agg(d.montant) FILTER (WHERE d.nature = 'prevu' AND d.section = 'fonctionnement') OVER w AS fonctionnement,
      array_agg(d.montant) FILTER (WHERE d.nature = 'prevu' AND d.section = 'global') OVER w AS globale,
      (sum(d.montant) FILTER (WHERE d.nature = 'realise') OVER w)::bigint AS realise,
      max(d.montant) FILTER (WHERE d.nature = 'imprime') OVER w AS imprime
    FROM (
      SELECT s.fiche, s.annee, s.date_constat AS jour, s.id, s.nature, s.section, s.montant_centimes AS montant
      FROM depense s WHERE s.fiche = ANY (fiches) AND s.annulee_le IS NULL
      UNION ALL
      SELECT v.fiche, v.annee, '-infinity', 0, 'imprime', '', v.centimes
      FROM v_echeance_depense v WHERE v.fiche = ANY (fiches)) d
    WINDOW w AS (PARTITION BY d.fiche, d.annee ORDER BY d.jour, d.id)
    ORDER BY d.fiche, d.annee, d.jour, d.id DESC) x;

  INSERT INTO etat_fiche (fiche, du, au, statut, cout, prevu, realise, attendu, sollicite, notifie, engage, verse, retenu,
                          financements, equilibre, reste)
  WITH jour AS MATERIALIZED (
    SELECT m.fiche, m.jour AS du, lead(m.jour, 1, 'infinity') OVER (PARTITION BY m.fiche ORDER BY m.jour) AS au
    FROM (SELECT v.fiche, v.jour FROM v_mouvement v WHERE v.fiche = ANY (fiches)
          UNION SELECT f.id, '-infinity' FROM fiche f WHERE f.id = ANY (fiches)) m),
  base AS MATERIALIZED (
    SELECT f.id, f.statut_initial, coalesce(f.cout_actualise_centimes, (
        SELECT CASE WHEN bool_and(c.montant_centimes IS NOT NULL AND coalesce(c.mention, 'globalise') = 'globalise')
                    THEN sum(c.montant_centimes)::bigint END
        FROM maquette_cout c WHERE c.fiche = f.id AND c.colonne = 'cout_total')) AS cout,
      EXISTS (SELECT FROM financement i WHERE i.fiche = f.id AND i.archive_le IS NULL AND NOT EXISTS (
        SELECT FROM financement_etape e WHERE e.financement = i.id AND e.annulee_le IS NULL)) AS sans_etape,
      EXISTS (SELECT FROM financement i JOIN financement_partie l ON l.financement = i.id
              JOIN fiche_partie m ON m.fiche = i.fiche AND m.role = 'maitre_ouvrage' AND m.partie = l.partie
              WHERE i.fiche = f.id AND i.archive_le IS NULL) AS part_propre
    FROM fiche f WHERE f.id = ANY (fiches))
  SELECT j.fiche, j.du, j.au, s.statut, b.cout, an.prevu, an.realise, g.attendu, g.sollicite, g.notifie, g.engage, g.verse,
         g.retenu, g.nombre,
         CASE WHEN g.retenu > b.cout + 1000 THEN false
              WHEN b.sans_etape OR NOT g.connus THEN NULL
              WHEN g.retenu >= b.cout - 1000 THEN true
              WHEN g.retenu < b.cout - 1000 AND b.part_propre THEN false END,
         CASE WHEN s.statut <> 'abandonnee' AND b.cout IS NOT NULL
              THEN greatest(b.cout - coalesce(g.retenu, 0), 0) END
  FROM jour j
  JOIN base b ON b.id = j.fiche
  CROSS JOIN LATERAL (
    SELECT coalesce((
      SELECT d.statut FROM decision d WHERE d.fiche = j.fiche AND d.annulee_le IS NULL AND d.date_decision <= j.du
      ORDER BY d.date_decision DESC, d.id DESC LIMIT 1), b.statut_initial) AS statut) s
  CROSS JOIN LATERAL (
    SELECT sum(e.prevu)::bigint AS prevu, sum(e.realise)::bigint AS realise
    FROM etat_annee e WHERE e.fiche = j.fiche AND e.du <= j.du AND j.du < e.au) an
  CROSS JOIN LATERAL (
    SELECT sum(e.attendu)::bigint AS attendu, sum(e.sollicite)::bigint AS sollicite, sum(e.notifie)::bigint AS notifie,
           sum(e.engage)::bigint AS engage, sum(e.verse)::bigint AS verse, sum(e.retenu)::bigint AS retenu,
           count(*)::integer AS nombre, bool_and(e.retenu IS NOT NULL) AS connus
    FROM etat_financement e WHERE e.fiche = j.fiche AND e.du <= j.du AND j.du < e.au) g
$$;

INSERT INTO etat_a_refaire SELECT id FROM fiche;
