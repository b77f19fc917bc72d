-- Committees of the contracts (articles 7.1 to 7.3): a meeting, its agenda, what was said and decided. A change of status
-- decided there is a row of `decision` like any other; the item only points to it.

CREATE TABLE comite (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  contrat     text REFERENCES contrat,
  nature      text NOT NULL CHECK (nature IN ('cotech', 'copil', 'clct', 'relance', 'partenaires', 'projets')),
  titre       text NOT NULL CHECK (titre <> '' AND length(titre) <= 200),
  date_comite date NOT NULL CHECK (date_comite BETWEEN '1990-01-01' AND '2100-12-31'),
  lieu        text CHECK (lieu <> '' AND length(lieu) <= 200),
  presents    text CHECK (presents <> '' AND length(presents) <= 10000),
  etat        text NOT NULL DEFAULT 'prepare' CHECK (etat IN ('prepare', 'tenu', 'archive')),
  version     integer NOT NULL DEFAULT 1 CHECK (version > 0),
  auteur      text NOT NULL CHECK (auteur <> ''),
  cree_le     timestamptz NOT NULL DEFAULT now(),
  modifie_le  timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE comite IS 'Meetings of committees';
COMMENT ON COLUMN comite.contrat IS 'Null: all contracts together';
COMMENT ON COLUMN comite.nature IS 'cotech and copil decide on fiches (article 7); clct: local committee of territorial cohesion, relance: recovery plan, partenaires, projets: the other committees that the contracts name';
COMMENT ON COLUMN comite.presents IS 'Members present, as written';
COMMENT ON COLUMN comite.etat IS 'prepare: its agenda is being made; tenu: held; archive: closed, nothing is written on it any more';
COMMENT ON COLUMN comite.version IS 'Grows with every write on the meeting or its items; the entity tag of the API';
COMMENT ON COLUMN comite.auteur IS 'Who wrote it last';
CREATE INDEX comite_date_idx ON comite (date_comite DESC, id DESC);
CREATE INDEX comite_contrat_idx ON comite (contrat, date_comite DESC);

CREATE TABLE comite_point (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  comite         bigint NOT NULL REFERENCES comite ON DELETE CASCADE,
  rang           integer NOT NULL CHECK (rang > 0),
  titre          text NOT NULL CHECK (titre <> '' AND length(titre) <= 300),
  fiche          text REFERENCES fiche,
  demande        text CHECK (demande <> '' AND length(demande) <= 5000),
  statut_demande statut_fiche CHECK (statut_demande IS NULL OR fiche IS NOT NULL),
  compte_rendu   text CHECK (compte_rendu <> '' AND length(compte_rendu) <= 10000),
  releve         text CHECK (releve <> '' AND length(releve) <= 2000),
  decision       bigint UNIQUE REFERENCES decision ON DELETE SET NULL,
  retire_le      timestamptz
);
COMMENT ON TABLE comite_point IS 'Items of an agenda, in order';
COMMENT ON COLUMN comite_point.demande IS 'What the committee is asked';
COMMENT ON COLUMN comite_point.statut_demande IS 'The status that is asked for, when it is one';
COMMENT ON COLUMN comite_point.compte_rendu IS 'Minutes: what was said';
COMMENT ON COLUMN comite_point.releve IS 'What was decided, in words';
COMMENT ON COLUMN comite_point.decision IS 'The change of status that was decided there; it may have been cancelled since (decision.annulee_le)';
COMMENT ON COLUMN comite_point.retire_le IS 'Taken off the agenda; the row stays, and may come back';
CREATE INDEX comite_point_comite_idx ON comite_point (comite, rang, id);
CREATE INDEX comite_point_fiche_idx ON comite_point (fiche) WHERE retire_le IS NULL;
