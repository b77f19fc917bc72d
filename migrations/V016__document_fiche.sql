-- The editable document of a fiche, written in one place; what the files said of it; which files were loaded last.

CREATE FUNCTION document_fiche(f fiche) RETURNS json LANGUAGE sql STABLE
  RETURN json_build_object(
    'titre', f.titre, 'description', f.description, 'noeud', f.noeud, 'portee', f.portee,
    'type_operation', f.type_operation, 'budget', f.budget, 'annee_lancement', f.annee_lancement,
    'annee_debut', f.annee_debut, 'annee_fin', f.annee_fin,
    'maitres_ouvrage', coalesce((
      SELECT json_agg(l.partie ORDER BY l.rang) FROM fiche_partie l
      WHERE l.fiche = f.id AND l.role = 'maitre_ouvrage'), '[]'),
    'communes', coalesce((
      SELECT json_agg(l.insee ORDER BY l.insee) FROM fiche_commune l
      WHERE l.fiche = f.id AND l.role = 'localisation'), '[]'),
    'objets', coalesce((
      SELECT json_agg(json_build_object('layer', l.layer, 'id', l.objet_id, 'role', l.role)
                      ORDER BY l.layer, l.objet_id, l.role)
      FROM fiche_objet l WHERE l.fiche = f.id), '[]'),
    'cout_actualise_eur', (f.cout_actualise_centimes / 100.0)::numeric(16, 2));

CREATE TABLE chargement (
  source    text PRIMARY KEY,
  empreinte text NOT NULL CHECK (empreinte ~ '^[0-9a-f]{64}$'),
  charge_le timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE chargement IS 'Which bundled files the database holds: SHA-256 of their names and contents';

-- A database filled before people could write: what it holds is what the files said.
INSERT INTO fiche_reference (fiche, champ, valeur)
SELECT f.id, d.key, d.value FROM fiche f CROSS JOIN LATERAL jsonb_each(document_fiche(f)::jsonb) d
WHERE f.origine = 'contrat' AND d.key <> 'cout_actualise_eur'
ON CONFLICT DO NOTHING;
