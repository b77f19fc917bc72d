-- What is known of the official open data (gis-data/sources.json): when each was last looked at, and the import that waits
-- for a decision when something new was found. Looking never writes into a layer.

CREATE TABLE source_etat (
  source       text PRIMARY KEY CHECK (source ~ '^[a-z0-9][a-z0-9-]*$'),
  verifie_le   timestamptz NOT NULL,
  etat         text NOT NULL CHECK (etat IN ('a_jour', 'propose', 'echec')),
  motif        text,
  sha256       text CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  telecharge_le timestamptz,
  import       text REFERENCES import ON DELETE SET NULL,
  CHECK (etat <> 'echec' OR motif IS NOT NULL)
);
COMMENT ON TABLE source_etat IS 'The last look at each declared source (fr.archipel.exchange.source)';
COMMENT ON COLUMN source_etat.etat IS 'a_jour: its file would change nothing; propose: an import waits; echec: it could not be fetched or examined';
COMMENT ON COLUMN source_etat.motif IS 'French: why it failed';
COMMENT ON COLUMN source_etat.sha256 IS 'Of the file that was examined: another one is examined again';
COMMENT ON COLUMN source_etat.import IS 'The import that proposes what the file brings; a person applies it, or not';
