-- Ideas that inhabitants place on the map. No account, no name, no address of any kind: an idea is a text and a place. Whoever wrote
-- it holds a code, of which the digest alone is kept, to see what became of it and to take it away. Nothing is public before a
-- moderator has said so, and every idea has a day after which it is deleted, by the service itself.

CREATE TABLE idee (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  theme        text NOT NULL CHECK (theme IN ('bouger', 'travailler', 'rassembler', 'respirer', 'habiter', 'autre')),
  titre        text CHECK (titre <> '' AND length(titre) <= 120),
  texte        text NOT NULL CHECK (texte <> '' AND length(texte) <= 600),
  insee        text NOT NULL REFERENCES commune ON DELETE CASCADE,
  lieu         text NOT NULL CHECK (lieu IN ('point', 'commune')),
  geom         geometry(Point, 2154) NOT NULL,
  code         bytea NOT NULL UNIQUE CHECK (length(code) = 32),
  etat         text NOT NULL DEFAULT 'en_attente' CHECK (etat IN ('en_attente', 'publiee', 'refusee', 'archivee')),
  motif        text CHECK (motif <> '' AND length(motif) <= 600),
  reponse      text CHECK (reponse <> '' AND length(reponse) <= 2000),
  reponse_le   timestamptz,
  fiche        text REFERENCES fiche ON DELETE SET NULL,
  depose_le    timestamptz NOT NULL DEFAULT clock_timestamp(),
  decide_le    timestamptz,
  publiee_le   timestamptz,
  version      integer NOT NULL DEFAULT 1 CHECK (version > 0),
  CHECK (etat <> 'refusee' OR motif IS NOT NULL),
  CHECK (etat <> 'publiee' OR publiee_le IS NOT NULL),
  CHECK ((reponse IS NULL) = (reponse_le IS NULL))
);
COMMENT ON TABLE idee IS 'What inhabitants propose, where. Holds nothing about who wrote it; deleted at the end of its retention, or by its author';
COMMENT ON COLUMN idee.theme IS 'One of the five axes of the projet de territoire of Lens-Liévin, or autre';
COMMENT ON COLUMN idee.texte IS 'As it was sent, plain text; links and ways to reach somebody are masked where it is shown to all';
COMMENT ON COLUMN idee.lieu IS 'point: placed on the map, to the metre; commune: the whole commune, whose inner point stands in geom';
COMMENT ON COLUMN idee.code IS 'SHA-256 of the code that its author alone was given';
COMMENT ON COLUMN idee.motif IS 'Why it was refused or archived; its author reads it';
COMMENT ON COLUMN idee.reponse IS 'What the agglomeration answers, shown under the idea';
COMMENT ON COLUMN idee.publiee_le IS 'First publication; retention is counted from it';
COMMENT ON COLUMN idee.version IS 'Rises with each decision or answer: two moderators do not overwrite each other';
CREATE INDEX idee_geom_idx ON idee USING gist (geom);
CREATE INDEX idee_etat_idx ON idee (etat, id DESC);
CREATE INDEX idee_insee_idx ON idee (insee);

CREATE TABLE idee_decision (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  idee       bigint NOT NULL REFERENCES idee ON DELETE CASCADE,
  avant      text NOT NULL CHECK (avant IN ('en_attente', 'publiee', 'refusee', 'archivee')),
  apres      text NOT NULL CHECK (apres IN ('en_attente', 'publiee', 'refusee', 'archivee')),
  motif      text,
  motif_avant text,
  decide_avant timestamptz,
  publiee_avant timestamptz,
  auteur     text NOT NULL CHECK (auteur <> ''),
  cle        text REFERENCES cle,
  moment     timestamptz NOT NULL DEFAULT clock_timestamp(),
  annulee_le timestamptz
);
COMMENT ON TABLE idee_decision IS 'What moderators decided, with what it takes to undo it; goes with the idea, whose journal keeps that there was one';
COMMENT ON COLUMN idee_decision.annulee_le IS 'When it was taken back; null while it counts';
CREATE INDEX idee_decision_idee_idx ON idee_decision (idee, id DESC);
