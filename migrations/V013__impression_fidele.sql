-- What a contract's file says and the tables did not keep yet: the order of its lists, and where a few values are printed.
-- With it a contract read back from the database equals its file.

-- Order of the list in the file; rows that people add come with 0, then by their key.
ALTER TABLE contrat_signataire ADD rang integer NOT NULL DEFAULT 0;
ALTER TABLE contractualisation_partie ADD rang integer NOT NULL DEFAULT 0;
ALTER TABLE contractualisation_commune ADD rang integer NOT NULL DEFAULT 0;
ALTER TABLE fiche_noeud ADD rang integer NOT NULL DEFAULT 0;
ALTER TABLE fiche_finalite ADD rang integer NOT NULL DEFAULT 0;
ALTER TABLE fiche_contractualisation ADD rang integer NOT NULL DEFAULT 0;
ALTER TABLE fiche_commune ADD rang integer NOT NULL DEFAULT 0;
ALTER TABLE fiche_commune_exterieure ADD rang integer NOT NULL DEFAULT 0;
ALTER TABLE fiche_objet ADD rang integer NOT NULL DEFAULT 0;
ALTER TABLE partenaire_partie ADD ordre integer NOT NULL DEFAULT 0;

ALTER TABLE contrat
  ADD periode_sources text[],
  ADD statut_initial text CHECK (statut_initial IN (
    'en_maturation', 'proposee', 'validee', 'engagee', 'en_travaux', 'realisee', 'abandonnee')),
  ADD statut_initial_sources text[],
  ADD CHECK ((statut_initial IS NULL) = (statut_initial_sources IS NULL));
COMMENT ON COLUMN contrat.periode_sources IS 'Where the contract''s years are printed';
COMMENT ON COLUMN contrat.statut_initial IS 'Status of its fiches at first load; statut_initial_sources: the lines that justify it';

ALTER TABLE fiche ADD statut_propre text CHECK (statut_propre IN (
  'en_maturation', 'proposee', 'validee', 'engagee', 'en_travaux', 'realisee', 'abandonnee'));
COMMENT ON COLUMN fiche.statut_propre IS 'Status its own file gives at first load, when it is not the contract''s';

ALTER TABLE echeance ADD taux numeric(5, 2) CHECK (taux > 0 AND taux <= 100);
ALTER TABLE maquette_total
  ADD taux numeric(5, 2) CHECK (taux > 0 AND taux <= 100),
  ADD mention mention_montant;

ALTER TABLE maquette_ligne ADD maitre_ouvrage_sources text[];
COMMENT ON COLUMN maquette_ligne.maitre_ouvrage_sources IS 'Null: the row has no cell for owners';

CREATE TABLE maquette_partie (
  fiche  text NOT NULL,
  rang   integer NOT NULL,
  partie text NOT NULL REFERENCES partie,
  ordre  integer NOT NULL,
  PRIMARY KEY (fiche, rang, partie),
  FOREIGN KEY (fiche, rang) REFERENCES maquette_ligne ON DELETE CASCADE
);
COMMENT ON TABLE maquette_partie IS 'Owners meant by each row of the recapitulative table; fiche_partie holds them once a fiche';

CREATE TABLE contrat_section (
  contrat  text NOT NULL REFERENCES contrat ON DELETE CASCADE,
  document text NOT NULL,
  lignes   int4range NOT NULL,
  PRIMARY KEY (contrat, lignes),
  FOREIGN KEY (document, lignes) REFERENCES document_section ON DELETE CASCADE
);
COMMENT ON TABLE contrat_section IS 'Sections its document''s file names; the common frame takes one of a contract''s document';

-- ── Shapes of the files ────────────────────────────────────────────────────────────────────────────────────────────

-- sources, as a file writes them: a line of the contract's own document goes without its name.
CREATE FUNCTION lignes_json(sources text[], document text) RETURNS jsonb
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (
    SELECT coalesce(jsonb_agg(CASE WHEN starts_with(s, document || ':') THEN substr(s, length(document) + 2) ELSE s END
                              ORDER BY n), '[]')
    FROM unnest(sources) WITH ORDINALITY AS source (s, n));

-- A money cell; null when it is blank.
CREATE FUNCTION montant_json(centimes bigint, taux numeric, mention text, imprime text) RETURNS jsonb
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN num_nonnulls(centimes, taux, mention, imprime) > 0 THEN jsonb_strip_nulls(jsonb_build_object(
    'euros', round(centimes / 100.0, 2), 'taux', taux, 'mention', mention, 'imprime', imprime)) END;
