-- Texts of the local report on the artificialisation of land (art. L. 2231-1 CGCT): what people write beside its figures.
-- The figures are computed at each reading; a text is one section of the report of one perimeter for one year.

CREATE TABLE rapport_local_texte (
  perimetre  text NOT NULL CHECK (perimetre ~ '^(commune|epci|scot|communes):.+$' AND length(perimetre) <= 2000),
  annee      integer NOT NULL CHECK (annee BETWEEN 2011 AND 2100),
  rubrique   text NOT NULL CHECK (rubrique ~ '^[a-z_]+$'),
  texte      text NOT NULL CHECK (length(texte) <= 20000),
  auteur     text NOT NULL CHECK (auteur <> ''),
  cle        text REFERENCES cle,
  modifie_le timestamptz NOT NULL DEFAULT clock_timestamp(),
  version    integer NOT NULL CHECK (version > 0),
  PRIMARY KEY (perimetre, annee, rubrique)
);
COMMENT ON TABLE rapport_local_texte IS 'What people write in a local report, section by section; earlier texts are in the journal (sujet rapport_local)';
COMMENT ON COLUMN rapport_local_texte.perimetre IS 'As written in addresses: commune:INSEE, epci:SIREN, scot:ID, communes:INSEE,INSEE…';
COMMENT ON COLUMN rapport_local_texte.annee IS 'Year in which the report is presented: it tells of the calendar years before';
COMMENT ON COLUMN rapport_local_texte.rubrique IS 'Section of the report';
COMMENT ON COLUMN rapport_local_texte.texte IS 'Empty when it was taken away: its version still counts';
COMMENT ON COLUMN rapport_local_texte.version IS 'Of the report (perimetre, annee) after this text was written: the greatest of its texts is the report''s';
COMMENT ON COLUMN rapport_local_texte.cle IS 'With which key; null on the command line';
CREATE INDEX rapport_local_texte_recent_idx ON rapport_local_texte (perimetre, annee, version);
