WITH suivie AS MATERIALIZED (
  SELECT s.*, f.contrat, f.numero, f.titre, f.rang, f.portee, f.communes, n.chemin[1] AS racine
  FROM suivi_fiche(CAST(? AS date), CAST(? AS text), CAST(? AS integer)) s
  JOIN fiche f ON f.id = s.fiche
  JOIN noeud_strategique n ON n.id = f.noeud
  WHERE (CAST(? AS text) IS NULL OR n.chemin @> ARRAY[CAST(? AS text)])
    AND (CAST(? AS text) IS NULL OR f.communes @> ARRAY[CAST(? AS text)])
    AND (CAST(? AS text) IS NULL OR EXISTS (
      SELECT FROM fiche_partie l WHERE l.fiche = f.id AND l.role = 'maitre_ouvrage' AND l.partie = CAST(? AS text)))
), part AS (
  SELECT 'total' AS groupe, '' AS cle, statut, cout, prevu, realise, attendu, sollicite, notifie, engage, verse, reste FROM suivie
  UNION ALL
  SELECT 'contrat', contrat, statut, cout, prevu, realise, attendu, sollicite, notifie, engage, verse, reste FROM suivie
  UNION ALL
  SELECT 'axe', racine, statut, cout, prevu, realise, attendu, sollicite, notifie, engage, verse, reste FROM suivie
  UNION ALL
  SELECT 'maitre_ouvrage', l.partie, statut, cout, prevu, realise, attendu, sollicite, notifie, engage, verse, reste
  FROM suivie JOIN fiche_partie l ON l.fiche = suivie.fiche AND l.role = 'maitre_ouvrage'
  UNION ALL
  SELECT CASE WHEN portee = 'epci' THEN 'epci' ELSE 'nulle_part' END, '',
         statut, cout, prevu, realise, attendu, sollicite, notifie, engage, verse, reste
  FROM suivie WHERE portee = 'epci' OR communes = '{}'
  UNION ALL
  SELECT 'commune', c.insee, statut, part_egale(cout, c.n, c.rang), part_egale(prevu, c.n, c.rang),
         part_egale(realise, c.n, c.rang), part_egale(attendu, c.n, c.rang), part_egale(sollicite, c.n, c.rang),
         part_egale(notifie, c.n, c.rang), part_egale(engage, c.n, c.rang), part_egale(verse, c.n, c.rang),
         part_egale(reste, c.n, c.rang)
  FROM suivie CROSS JOIN LATERAL (
    SELECT insee, cardinality(suivie.communes) AS n, row_number() OVER (ORDER BY insee)::integer AS rang
    FROM unnest(suivie.communes) insee) c
  WHERE portee <> 'epci'
), mesure AS (
  SELECT groupe, cle, jsonb_build_object(
    'nombre', count(*),
    'abandonnees', count(*) FILTER (WHERE statut = 'abandonnee'),
    'taux_realisation_pct',
      round(100.0 * count(*) FILTER (WHERE statut = 'realisee') / nullif(count(*) FILTER (WHERE statut <> 'abandonnee'), 0), 1),
    'taux_execution_pct',
      round(100.0 * sum(realise) FILTER (WHERE cout IS NOT NULL)
            / nullif(sum(cout) FILTER (WHERE realise IS NOT NULL), 0), 1),
    'cout_eur', en_euros(sum(cout)), 'sans_cout', count(*) - count(cout), 'prevu_eur', en_euros(sum(prevu)),
    'realise_eur', en_euros(sum(realise)), 'attendu_eur', en_euros(sum(attendu)), 'sollicite_eur', en_euros(sum(sollicite)),
    'notifie_eur', en_euros(sum(notifie)), 'engage_eur', en_euros(sum(engage)), 'verse_eur', en_euros(sum(verse)),
    'reste_a_financer_eur', en_euros(sum(reste))) AS m
  FROM part GROUP BY groupe, cle
), vide AS (
  SELECT jsonb_build_object('nombre', 0, 'abandonnees', 0, 'taux_realisation_pct', NULL, 'taux_execution_pct', NULL,
    'cout_eur', NULL, 'sans_cout', 0, 'prevu_eur', NULL, 'realise_eur', NULL, 'attendu_eur', NULL, 'sollicite_eur', NULL,
    'notifie_eur', NULL, 'engage_eur', NULL, 'verse_eur', NULL, 'reste_a_financer_eur', NULL) AS m
), partenaire_suivi AS (
  SELECT p.codes, sum(i.attendu) AS attendu, sum(i.sollicite) AS sollicite, sum(i.notifie) AS notifie,
         sum(i.engage) AS engage, sum(i.verse) AS verse
  FROM suivi_financement(CAST(? AS date), CAST(? AS text), CAST(? AS integer)) i
  JOIN suivie s ON s.fiche = i.fiche
  CROSS JOIN LATERAL (
    SELECT coalesce(array_agg(l.partie ORDER BY l.partie), '{}') AS codes
    FROM financement_partie l WHERE l.financement = i.financement) p
  GROUP BY p.codes
), annee_suivie AS (
  SELECT a.annee, sum(a.prevu) AS prevu, sum(a.realise) AS realise
  FROM suivi_annee(CAST(? AS date), CAST(? AS text), CAST(? AS integer)) a JOIN suivie s ON s.fiche = a.fiche GROUP BY a.annee
)
SELECT jsonb_build_object(
  'totaux', coalesce((SELECT m FROM mesure WHERE groupe = 'total'), (SELECT m FROM vide)),
  'epci_entier', coalesce((SELECT m FROM mesure WHERE groupe = 'epci'), (SELECT m FROM vide)),
  'sans_localisation', coalesce((SELECT m FROM mesure WHERE groupe = 'nulle_part'), (SELECT m FROM vide)),
  'par_statut', coalesce((
    SELECT jsonb_agg(jsonb_build_object('statut', s.statut, 'nombre', s.nombre) ORDER BY array_position(
      ARRAY['en_maturation', 'proposee', 'validee', 'engagee', 'en_travaux', 'realisee', 'abandonnee'], s.statut))
    FROM (SELECT statut, count(*) AS nombre FROM suivie GROUP BY statut) s), '[]'),
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
      'partie', jsonb_build_object('code', nullif(array_to_string(codes, '+'), ''), 'nom', coalesce((
        SELECT string_agg(q.nom, ' + ' ORDER BY q.code) FROM partie q WHERE q.code = ANY (codes)), 'Financeur non précisé')),
      'parties', to_jsonb(codes), 'attendu_eur', en_euros(attendu), 'sollicite_eur', en_euros(sollicite),
      'notifie_eur', en_euros(notifie), 'engage_eur', en_euros(engage), 'verse_eur', en_euros(verse)) ORDER BY codes)
    FROM partenaire_suivi), '[]'),
  'fiches', coalesce((
    SELECT jsonb_agg(jsonb_build_object('id', s.fiche, 'numero', s.numero, 'titre', s.titre, 'contrat', s.contrat,
      'href', '/api/fiches/' || s.fiche, 'statut', s.statut, 'cout_eur', en_euros(s.cout), 'prevu_eur', en_euros(s.prevu),
      'realise_eur', en_euros(s.realise), 'attendu_eur', en_euros(s.attendu), 'sollicite_eur', en_euros(s.sollicite),
      'notifie_eur', en_euros(s.notifie), 'engage_eur', en_euros(s.engage), 'verse_eur', en_euros(s.verse),
      'reste_a_financer_eur', en_euros(s.reste), 'dernier_mouvement', s.dernier,
      'alertes', coalesce(a.types, '[]')) ORDER BY s.contrat, s.rang, s.fiche)
    FROM suivie s LEFT JOIN (
      SELECT t.fiche, jsonb_agg(t.type ORDER BY t.type) AS types
      FROM suivi_alerte(CAST(? AS date), CAST(? AS text), 6) t GROUP BY t.fiche) a ON a.fiche = s.fiche
    WHERE CAST(? AS boolean)), '[]'),
  'indicateurs', coalesce((
    SELECT jsonb_agg(jsonb_build_object('id', n.id, 'texte', n.titre, 'theme', n.theme, 'valeur', NULL) ORDER BY n.rang, n.id)
    FROM noeud_strategique n WHERE n.contrat = CAST(? AS text) AND n.niveau = 'indicateur'), '[]'))::text
