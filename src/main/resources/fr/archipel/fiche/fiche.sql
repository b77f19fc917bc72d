-- One fiche with all that hangs from it, as one JSON document: members in the order people read them. Amounts are euros;
-- a blank cell is null, a mention is its code, `imprime` what the document prints when it is neither.
WITH f AS (SELECT * FROM fiche WHERE id = ?)
SELECT
  json_build_object(
    'id', f.id,
    'numero', f.numero,
    'titre', f.titre,
    'contrat', f.contrat,
    'contrat_titre', k.titre,
    'contrat_sigle', k.sigle,
    'href', '/api/fiches/' || f.id,
    'epci', (SELECT json_build_object('siren', e.siren, 'sigle', e.sigle, 'nom', e.nom) FROM epci e WHERE e.siren = k.epci),
    'axe', v.axe,
    'strategie', (
      SELECT json_agg(json_build_object('id', n.id, 'niveau', n.niveau, 'numero', n.numero, 'titre', n.titre,
                                        'court', n.court) ORDER BY cardinality(n.chemin))
      FROM noeud_strategique n WHERE n.id = ANY (feuille.chemin)),
    'objectifs', coalesce((
      SELECT json_agg(json_build_object('id', n.id, 'niveau', n.niveau, 'numero', n.numero, 'titre', n.titre,
                                        'theme', n.theme, 'programmation', n.programmation) ORDER BY n.niveau DESC, n.rang, n.id)
      FROM fiche_noeud l JOIN noeud_strategique n ON n.id = l.noeud WHERE l.fiche = f.id), '[]'),
    'finalites', coalesce((
      SELECT json_agg(json_build_object('code', l.finalite, 'sources', l.sources) ORDER BY l.finalite)
      FROM fiche_finalite l WHERE l.fiche = f.id), '[]'),
    'contractualisations', coalesce((
      SELECT json_agg(json_build_object('id', c.id, 'titre', c.titre, 'theme', c.theme) ORDER BY c.rang)
      FROM fiche_contractualisation l JOIN contractualisation c ON c.id = l.contractualisation WHERE l.fiche = f.id), '[]'),
    'statut', f.statut,
    'portee', f.portee,
    'maitres_ouvrage', coalesce((
      SELECT json_agg(json_build_object('code', p.code, 'nom', p.nom, 'nom_long', p.nom_long, 'type', p.type) ORDER BY l.rang)
      FROM fiche_partie l JOIN partie p ON p.code = l.partie
      WHERE l.fiche = f.id AND l.role = 'maitre_ouvrage'), '[]'),
    'maitres_ouvrage_maquette', coalesce((
      SELECT json_agg(json_build_object('code', p.code, 'nom', p.nom, 'nom_long', p.nom_long, 'type', p.type) ORDER BY l.rang)
      FROM fiche_partie l JOIN partie p ON p.code = l.partie
      WHERE l.fiche = f.id AND l.role = 'maitre_ouvrage_maquette'), '[]'),
    'type_operation', f.type_operation,
    'budget', f.budget,
    'annee_lancement', f.annee_lancement,
    'annee_debut', f.annee_debut,
    'annee_fin', f.annee_fin,
    'date_maj', f.date_maj,
    'description', f.description,
    'operations', coalesce((
      SELECT json_agg(json_build_object('texte', t.texte, 'sources', t.sources) ORDER BY t.rang)
      FROM fiche_texte t WHERE t.fiche = f.id AND t.nature = 'operation'), '[]'),
    'prerequis', coalesce((
      SELECT json_agg(json_build_object('texte', t.texte, 'sources', t.sources) ORDER BY t.rang)
      FROM fiche_texte t WHERE t.fiche = f.id AND t.nature = 'prerequis'), '[]'),
    'chiffres', coalesce((
      SELECT json_agg(json_build_object('concept', c.concept, 'valeur', c.valeur, 'unite', c.unite, 'imprime', c.imprime,
                                        'sources', c.sources) ORDER BY c.rang)
      FROM chiffre_imprime c WHERE c.fiche = f.id), '[]'),
    'montant_total_eur', v.montant_total_eur,
    'montant_total_mention', v.montant_total_mention,
    'montant_echeancier_eur', v.montant_echeancier_eur,
    'sections', coalesce((
      SELECT json_agg(json_build_object(
               'section', s.section, 'taxe', s.taxe, 'periode', s.periode,
               'depenses', json_build_object('lignes', coalesce(m.depenses, '[]'), 'total', m.depenses_total -> 0),
               'recettes', json_build_object('lignes', coalesce(m.recettes, '[]'), 'total', m.recettes_total -> 0))
             ORDER BY array_position(ARRAY['investissement', 'fonctionnement', 'global'], s.section))
      FROM section_financiere s CROSS JOIN LATERAL (
        SELECT json_agg(l.ligne ORDER BY l.rang) FILTER (WHERE l.sens = 'depense' AND l.nature = 'detail') AS depenses,
               json_agg(l.ligne) FILTER (WHERE l.sens = 'depense' AND l.nature = 'total') AS depenses_total,
               json_agg(l.ligne ORDER BY l.rang) FILTER (WHERE l.sens = 'recette' AND l.nature = 'detail') AS recettes,
               json_agg(l.ligne) FILTER (WHERE l.sens = 'recette' AND l.nature = 'total') AS recettes_total
        FROM (
          SELECT x.sens, x.nature, x.rang, json_build_object(
                   'libelle', x.libelle, 'montant_eur', (x.montant_centimes / 100.0)::numeric(16, 2), 'taux_pct', x.taux,
                   'mention', x.mention, 'imprime', x.imprime, 'sources', x.sources) AS ligne
          FROM ligne_financiere x WHERE x.fiche = s.fiche AND x.section = s.section) l) m
      WHERE s.fiche = f.id), '[]'),
    'echeancier', (
      SELECT json_build_object('annees', e.annees, 'taxe', e.taxe, 'lignes', (
        SELECT json_agg(json_build_object(
                 'poste', l.poste, 'decalage', l.decalage,
                 'total', (SELECT json_build_object('montant_eur', (t.montant_centimes / 100.0)::numeric(16, 2),
                                                    'mention', t.mention, 'imprime', t.imprime)
                           FROM echeance t WHERE t.fiche = l.fiche AND t.rang = l.rang AND t.annee IS NULL),
                 'cases', (SELECT json_agg(json_build_object('annee', a.annee,
                                    'montant_eur', (t.montant_centimes / 100.0)::numeric(16, 2),
                                    'mention', t.mention, 'imprime', t.imprime) ORDER BY a.rang)
                           FROM unnest(e.annees) WITH ORDINALITY a (annee, rang)
                           LEFT JOIN echeance t ON t.fiche = l.fiche AND t.rang = l.rang AND t.annee = a.annee),
                 'sources', l.sources) ORDER BY l.rang)
        FROM echeance_ligne l WHERE l.fiche = e.fiche))
      FROM echeancier e WHERE e.fiche = f.id),
    'partenaires', coalesce(p.recherches, '[]'),
    'partenaires_total', p.total -> 0,
    'parts', coalesce(p.parts, '[]'),
    'maquette', coalesce((
      SELECT json_agg(json_build_object(
               'enjeu', m.enjeu, 'chantier', m.chantier, 'fiche_imprimee', m.fiche_imprimee, 'numero', m.numero,
               'maitre_ouvrage', m.maitre_ouvrage, 'libelle', m.libelle, 'annee', m.annee,
               'couts', (SELECT coalesce(json_object_agg(c.colonne, json_build_object(
                                  'montant_eur', (c.montant_centimes / 100.0)::numeric(16, 2), 'taux_pct', c.taux,
                                  'mention', c.mention, 'imprime', c.imprime) ORDER BY c.colonne), '{}')
                         FROM maquette_cout c WHERE c.fiche = m.fiche AND c.rang = m.rang),
               'commentaire', m.commentaire, 'financements', m.financements, 'sources', m.sources) ORDER BY m.rang)
      FROM maquette_ligne m WHERE m.fiche = f.id), '[]'),
    'communes', coalesce((
      SELECT json_agg(json_build_object('insee', c.insee, 'nom', c.nom, 'role', l.role, 'sources', l.sources)
                      ORDER BY l.role, cle_recherche(c.nom), c.insee)
      FROM fiche_commune l JOIN commune c USING (insee) WHERE l.fiche = f.id), '[]'),
    'communes_exterieures', coalesce((
      SELECT json_agg(json_build_object('insee', l.insee, 'nom', l.nom, 'role', l.role, 'sources', l.sources)
                      ORDER BY l.role, l.nom, l.insee)
      FROM fiche_commune_exterieure l WHERE l.fiche = f.id), '[]'),
    'objets', coalesce((
      SELECT json_agg(json_build_object('layer', o.layer, 'id', o.id, 'nom', o.nom,
                                        'href', '/ogc/collections/' || o.layer || '/items/' || o.id, 'role', l.role,
                                        'sources', l.sources)
                      ORDER BY array_position(ARRAY['porte_sur', 'dessert', 'mentionne'], l.role), o.layer,
                               cle_recherche(o.nom), o.id)
      FROM fiche_objet l JOIN objet o ON (o.layer, o.id) = (l.layer, l.objet_id) WHERE l.fiche = f.id), '[]'),
    'geometrie_origine', f.geom_origine,
    'champs_imprimes', coalesce((
      SELECT json_agg(json_build_object('champ', c.champ, 'imprime', c.imprime, 'sources', c.sources) ORDER BY c.champ)
      FROM fiche_champ c WHERE c.fiche = f.id), '[]'),
    'sources', f.sources,
    'version', f.version,
    'origine', f.origine,
    'archivee_le', f.archivee_le,
    'document', (SELECT document_fiche(x) FROM fiche x WHERE x.id = f.id),
    'conflits', coalesce((
      SELECT json_agg(json_build_object('n', c.id, 'champ', c.champ, 'saisi', c.saisi, 'fichier_avant', c.fichier_avant,
                                        'fichier', c.fichier, 'constate_le', c.constate_le) ORDER BY c.id)
      FROM conflit c WHERE c.fiche = f.id AND c.resolution IS NULL), '[]')
  ) AS fiche,
  (SELECT ARRAY[ST_XMin(b), ST_YMin(b), ST_XMax(b), ST_YMax(b)]
   FROM (SELECT Box2D(f.geom) AS b OFFSET 0) boite WHERE b IS NOT NULL) AS bbox
FROM f
JOIN contrat k ON k.id = f.contrat
JOIN v_fiche_toute v ON v.id = f.id
JOIN noeud_strategique feuille ON feuille.id = f.noeud
CROSS JOIN LATERAL (
  SELECT json_agg(x.ligne ORDER BY x.rang) FILTER (WHERE x.nature = 'recherche') AS recherches,
         json_agg(x.ligne ORDER BY x.rang) FILTER (WHERE x.nature = 'part') AS parts,
         json_agg(x.ligne) FILTER (WHERE x.nature = 'total') AS total
  FROM (
    SELECT q.nature, q.rang, json_build_object(
             'parties', coalesce((
               SELECT json_agg(json_build_object('code', t.code, 'nom', t.nom, 'nom_long', t.nom_long, 'type', t.type)
                               ORDER BY t.code)
               FROM partenaire_partie l JOIN partie t ON t.code = l.partie
               WHERE l.fiche = q.fiche AND l.nature = q.nature AND l.rang = q.rang), '[]'),
             'nom_imprime', q.nom_imprime, 'colonne', q.colonne, 'dispositif', q.dispositif,
             'montant_eur', (q.montant_centimes / 100.0)::numeric(16, 2), 'taux_pct', q.taux, 'mention', q.mention,
             'imprime', q.imprime, 'etat', q.etat, 'delai', q.delai, 'difficultes', q.difficultes,
             'sources', q.sources) AS ligne
    FROM partenaire q WHERE q.fiche = f.id) x) p
