-- What the coherence rules (fiche/coherence) find in the printed contracts; written anew with every load of gis-data.
CREATE TABLE anomalie (
  id             text PRIMARY KEY,
  rang           integer NOT NULL UNIQUE,
  regle          text NOT NULL,
  severite       text NOT NULL CHECK (severite IN ('erreur', 'avertissement', 'information')),
  contrat        text NOT NULL REFERENCES contrat ON DELETE CASCADE,
  fiche          text REFERENCES fiche ON DELETE CASCADE,
  champ          text NOT NULL,
  phrase         text NOT NULL CHECK (phrase <> ''),
  valeurs        jsonb NOT NULL,
  difference_eur numeric(16, 2)
);
COMMENT ON TABLE anomalie IS 'Contradictions between what the contracts print in two places';
COMMENT ON COLUMN anomalie.id IS 'Fiche or contract, rule and value: the same from one load to the next';
COMMENT ON COLUMN anomalie.fiche IS 'Null: the contract as a whole';
COMMENT ON COLUMN anomalie.valeurs IS 'The values that disagree: libelle, valeur, unite, imprime, sources';
CREATE INDEX anomalie_fiche_idx ON anomalie (fiche);
CREATE INDEX anomalie_contrat_idx ON anomalie (contrat, rang);
