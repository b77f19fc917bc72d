-- Imports: a file brought in, examined, applied or not, undone or not; and the identifiers producers give to objects.
-- The rows of a file wait in a table of their own (import.arrivee) between its examination and its application. It is
-- dropped afterwards; what undoing needs is in import_effet.

CREATE TABLE import (
  id             text PRIMARY KEY CHECK (id ~ '^[a-z0-9]{16,40}$'),
  cible          text NOT NULL CHECK (cible <> ''),
  fichier        text NOT NULL CHECK (fichier <> ''),
  etat           text NOT NULL CHECK (etat IN (
    'recu', 'examen', 'pret', 'refuse', 'application', 'applique', 'annulation', 'annule', 'abandonne', 'interrompu')),
  demande        jsonb NOT NULL,
  rapport        jsonb,
  motif          text,
  arrivee        text,
  auteur         text,
  cle            text,
  cree_le        timestamptz NOT NULL DEFAULT now(),
  modifie_le     timestamptz NOT NULL DEFAULT now(),
  applique_le    timestamptz,
  annule_le      timestamptz,
  CHECK (etat NOT IN ('refuse', 'interrompu') OR motif IS NOT NULL),
  CHECK (etat NOT IN ('applique', 'annule') OR (applique_le IS NOT NULL AND auteur IS NOT NULL))
);
COMMENT ON TABLE import IS 'Files brought in: what was asked, what was found, what became of it';
COMMENT ON COLUMN import.id IS 'Not to be guessed: whoever has it may read the import';
COMMENT ON COLUMN import.cible IS 'Layer, or table that is not one (enaf, ocsge)';
COMMENT ON COLUMN import.etat IS 'pret: examined, waiting for a decision; refuse: the file cannot be read or nothing of it can go in; interrompu: the process that worked on it ended';
COMMENT ON COLUMN import.demande IS 'What was asked: profile, mapping, reference system, choices';
COMMENT ON COLUMN import.rapport IS 'Counts and summary of the last examination or application';
COMMENT ON COLUMN import.motif IS 'French: why it is refused or interrupted';
COMMENT ON COLUMN import.arrivee IS 'Table where its rows wait; null when there is none';
COMMENT ON COLUMN import.cle IS 'Id of the key of who applied it; null on the command line';
CREATE INDEX import_moment_idx ON import (cree_le DESC);

CREATE TABLE import_probleme (
  import    text NOT NULL REFERENCES import ON DELETE CASCADE,
  n         bigint GENERATED ALWAYS AS IDENTITY,
  ligne     bigint NOT NULL,
  regle     text NOT NULL,
  severite  text NOT NULL CHECK (severite IN ('erreur', 'avertissement', 'information')),
  champ     text,
  valeur    text,
  accepte   text,
  phrase    text NOT NULL CHECK (phrase <> ''),
  lieu      geometry(Point, 4326),
  objet     text,
  PRIMARY KEY (import, n)
);
COMMENT ON TABLE import_probleme IS 'What the examination found, row by row (fr.archipel.exchange.finding.Finding)';
COMMENT ON COLUMN import_probleme.ligne IS 'Row of the file, from 1';
COMMENT ON COLUMN import_probleme.lieu IS 'Where to look: the fault of a geometry, or a point of the object';
COMMENT ON COLUMN import_probleme.objet IS 'Object already there that the finding is about';
CREATE INDEX import_probleme_regle_idx ON import_probleme (import, regle, ligne);

CREATE TABLE import_effet (
  import   text NOT NULL REFERENCES import,
  objet    text NOT NULL,
  action   text NOT NULL CHECK (action IN ('creation', 'modification', 'suppression')),
  avant    jsonb,
  avant_geom geometry,
  apres_md5  text,
  PRIMARY KEY (import, objet),
  CHECK ((action = 'creation') = (avant IS NULL)),
  CHECK ((action = 'suppression') = (apres_md5 IS NULL))
);
COMMENT ON TABLE import_effet IS 'What an applied import changed, as it was before: what undoing it restores';
COMMENT ON COLUMN import_effet.objet IS 'Key of the object in the import''s target';
COMMENT ON COLUMN import_effet.avant IS 'The whole row but its geometry; null for an object that was not there';
COMMENT ON COLUMN import_effet.apres_md5 IS 'Digest of the row the import left: an object changed since is not undone unseen';

CREATE TABLE identifiant_source (
  layer      text NOT NULL,
  source     text NOT NULL CHECK (source ~ '^[a-z0-9][a-z0-9-]*$'),
  source_id  text NOT NULL CHECK (source_id <> ''),
  objet_id   text NOT NULL,
  import     text REFERENCES import,
  PRIMARY KEY (layer, source, source_id)
);
COMMENT ON TABLE identifiant_source IS 'The identifier a producer gives to one of our objects: the next edition of its file finds it again';
CREATE INDEX identifiant_source_objet_idx ON identifiant_source (layer, objet_id);

CREATE TABLE profil_import (
  id         text PRIMARY KEY CHECK (id ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  cible      text NOT NULL,
  profil     jsonb NOT NULL CHECK (profil ->> 'id' = id),
  auteur     text NOT NULL,
  modifie_le timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE profil_import IS 'Mappings people saved (fr.archipel.exchange.profile.Profile); the built-in ones are resources';
