-- What-ifs that people keep under a name: the question (a perimeter, the projects chosen, rules and rate), never its answer,
-- which is computed again each time it is asked for.

CREATE TABLE scenario_foncier (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  titre         text NOT NULL CHECK (titre <> '' AND length(titre) <= 200),
  description   text CHECK (description <> '' AND length(description) <= 2000),
  demande       jsonb NOT NULL CHECK (jsonb_typeof(demande) = 'object'),
  auteur        text NOT NULL CHECK (auteur <> ''),
  cle           text REFERENCES cle,
  version       integer NOT NULL DEFAULT 1 CHECK (version > 0),
  cree_le       timestamptz NOT NULL DEFAULT clock_timestamp(),
  modifie_le    timestamptz NOT NULL DEFAULT clock_timestamp(),
  supprime_le   timestamptz,
  supprime_par  text,
  CHECK (num_nonnulls(supprime_le, supprime_par) IN (0, 2))
);
COMMENT ON TABLE scenario_foncier IS 'Simulations of projects kept under a name';
COMMENT ON COLUMN scenario_foncier.demande IS 'Body of POST /api/scot/simulation: perimetre, projets, regle, date, source, millesime, taux';
COMMENT ON COLUMN scenario_foncier.auteur IS 'Who wrote it last; cle: with which key';
COMMENT ON COLUMN scenario_foncier.supprime_le IS 'Taken off the list; the row stays';
