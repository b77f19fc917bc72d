-- Every contract in the form of its file (gis-data/contrats/schema/contrat.schema.json), its strategy apart.
SELECT k.id, jsonb_build_object(
    'id', k.id, 'nature', k.nature, 'titre', k.titre, 'sigle', k.sigle, 'epci', k.epci,
    'signature', CASE WHEN k.date_signature IS NOT NULL THEN jsonb_build_object(
      'date', k.date_signature, 'lieu', k.lieu_signature, 'ligne', lignes_json(k.sources, k.document)) END,
    'periode', CASE WHEN k.annee_debut IS NOT NULL THEN jsonb_build_object(
      'debut', k.annee_debut, 'fin', k.annee_fin, 'ligne', lignes_json(k.periode_sources, k.document)) END,
    'signataires', (
      SELECT jsonb_agg(l.partie ORDER BY l.rang, l.partie) FROM contrat_signataire l WHERE l.contrat = k.id),
    'statut_initial', CASE WHEN k.statut_initial IS NOT NULL THEN jsonb_build_object(
      'valeur', k.statut_initial, 'ligne', lignes_json(k.statut_initial_sources, k.document)) END,
    'document', jsonb_build_object('id', d.id, 'titre', d.titre, 'date', d.date_document, 'sections', (
      SELECT jsonb_agg(jsonb_build_object('lignes', lower(s.lignes) || '-' || upper(s.lignes) - 1, 'titre', s.titre)
                       ORDER BY s.lignes)
      FROM document_section s JOIN contrat_section c USING (document, lignes) WHERE c.contrat = k.id)),
    'maquette', (
      SELECT jsonb_build_object('titre', m.titre, 'taxe', m.taxe,
        'pages', (
          SELECT jsonb_agg(jsonb_build_object('lignes', lower(p.lignes) || '-' || upper(p.lignes) - 1,
                                              'colonnes', to_jsonb(p.colonnes)) ORDER BY p.rang)
          FROM maquette_page p WHERE p.contrat = k.id),
        'totaux', (
          SELECT jsonb_agg(jsonb_build_object(
              'ligne', lignes_json(t.sources, k.document), 'libelle', t.libelle, 'annee', t.annee, 'colonne', t.colonne,
              'montant', montant_json(t.montant_centimes, t.taux, t.mention, t.imprime)) ORDER BY t.rang)
          FROM maquette_total t WHERE t.contrat = k.id))
      FROM maquette m WHERE m.contrat = k.id),
    'chiffres', (
      SELECT jsonb_agg(jsonb_build_object('concept', x.concept, 'valeur', x.valeur, 'unite', x.unite,
                                          'imprime', x.imprime, 'ligne', lignes_json(x.sources, k.document)) ORDER BY x.rang)
      FROM chiffre_imprime x WHERE x.contrat = k.id AND x.fiche IS NULL),
    'contractualisations', (
      SELECT jsonb_agg(jsonb_build_object(
          'id', c.id, 'titre', c.titre, 'theme', c.theme, 'debut', c.annee_debut, 'fin', c.annee_fin,
          'parties', (SELECT jsonb_agg(l.partie ORDER BY l.rang, l.partie) FROM contractualisation_partie l
                      WHERE l.contractualisation = c.id),
          'communes', (SELECT jsonb_agg(l.insee ORDER BY l.rang, l.insee) FROM contractualisation_commune l
                       WHERE l.contractualisation = c.id),
          'resume', c.resume, 'ligne', lignes_json(c.sources, k.document)) ORDER BY c.rang)
      FROM contractualisation c WHERE c.contrat = k.id))::text AS contrat
FROM contrat k JOIN document d ON d.id = k.document
ORDER BY k.id
