-- The nodes of a contract's strategy, every parent before its children, in the order they are printed.
SELECT n.id, n.parent, n.niveau,
  (CASE WHEN n.niveau IN ('objectif', 'action', 'indicateur')
    THEN jsonb_build_object('id', n.id, 'texte', n.titre, 'theme', n.theme, 'programmation', n.programmation)
    ELSE jsonb_build_object('id', n.id, 'niveau', n.niveau, 'numero', n.numero, 'titre', n.titre, 'court', n.court,
                            'resume', n.resume, 'imprime', n.imprime) END
    || jsonb_build_object('ligne', lignes_json(n.sources, k.document)))::text AS noeud
FROM noeud_strategique n JOIN contrat k ON k.id = n.contrat
WHERE n.contrat = ?
ORDER BY cardinality(n.chemin), n.rang, n.id
