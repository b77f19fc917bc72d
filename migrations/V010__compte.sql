-- Who may write, and what was written. Reading is open to all.

CREATE TABLE cle (
  id          text PRIMARY KEY CHECK (id ~ '^[a-z0-9]{8}$'),
  nom         text NOT NULL CHECK (nom <> '' AND length(nom) <= 100),
  role        text NOT NULL CHECK (role = 'administrateur'),
  empreinte   bytea NOT NULL UNIQUE CHECK (length(empreinte) = 32),
  creee_le    timestamptz NOT NULL DEFAULT now(),
  utilisee_le timestamptz,
  revoquee_le timestamptz
);
COMMENT ON TABLE cle IS 'Keys that allow writing. A key is 256 random bits, shown once; its SHA-256 alone is kept';
COMMENT ON COLUMN cle.nom IS 'Who holds it; signs what is written with it';
COMMENT ON COLUMN cle.utilisee_le IS 'Last use, to the hour';

CREATE TABLE journal (
  id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  moment    timestamptz NOT NULL DEFAULT now(),
  auteur    text NOT NULL CHECK (auteur <> ''),
  cle       text REFERENCES cle,
  sujet     text NOT NULL CHECK (sujet ~ '^[a-z_]+$'),
  sujet_id  text NOT NULL,
  operation text NOT NULL CHECK (operation ~ '^[a-z_]+$'),
  champ     text,
  avant     jsonb,
  apres     jsonb,
  annule    bigint REFERENCES journal
);
COMMENT ON TABLE journal IS 'What people wrote, value by value, in the transaction that wrote it; never changed afterwards';
COMMENT ON COLUMN journal.cle IS 'Null: the program itself (a reload of the bundled files)';
COMMENT ON COLUMN journal.sujet IS 'Kind of what was written on: fiche…; sujet_id is its id';
COMMENT ON COLUMN journal.operation IS 'creation, modification, archivage, restauration, decision, financement…';
COMMENT ON COLUMN journal.champ IS 'The value written; null when the operation is about the whole';
COMMENT ON COLUMN journal.annule IS 'The entry this one undoes';
CREATE INDEX journal_sujet_idx ON journal (sujet, sujet_id, id DESC);
CREATE INDEX journal_moment_idx ON journal (moment);
