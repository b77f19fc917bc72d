-- Land known as natural, agricultural and forest (ENAF) or as urbanised: what settles a project's ground where no friche and
-- no activity zone does. Drawn by its producer from a source it names, at a date; who imports it answers for it.

CREATE TABLE sol_reference (
  id        text PRIMARY KEY CHECK (id <> ''),
  id_source text,
  nature    text NOT NULL CHECK (nature IN ('enaf', 'urbanise')),
  millesime integer NOT NULL CHECK (millesime BETWEEN 1990 AND 2100),
  source    text NOT NULL CHECK (source <> ''),
  geom      geometry(MultiPolygon, 2154) NOT NULL CHECK (ST_IsValid(geom) AND NOT ST_IsEmpty(geom))
);
COMMENT ON TABLE sol_reference IS 'Land known as ENAF or as urbanised, by vintage. Of each nature the last vintage alone counts; where the two overlap, nothing is known';
COMMENT ON COLUMN sol_reference.id IS 'Nature, vintage and the file''s identifier';
COMMENT ON COLUMN sol_reference.nature IS 'enaf: building there consumes; urbanise: building there consumes nothing';
COMMENT ON COLUMN sol_reference.millesime IS 'Year the ground was seen as such';
COMMENT ON COLUMN sol_reference.source IS 'What it was drawn from, or the file it came in';
CREATE INDEX sol_reference_geom_idx ON sol_reference USING gist (geom);
CREATE INDEX sol_reference_millesime_idx ON sol_reference (nature, millesime);

SELECT suivre_version('sol_reference', 'scot-donnees');
