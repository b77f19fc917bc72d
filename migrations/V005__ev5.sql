-- Sections of EuroVelo 5: the objects of the layer `ev5`. num_iti and d_service are names of the national schema of
-- cycling facilities v0.3.5; statut has more steps than its statut_d (EN TRAVAUX, EN SERVICE), because planners follow
-- a section long before its works.
-- Sections that follow each other by ordre share an end point where the documents say that the route goes on.

CREATE TABLE ev5 (
  id             text PRIMARY KEY CHECK (id ~ '^[a-z0-9][a-z0-9-]*$'),
  nom            text NOT NULL CHECK (nom <> ''),
  ordre          integer NOT NULL CHECK (ordre > 0),
  depart         text,
  arrivee        text,
  statut         text CHECK (statut IN ('projet', 'etudes', 'travaux', 'ouvert')),
  maitre_ouvrage text,
  longueur_km    numeric(8, 3) CHECK (longueur_km > 0),
  d_service      integer CHECK (d_service BETWEEN 1900 AND 2100),
  num_iti        text,
  remarque       text,
  insee          text REFERENCES commune,
  communes       text[] NOT NULL DEFAULT '{}',
  precision      text NOT NULL CHECK (precision IN ('officielle', 'numerisee', 'indicative', 'schematique')),
  sources        text[] NOT NULL DEFAULT '{}',
  date_maj       date,
  geom           geometry(MultiLineString, 2154) NOT NULL CHECK (ST_IsValid(geom) AND NOT ST_IsEmpty(geom))
);

COMMENT ON TABLE ev5 IS 'Sections of EuroVelo 5';
COMMENT ON COLUMN ev5.nom IS 'Ends of the section';
COMMENT ON COLUMN ev5.ordre IS 'Rank along the route, west to east then south to north';
COMMENT ON COLUMN ev5.depart IS 'Western or southern end; NULL when the source does not name it';
COMMENT ON COLUMN ev5.arrivee IS 'Eastern or northern end';
COMMENT ON COLUMN ev5.statut IS 'Progress of the section at date_maj';
COMMENT ON COLUMN ev5.maitre_ouvrage IS 'Who carries the section, as printed';
COMMENT ON COLUMN ev5.longueur_km IS 'Length printed in a document, in kilometres; never measured on geom';
COMMENT ON COLUMN ev5.d_service IS 'Year of opening';
COMMENT ON COLUMN ev5.num_iti IS 'Number of the route';
COMMENT ON COLUMN ev5.remarque IS 'Disagreements between documents, limits, cautions';
COMMENT ON COLUMN ev5.insee IS 'First commune the source names, or implies (then said in remarque); NULL when it names none';
COMMENT ON COLUMN ev5.communes IS 'Communes touched by geom, kept by trigger';
COMMENT ON COLUMN ev5.precision IS 'How geom was obtained';
COMMENT ON COLUMN ev5.sources IS 'document:line or document:first-last';
COMMENT ON COLUMN ev5.date_maj IS 'Date of the most recent document that informs the section';
COMMENT ON COLUMN ev5.geom IS 'Course, indicative unless precision says otherwise';

CREATE INDEX ev5_geom_idx ON ev5 USING gist (geom);
SELECT suivre_objets('ev5', 'ev5');
