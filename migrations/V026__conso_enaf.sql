-- Consumption of natural, agricultural and forest land (ENAF) as Cerema publishes it, edition by edition.
-- Cerema's file has one row a commune and one column a year and destination: naf11art12 is the flow between 1 January 2011
-- and 1 January 2012, hence of the year 2011, all destinations together; art11hab12 is the part of it for housing. Here each
-- of these columns is a row. Figures stay as printed, in m²: a total may differ from the sum of its destinations by a metre or
-- two, and residues of -1 or -2 m² exist. Columns that span several years (naf09art23) are never among the flows: they are
-- kept as indicators, so that nobody adds them to the years.

CREATE TABLE conso_enaf (
  id          text PRIMARY KEY CHECK (id <> ''),
  millesime   integer NOT NULL CHECK (millesime BETWEEN 2010 AND 2100),
  insee       text NOT NULL REFERENCES commune,
  annee       integer NOT NULL CHECK (annee BETWEEN 2000 AND 2099),
  destination text NOT NULL CHECK (destination IN ('total', 'act', 'hab', 'mix', 'rou', 'fer', 'inc')),
  surface_m2  numeric NOT NULL CHECK (surface_m2 > -100 AND surface_m2 < 1e9),
  provisoire  boolean GENERATED ALWAYS AS (annee = millesime - 1) STORED,
  UNIQUE (millesime, insee, annee, destination),
  CHECK (annee < millesime)
);
COMMENT ON TABLE conso_enaf IS 'ENAF consumed in a commune in a year, by destination, as an edition of Cerema''s file prints it';
COMMENT ON COLUMN conso_enaf.millesime IS 'Edition: 1 January of the year where its last flow ends (2023 for the file 2009-2023)';
COMMENT ON COLUMN conso_enaf.annee IS 'Year of the flow: from its 1 January to the next';
COMMENT ON COLUMN conso_enaf.destination IS 'total: the file''s own total (naf…), beside its six parts: act activity, hab housing, mix both, rou roads, fer railways, inc unknown. A sum over destinations leaves total out';
COMMENT ON COLUMN conso_enaf.surface_m2 IS 'm², as printed; a gross flow, never negative but for residues of rounding';
COMMENT ON COLUMN conso_enaf.provisoire IS 'Last year of its edition: the next edition corrects it';
CREATE INDEX conso_enaf_commune_idx ON conso_enaf (insee, millesime, annee);

CREATE TABLE enaf_indicateur (
  id         text PRIMARY KEY CHECK (id <> ''),
  millesime  integer NOT NULL CHECK (millesime BETWEEN 2010 AND 2100),
  insee      text NOT NULL REFERENCES commune,
  indicateur text NOT NULL CHECK (indicateur IN (
    'pop', 'men', 'emp', 'artcom', 'mepart', 'menhab', 'artpop', 'surfcom',
    'total', 'act', 'hab', 'mix', 'rou', 'fer', 'inc')),
  debut      integer CHECK (debut BETWEEN 2000 AND 2099),
  fin        integer NOT NULL CHECK (fin BETWEEN 2000 AND 2100),
  valeur     numeric NOT NULL,
  UNIQUE NULLS NOT DISTINCT (millesime, insee, indicateur, debut, fin),
  CHECK (debut < fin)
);
COMMENT ON TABLE enaf_indicateur IS 'The other figures of Cerema''s file: state of the commune, ratios, and totals over several years, each as printed';
COMMENT ON COLUMN enaf_indicateur.indicateur IS 'pop inhabitants, men households, emp jobs (their change when debut is given); artcom % of the commune consumed; mepart households and jobs gained by hectare consumed for housing, menhab households alone; artpop m² consumed for housing by inhabitant gained; surfcom m² of the commune; total, act, hab, mix, rou, fer, inc: m² consumed over the whole period, never to be added to conso_enaf';
COMMENT ON COLUMN enaf_indicateur.debut IS 'First year of the period; null for a state at fin';
CREATE INDEX enaf_indicateur_commune_idx ON enaf_indicateur (insee, millesime);

-- A row a commune and year, so that a total and its parts are never added.
CREATE VIEW v_conso_enaf AS
SELECT millesime, insee, annee, provisoire,
       max(surface_m2) FILTER (WHERE destination = 'total') AS total_m2,
       max(surface_m2) FILTER (WHERE destination = 'act') AS act_m2,
       max(surface_m2) FILTER (WHERE destination = 'hab') AS hab_m2,
       max(surface_m2) FILTER (WHERE destination = 'mix') AS mix_m2,
       max(surface_m2) FILTER (WHERE destination = 'rou') AS rou_m2,
       max(surface_m2) FILTER (WHERE destination = 'fer') AS fer_m2,
       max(surface_m2) FILTER (WHERE destination = 'inc') AS inc_m2,
       max(surface_m2) FILTER (WHERE destination = 'total')
         - sum(surface_m2) FILTER (WHERE destination <> 'total') AS ecart_m2
FROM conso_enaf
GROUP BY millesime, insee, annee, provisoire;
COMMENT ON VIEW v_conso_enaf IS 'Flows of ENAF, a row a commune and year of an edition; ecart_m2 is the total less its parts, as printed';
