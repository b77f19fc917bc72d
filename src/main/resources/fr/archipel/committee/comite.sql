-- A meeting with its agenda, as one JSON document. "precedent": the last held before it, of its own kind if there is one.
SELECT json_build_object(
  'id', c.id::text,
  'href', '/api/comites/' || c.id,
  'version', c.version,
  'contrat', (SELECT json_build_object('id', k.id, 'titre', k.titre, 'sigle', k.sigle, 'href', '/api/contrats/' || k.id)
              FROM contrat k WHERE k.id = c.contrat),
  'nature', c.nature,
  'titre', c.titre,
  'date_comite', c.date_comite,
  'lieu', c.lieu,
  'presents', c.presents,
  'etat', c.etat,
  'auteur', c.auteur,
  'cree_le', c.cree_le,
  'modifie_le', c.modifie_le,
  'precedent', (
    SELECT json_build_object('id', a.id::text, 'titre', a.titre, 'nature', a.nature, 'date_comite', a.date_comite,
                             'href', '/api/comites/' || a.id)
    FROM comite a
    WHERE a.contrat IS NOT DISTINCT FROM c.contrat AND a.date_comite < c.date_comite AND a.etat <> 'prepare'
    ORDER BY a.nature = c.nature DESC, a.date_comite DESC, a.id DESC LIMIT 1),
  'points', coalesce((
    SELECT json_agg(json_build_object(
      'n', p.id,
      'rang', p.rang,
      'titre', p.titre,
      'fiche', CASE WHEN f.id IS NOT NULL THEN json_build_object(
        'id', f.id, 'numero', f.numero, 'titre', f.titre, 'contrat', f.contrat, 'href', '/api/fiches/' || f.id) END,
      'statut', f.statut,
      'suites', coalesce((
        SELECT json_agg(t.vers ORDER BY array_position(ARRAY[
          'en_maturation', 'proposee', 'validee', 'engagee', 'en_travaux', 'realisee', 'abandonnee'], t.vers::text))
        FROM transition_statut t WHERE t.de = f.statut AND c.nature = ANY (t.instances)), '[]'),
      'demande', p.demande,
      'statut_demande', p.statut_demande,
      'compte_rendu', p.compte_rendu,
      'releve', p.releve,
      'decision', CASE WHEN d.id IS NOT NULL THEN json_build_object(
        'n', d.id, 'statut_avant', d.statut_avant, 'statut', d.statut, 'instance', d.instance,
        'date_decision', d.date_decision, 'motif', d.motif, 'auteur', d.auteur, 'saisie_le', d.saisie_le,
        'annulee_le', d.annulee_le) END) ORDER BY p.rang, p.id)
    FROM comite_point p
    LEFT JOIN fiche f ON f.id = p.fiche
    LEFT JOIN decision d ON d.id = p.decision
    WHERE p.comite = c.id AND p.retire_le IS NULL), '[]'))
FROM comite c WHERE c.id = ?
