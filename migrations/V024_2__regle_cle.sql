-- What the application of an import needs once its file is gone.
ALTER TABLE import ADD COLUMN regle_cle jsonb;
COMMENT ON COLUMN import.regle_cle IS 'How rows found their objects (fr.archipel.exchange.profile.KeyRule), as examined';
