-- The fiches of a contract in the form of their files (gis-data/contrats/schema/fiche.schema.json), one JSON document each.
WITH k AS (SELECT id, document FROM contrat WHERE id = ?),
partenaires AS (
  SELECT p.fiche, p.nature, p.rang, jsonb_build_object(
    'ligne', lignes_json(p.sources, k.document),
    'partie', (SELECT jsonb_agg(l.partie ORDER BY l.ordre, l.partie) FROM partenaire_partie l
               WHERE (l.fiche, l.nature, l.rang) = (p.fiche, p.nature, p.rang)),
    'imprime', p.nom_imprime, 'colonne', p.colonne, 'dispositif', p.dispositif,
    'montant', montant_json(p.montant_centimes, p.taux, p.mention, p.imprime),
    'etat', p.etat, 'delai', p.delai, 'difficultes', p.difficultes) AS cellules
  FROM k JOIN fiche f ON f.contrat = k.id JOIN partenaire p ON p.fiche = f.id)
SELECT (jsonb_build_object(
    'id', f.id,
    'contrat', f.contrat,
    'numero', coalesce(c.champs -> 'numero', '{}') || jsonb_build_object('valeur', f.numero),
    'titre', coalesce(c.champs -> 'titre', '{}') || jsonb_build_object('valeur', f.titre),
    'noeud', coalesce(c.champs -> 'noeud', '{}') || jsonb_build_object('valeur', f.noeud),
    'objectifs', (
      SELECT jsonb_agg(l.noeud ORDER BY l.rang, l.noeud) FROM fiche_noeud l JOIN noeud_strategique n ON n.id = l.noeud
      WHERE l.fiche = f.id AND n.niveau <> 'action'),
    'actions', (
      SELECT jsonb_agg(l.noeud ORDER BY l.rang, l.noeud) FROM fiche_noeud l JOIN noeud_strategique n ON n.id = l.noeud
      WHERE l.fiche = f.id AND n.niveau = 'action'),
    'contractualisations', (
      SELECT jsonb_agg(l.contractualisation ORDER BY l.rang, l.contractualisation)
      FROM fiche_contractualisation l WHERE l.fiche = f.id),
    'finalites', (
      SELECT jsonb_agg(jsonb_build_object('code', l.finalite, 'ligne', lignes_json(l.sources, k.document))
                       ORDER BY l.rang, l.finalite)
      FROM fiche_finalite l WHERE l.fiche = f.id),
    'maitres_ouvrage', coalesce(c.champs -> 'maitres_ouvrage', '{}') || jsonb_build_object('parties', (
      SELECT jsonb_agg(l.partie ORDER BY l.rang, l.partie) FROM fiche_partie l
      WHERE l.fiche = f.id AND l.role = 'maitre_ouvrage')),
    'localisation', coalesce(c.champs -> 'localisation', '{}') || jsonb_build_object('portee', f.portee),
    'type_operation', coalesce(c.champs -> 'type_operation', '{}') || jsonb_build_object('valeur', f.type_operation),
    'budget', coalesce(c.champs -> 'budget', '{}') || jsonb_build_object('valeur', f.budget),
    'annee_lancement',
      coalesce(c.champs -> 'annee_lancement', '{}') || jsonb_build_object('valeur', f.annee_lancement::text),
    'calendrier', c.champs -> 'calendrier' || jsonb_build_object('debut', f.annee_debut, 'fin', f.annee_fin),
    'date_maj', coalesce(c.champs -> 'date_maj', '{}') || jsonb_build_object('valeur', f.date_maj::text),
    'statut', f.statut_propre,
    'description', jsonb_build_object('texte', f.description, 'ligne', c.champs -> 'description' -> 'ligne'),
    'operations', (
      SELECT jsonb_agg(jsonb_build_object('texte', t.texte, 'ligne', lignes_json(t.sources, k.document)) ORDER BY t.rang)
      FROM fiche_texte t WHERE t.fiche = f.id AND t.nature = 'operation'),
    'prerequis', (
      SELECT jsonb_agg(jsonb_build_object('texte', t.texte, 'ligne', lignes_json(t.sources, k.document)) ORDER BY t.rang)
      FROM fiche_texte t WHERE t.fiche = f.id AND t.nature = 'prerequis'),
    'chiffres', (
      SELECT jsonb_agg(jsonb_build_object('concept', x.concept, 'valeur', x.valeur, 'unite', x.unite,
                                          'imprime', x.imprime, 'ligne', lignes_json(x.sources, k.document)) ORDER BY x.rang)
      FROM chiffre_imprime x WHERE x.fiche = f.id),
    'echeancier', (
      SELECT jsonb_build_object('annees', to_jsonb(e.annees), 'taxe', e.taxe, 'lignes', (
        SELECT jsonb_agg(jsonb_build_object(
            'ligne', lignes_json(l.sources, k.document), 'poste', l.poste, 'decalage', nullif(l.decalage, 0),
            'cp', (SELECT jsonb_agg(montant_json(x.montant_centimes, x.taux, x.mention, x.imprime) ORDER BY a.n)
                   FROM unnest(array_prepend(NULL, e.annees)) WITH ORDINALITY AS a (annee, n)
                   LEFT JOIN echeance x ON (x.fiche, x.rang) = (l.fiche, l.rang)
                                           AND x.annee IS NOT DISTINCT FROM a.annee)) ORDER BY l.rang)
        FROM echeance_ligne l WHERE l.fiche = f.id))
      FROM echeancier e WHERE e.fiche = f.id),
    'partenaires', (
      SELECT CASE WHEN count(*) > 0 THEN jsonb_build_object(
        'lignes', jsonb_agg(p.cellules ORDER BY p.rang) FILTER (WHERE p.nature = 'recherche'),
        'total', jsonb_agg(jsonb_build_object('ligne', p.cellules -> 'ligne', 'montant', p.cellules -> 'montant'))
          FILTER (WHERE p.nature = 'total') -> 0) END
      FROM partenaires p WHERE p.fiche = f.id AND p.nature <> 'part'),
    'parts', (
      SELECT jsonb_agg(p.cellules ORDER BY p.rang) FROM partenaires p WHERE p.fiche = f.id AND p.nature = 'part'),
    'maquette', (
      SELECT jsonb_agg(jsonb_build_object(
          'ligne', lignes_json(m.sources, k.document), 'enjeu', m.enjeu, 'chantier', m.chantier,
          'fiche', m.fiche_imprimee, 'numero', m.numero,
          'maitres_ouvrage', CASE WHEN m.maitre_ouvrage_sources IS NOT NULL THEN jsonb_build_object(
            'parties', (SELECT jsonb_agg(l.partie ORDER BY l.ordre) FROM maquette_partie l
                        WHERE (l.fiche, l.rang) = (m.fiche, m.rang)),
            'imprime', m.maitre_ouvrage, 'ligne', lignes_json(m.maitre_ouvrage_sources, k.document)) END,
          'libelle', m.libelle, 'annee', m.annee, 'commentaire', m.commentaire, 'financements', m.financements)
        || coalesce((
          SELECT jsonb_object_agg(x.colonne, montant_json(x.montant_centimes, x.taux, x.mention, x.imprime))
          FROM maquette_cout x WHERE (x.fiche, x.rang) = (m.fiche, m.rang)), '{}') ORDER BY m.rang)
      FROM maquette_ligne m WHERE m.fiche = f.id),
    'liens', jsonb_build_object(
      'communes', (
        SELECT jsonb_agg(jsonb_build_object('insee', l.insee, 'role', l.role, 'ligne', lignes_json(l.sources, k.document))
                         ORDER BY l.rang, l.insee)
        FROM fiche_commune l WHERE l.fiche = f.id),
      'hors_perimetre', (
        SELECT jsonb_agg(jsonb_build_object('insee', l.insee, 'nom', l.nom, 'role', l.role,
                                            'ligne', lignes_json(l.sources, k.document)) ORDER BY l.rang, l.insee)
        FROM fiche_commune_exterieure l WHERE l.fiche = f.id),
      'objets', (
        SELECT jsonb_agg(jsonb_build_object('couche', l.layer, 'id', l.objet_id, 'role', l.role,
                                            'ligne', lignes_json(l.sources, k.document)) ORDER BY l.rang, l.layer, l.objet_id)
        FROM fiche_objet l WHERE l.fiche = f.id)))
  || coalesce((
    SELECT jsonb_object_agg(s.section, jsonb_build_object('taxe', s.taxe, 'periode', s.periode) || coalesce((
      SELECT jsonb_object_agg(cote.sens || 's', cote.cellules)
      FROM (SELECT l.sens, jsonb_build_object(
                'lignes', jsonb_agg(jsonb_build_object(
                    'ligne', lignes_json(l.sources, k.document), 'libelle', l.libelle,
                    'montant', montant_json(l.montant_centimes, l.taux, l.mention, l.imprime)) ORDER BY l.rang)
                  FILTER (WHERE l.nature = 'detail'),
                'total', jsonb_agg(jsonb_build_object(
                    'ligne', lignes_json(l.sources, k.document),
                    'montant', montant_json(l.montant_centimes, l.taux, l.mention, l.imprime)))
                  FILTER (WHERE l.nature = 'total') -> 0) AS cellules
            FROM ligne_financiere l WHERE (l.fiche, l.section) = (s.fiche, s.section) GROUP BY l.sens) cote), '{}'))
    FROM section_financiere s WHERE s.fiche = f.id), '{}'))::text AS fiche
FROM k
JOIN fiche f ON f.contrat = k.id
CROSS JOIN LATERAL (
  SELECT jsonb_object_agg(x.champ, jsonb_build_object('imprime', x.imprime, 'ligne', lignes_json(x.sources, k.document)))
    AS champs
  FROM fiche_champ x WHERE x.fiche = f.id) c
ORDER BY f.rang, f.id
