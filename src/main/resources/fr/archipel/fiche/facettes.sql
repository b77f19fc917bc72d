-- After « WITH base AS (…) »: fiches that fail at most one choice. seul: the facet of the one they fail, null when they
-- fail none. The values of a facet are counted over the fiches that fail no other.
, trouvee AS MATERIALIZED (SELECT * FROM base WHERE seul IS NULL)
, etat AS MATERIALIZED (
  SELECT t.retard, t.geom_origine, e.cout, e.prevu, e.realise, e.retenu, e.reste
  FROM trouvee t JOIN etat_fiche e ON e.fiche = t.id AND e.au = 'infinity')
, depense AS MATERIALIZED (
  SELECT a.fiche, a.annee FROM etat_annee a WHERE a.au = 'infinity' AND a.prevu > 0)
-- A fiche concerns a commune by itself or by an object; or as one of its agglomeration's, where it names no place.
, lieu AS MATERIALIZED (
  SELECT c.fiche, c.insee FROM fiche_commune c
  UNION SELECT o.fiche, oc.insee FROM fiche_objet o JOIN objet_commune oc USING (layer, objet_id))
, ample AS (
  SELECT b.epci, count(*) AS nombre FROM base b
  WHERE (b.seul IS NULL OR b.seul = 'commune') AND (b.portee = 'epci' OR b.geom_origine = 'epci') GROUP BY b.epci)
, precis AS (
  SELECT l.insee, count(*) AS nombre,
         count(*) FILTER (WHERE c.epci = b.epci AND (b.portee = 'epci' OR b.geom_origine = 'epci')) AS deux_fois
  FROM lieu l JOIN base b ON b.id = l.fiche JOIN commune c ON c.insee = l.insee
  WHERE b.seul IS NULL OR b.seul = 'commune' GROUP BY l.insee)
, valeur AS (
  SELECT 'contrat' AS facette, k.id AS valeur, k.titre AS titre, NULL::text AS dans, count(b.id) AS nombre, k.id AS ordre
  FROM contrat k LEFT JOIN base b ON b.contrat = k.id AND (b.seul IS NULL OR b.seul = 'contrat')
  WHERE k.nature = 'contrat' GROUP BY k.id
  UNION ALL
  SELECT 'epci', p.siren, p.sigle, NULL, count(b.id), p.sigle
  FROM epci p LEFT JOIN base b ON b.epci = p.siren AND (b.seul IS NULL OR b.seul = 'epci') GROUP BY p.siren, p.sigle
  UNION ALL
  SELECT 'axe', n.id, coalesce(n.court, n.titre), n.contrat, count(b.id), n.contrat || to_char(n.rang, '000000')
  FROM noeud_strategique n JOIN contrat k ON k.id = n.contrat AND k.nature = 'contrat'
  LEFT JOIN base b ON b.axe = n.id AND (b.seul IS NULL OR b.seul = 'axe')
  WHERE n.parent IS NULL AND n.niveau NOT IN ('objectif', 'action', 'indicateur') GROUP BY n.id
  UNION ALL
  SELECT 'statut', s.code, NULL, NULL, count(b.id), s.rang::text
  FROM unnest(ARRAY['en_maturation', 'proposee', 'validee', 'engagee', 'en_travaux', 'realisee', 'abandonnee'])
    WITH ORDINALITY s (code, rang)
  LEFT JOIN base b ON b.statut = s.code AND (b.seul IS NULL OR b.seul = 'statut') GROUP BY s.code, s.rang
  UNION ALL
  SELECT 'layer', c.layer, NULL, NULL, count(DISTINCT b.id), c.layer
  FROM couche_suivie c LEFT JOIN fiche_objet o ON o.layer = c.layer
  LEFT JOIN base b ON b.id = o.fiche AND (b.seul IS NULL OR b.seul = 'layer') GROUP BY c.layer
  UNION ALL
  SELECT 'commune', c.insee, c.nom, p.sigle,
         coalesce(r.nombre, 0) - coalesce(r.deux_fois, 0) + coalesce(a.nombre, 0), cle_recherche(c.nom)
  FROM commune c LEFT JOIN epci p ON p.siren = c.epci LEFT JOIN precis r ON r.insee = c.insee
  LEFT JOIN ample a ON a.epci = c.epci
  UNION ALL
  SELECT 'maitre_ouvrage', p.code, p.nom, NULL, count(b.id), cle_recherche(p.nom)
  FROM partie p JOIN fiche_partie l ON l.partie = p.code AND l.role = 'maitre_ouvrage'
  LEFT JOIN base b ON b.id = l.fiche AND (b.seul IS NULL OR b.seul = 'maitre_ouvrage') GROUP BY p.code
  UNION ALL
  SELECT 'annee', an.annee::text, NULL, NULL, count(*), an.annee::text
  FROM (
    SELECT b.id, d.annee FROM base b JOIN depense d ON d.fiche = b.id WHERE b.seul IS NULL OR b.seul = 'annee'
    UNION ALL
    SELECT b.id, g.annee FROM base b
    CROSS JOIN LATERAL generate_series(least(b.annee_lancement, b.annee_debut),
                                       greatest(b.annee_lancement, b.annee_debut, b.annee_fin)) g (annee)
    WHERE (b.seul IS NULL OR b.seul = 'annee') AND b.id NOT IN (SELECT d.fiche FROM depense d)) an
  GROUP BY an.annee
  UNION ALL
  SELECT 'type_operation', t.code, NULL, NULL, count(b.id), t.rang::text
  FROM unnest(ARRAY['travaux', 'subvention', 'etude', 'acquisition', 'fonctionnement', 'ingenierie'])
    WITH ORDINALITY t (code, rang)
  LEFT JOIN base b ON b.type_operation = t.code AND (b.seul IS NULL OR b.seul = 'type_operation') GROUP BY t.code, t.rang
  UNION ALL
  SELECT 'emprise', m.code, NULL, NULL, count(b.id), m.code
  FROM (VALUES ('propre'), ('sans')) m (code)
  LEFT JOIN base b ON (CASE WHEN b.geom_origine <> 'epci' THEN 'propre' ELSE 'sans' END) = m.code
    AND (b.seul IS NULL OR b.seul = 'emprise') GROUP BY m.code
  UNION ALL
  SELECT 'retard', r.code::text, NULL, NULL, count(b.id), (NOT r.code)::text
  FROM (VALUES (true), (false)) r (code)
  LEFT JOIN base b ON b.retard = r.code AND (b.seul IS NULL OR b.seul = 'retard') GROUP BY r.code)
SELECT jsonb_build_object(
  'totaux', (SELECT jsonb_build_object(
      'nombre', count(*), 'montant_total_eur', en_euros(sum(cout)), 'sans_montant', count(*) - count(cout),
      'prevu_eur', en_euros(sum(prevu)), 'realise_eur', en_euros(sum(realise)), 'retenu_eur', en_euros(sum(retenu)),
      'reste_a_financer_eur', en_euros(sum(reste)), 'en_retard', count(*) FILTER (WHERE retard),
      'sans_emprise', count(*) FILTER (WHERE geom_origine IS NULL OR geom_origine = 'epci'),
      'par_annee', coalesce((
        SELECT jsonb_agg(jsonb_build_object('annee', x.annee, 'prevu_eur', en_euros(x.prevu),
                                            'realise_eur', en_euros(x.realise)) ORDER BY x.annee)
        FROM (SELECT a.annee, sum(a.prevu) AS prevu, sum(a.realise) AS realise
              FROM etat_annee a JOIN trouvee t ON t.id = a.fiche WHERE a.au = 'infinity' GROUP BY a.annee) x), '[]'),
      'par_financeur', coalesce((
        SELECT jsonb_agg(jsonb_build_object('parties', to_jsonb(y.parties), 'nom', coalesce((
            SELECT string_agg(q.nom, ' + ' ORDER BY q.code) FROM partie q WHERE q.code = ANY (y.parties)), 'Financeur non précisé'),
          'fiches', y.fiches, 'attendu_eur', en_euros(y.attendu), 'sollicite_eur', en_euros(y.sollicite),
          'notifie_eur', en_euros(y.notifie), 'engage_eur', en_euros(y.engage), 'verse_eur', en_euros(y.verse),
          'retenu_eur', en_euros(y.retenu)) ORDER BY y.retenu DESC NULLS LAST, y.parties)
        FROM (SELECT g.parties, count(DISTINCT g.fiche) AS fiches, sum(g.attendu) AS attendu, sum(g.sollicite) AS sollicite,
                     sum(g.notifie) AS notifie, sum(g.engage) AS engage, sum(g.verse) AS verse, sum(g.retenu) AS retenu
              FROM etat_financement g JOIN trouvee t ON t.id = g.fiche WHERE g.au = 'infinity'
              GROUP BY g.parties ORDER BY sum(g.retenu) DESC NULLS LAST LIMIT 200) y), '[]'))
    FROM etat),
  'valeurs', (SELECT jsonb_object_agg(v.facette, v.liste) FROM (
      SELECT facette, jsonb_agg(jsonb_build_object('valeur', valeur, 'titre', titre, 'dans', dans, 'nombre', nombre)
                                ORDER BY ordre, valeur) AS liste
      FROM valeur GROUP BY facette) v))::text
