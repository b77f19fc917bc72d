, cellule AS MATERIALIZED (
  SELECT s.contrat, s.noeud, s.statut, s.portee = 'epci' AS entiere, s.communes = '{}' AS nulle_part,
         count(*) AS nombre, count(s.cout) AS connus, sum(s.cout) AS cout, sum(s.prevu) AS prevu, sum(s.realise) AS realise,
         sum(s.attendu) AS attendu, sum(s.sollicite) AS sollicite, sum(s.notifie) AS notifie, sum(s.engage) AS engage,
         sum(s.verse) AS verse, sum(s.reste) AS reste, sum(s.realise) FILTER (WHERE s.cout IS NOT NULL) AS fait,
         sum(s.cout) FILTER (WHERE s.realise IS NOT NULL) AS a_faire
  FROM suivie s GROUP BY 1, 2, 3, 4, 5
), part AS (
  SELECT 'total' AS groupe, '' AS cle, statut, nombre, connus, cout, prevu, realise, attendu, sollicite, notifie, engage,
         verse, reste, fait, a_faire
  FROM cellule
  UNION ALL
  SELECT 'contrat', contrat, statut, nombre, connus, cout, prevu, realise, attendu, sollicite, notifie, engage, verse, reste,
         fait, a_faire
  FROM cellule
  UNION ALL
  SELECT 'axe', n.chemin[1], statut, nombre, connus, cout, prevu, realise, attendu, sollicite, notifie, engage, verse, reste,
         fait, a_faire
  FROM cellule JOIN noeud_strategique n ON n.id = cellule.noeud
  UNION ALL
  SELECT CASE WHEN entiere THEN 'epci' ELSE 'nulle_part' END, '', statut, nombre, connus, cout, prevu, realise, attendu,
         sollicite, notifie, engage, verse, reste, fait, a_faire
  FROM cellule WHERE entiere OR nulle_part
  UNION ALL
  SELECT 'maitre_ouvrage', l.partie, s.statut, count(*), count(s.cout), sum(s.cout), sum(s.prevu), sum(s.realise),
         sum(s.attendu), sum(s.sollicite), sum(s.notifie), sum(s.engage), sum(s.verse), sum(s.reste),
         sum(s.realise) FILTER (WHERE s.cout IS NOT NULL), sum(s.cout) FILTER (WHERE s.realise IS NOT NULL)
  FROM suivie s JOIN fiche_partie l ON l.fiche = s.fiche AND l.role = 'maitre_ouvrage'
  GROUP BY l.partie, s.statut
  UNION ALL
  SELECT 'commune', p.insee, p.statut, count(*), count(p.cout), sum(p.cout), sum(p.prevu), sum(p.realise), sum(p.attendu),
         sum(p.sollicite), sum(p.notifie), sum(p.engage), sum(p.verse), sum(p.reste),
         sum(p.realise) FILTER (WHERE p.cout IS NOT NULL), sum(p.cout) FILTER (WHERE p.realise IS NOT NULL)
  FROM (
    SELECT c.insee, s.statut, part_egale(s.cout, c.n, c.rang) AS cout, part_egale(s.prevu, c.n, c.rang) AS prevu,
           part_egale(s.realise, c.n, c.rang) AS realise, part_egale(s.attendu, c.n, c.rang) AS attendu,
           part_egale(s.sollicite, c.n, c.rang) AS sollicite, part_egale(s.notifie, c.n, c.rang) AS notifie,
           part_egale(s.engage, c.n, c.rang) AS engage, part_egale(s.verse, c.n, c.rang) AS verse,
           part_egale(s.reste, c.n, c.rang) AS reste
    -- Kept in the order of the INSEE codes.
    FROM suivie s CROSS JOIN LATERAL (
      SELECT u.insee, u.rang::integer AS rang, cardinality(s.communes) AS n
      FROM unnest(s.communes) WITH ORDINALITY u (insee, rang)) c
    WHERE s.portee <> 'epci') p
  GROUP BY p.insee, p.statut
), mesure AS (
  SELECT groupe, cle, jsonb_build_object(
    'nombre', sum(nombre),
    'abandonnees', coalesce(sum(nombre) FILTER (WHERE statut = 'abandonnee'), 0),
    'taux_realisation_pct',
      round(100.0 * coalesce(sum(nombre) FILTER (WHERE statut = 'realisee'), 0)
            / sum(nombre) FILTER (WHERE statut <> 'abandonnee'), 1),
    'taux_execution_pct', round(100.0 * sum(fait) / nullif(sum(a_faire), 0), 1),
    'cout_eur', en_euros(sum(cout)), 'sans_cout', sum(nombre) - sum(connus), 'prevu_eur', en_euros(sum(prevu)),
    'realise_eur', en_euros(sum(realise)), 'attendu_eur', en_euros(sum(attendu)), 'sollicite_eur', en_euros(sum(sollicite)),
    'notifie_eur', en_euros(sum(notifie)), 'engage_eur', en_euros(sum(engage)), 'verse_eur', en_euros(sum(verse)),
    'reste_a_financer_eur', en_euros(sum(reste))) AS m
  FROM part GROUP BY groupe, cle
), vide AS (
  SELECT jsonb_build_object('nombre', 0, 'abandonnees', 0, 'taux_realisation_pct', NULL, 'taux_execution_pct', NULL,
    'cout_eur', NULL, 'sans_cout', 0, 'prevu_eur', NULL, 'realise_eur', NULL, 'attendu_eur', NULL, 'sollicite_eur', NULL,
    'notifie_eur', NULL, 'engage_eur', NULL, 'verse_eur', NULL, 'reste_a_financer_eur', NULL) AS m
), reponse AS (
SELECT jsonb_build_object(
  'totaux', coalesce((SELECT m FROM mesure WHERE groupe = 'total'), (SELECT m FROM vide)),
  'epci_entier', coalesce((SELECT m FROM mesure WHERE groupe = 'epci'), (SELECT m FROM vide)),
  'sans_localisation', coalesce((SELECT m FROM mesure WHERE groupe = 'nulle_part'), (SELECT m FROM vide)),
  'par_statut', coalesce((
    SELECT jsonb_agg(jsonb_build_object('statut', s.statut, 'nombre', s.nombre) ORDER BY array_position(
      ARRAY['en_maturation', 'proposee', 'validee', 'engagee', 'en_travaux', 'realisee', 'abandonnee'], s.statut::text))
    FROM (SELECT statut, sum(nombre) AS nombre FROM cellule GROUP BY statut) s), '[]'),
  'par_contrat', coalesce((
    SELECT jsonb_agg(jsonb_build_object('contrat', jsonb_build_object('id', k.id, 'titre', k.titre, 'sigle', k.sigle,
      'href', '/api/contrats/' || k.id)) || m ORDER BY k.id)
    FROM mesure JOIN contrat k ON k.id = cle WHERE groupe = 'contrat'), '[]'),
  'par_axe', coalesce((
    SELECT jsonb_agg(jsonb_build_object('noeud', jsonb_build_object('id', n.id, 'titre', coalesce(n.court, n.titre))) || m
                     ORDER BY n.contrat, n.rang, n.id)
    FROM mesure JOIN noeud_strategique n ON n.id = cle WHERE groupe = 'axe'), '[]'),
  'par_maitre_ouvrage', coalesce((
    SELECT jsonb_agg(jsonb_build_object('partie', jsonb_build_object('code', p.code, 'nom', p.nom)) || m ORDER BY p.code)
    FROM mesure JOIN partie p ON p.code = cle WHERE groupe = 'maitre_ouvrage'), '[]'),
  'par_commune', coalesce((
    SELECT jsonb_agg(jsonb_build_object('commune', jsonb_build_object('insee', c.insee, 'nom', c.nom)) || m ORDER BY c.insee)
    FROM mesure JOIN commune c ON c.insee = cle WHERE groupe = 'commune'), '[]'),
  'par_annee', coalesce((
    SELECT jsonb_agg(jsonb_build_object('annee', annee, 'prevu_eur', en_euros(prevu), 'realise_eur', en_euros(realise))
                     ORDER BY annee) FROM annee_suivie), '[]'),
  'par_partenaire', coalesce((
    SELECT jsonb_agg(jsonb_build_object(
      'partie', jsonb_build_object('code', nullif(array_to_string(parties, '+'), ''), 'nom', coalesce((
        SELECT string_agg(q.nom, ' + ' ORDER BY q.code) FROM partie q WHERE q.code = ANY (parties)), 'Financeur non précisé')),
      'parties', to_jsonb(parties), 'attendu_eur', en_euros(attendu), 'sollicite_eur', en_euros(sollicite),
      'notifie_eur', en_euros(notifie), 'engage_eur', en_euros(engage), 'verse_eur', en_euros(verse)) ORDER BY parties)
    FROM partenaire_suivi), '[]')) AS r
)
