-- The perimeter of a SCoT as its authority publishes it (CNIG, prescriptions nationales SCoT 2024, table PERIMETRE_SCOT),
-- beside the one that is the union of our communes (scot.geom). One never replaces the other: the difference is shown.

CREATE TABLE perimetre_scot_publie (
  id       text PRIMARY KEY CHECK (id <> ''),
  idurba   text NOT NULL CHECK (idurba ~ '^[0-9]{9}_SCOT_[0-9]{8}(_[a-zA-Z])?$'),
  siren    text GENERATED ALWAYS AS (left(idurba, 9)) STORED,
  sources  text[] NOT NULL DEFAULT '{}',
  date_maj date,
  geom     geometry(MultiPolygon, 2154) NOT NULL CHECK (ST_IsValid(geom) AND NOT ST_IsEmpty(geom))
);
COMMENT ON TABLE perimetre_scot_publie IS 'Perimeters of SCoT as published, each object of the file a row: several rows of one idurba are one perimeter';
COMMENT ON COLUMN perimetre_scot_publie.idurba IS 'Identifier of the document: SIREN of its authority, SCOT, date (YYYYMMDD), a letter when there are several';
CREATE INDEX perimetre_scot_publie_geom_idx ON perimetre_scot_publie USING gist (geom);
CREATE INDEX perimetre_scot_publie_idurba_idx ON perimetre_scot_publie (idurba);

CREATE VIEW v_perimetre_scot_ecart AS
WITH publie AS (
  SELECT idurba, siren, ST_Multi(ST_UnaryUnion(ST_Collect(geom))) AS geom FROM perimetre_scot_publie GROUP BY idurba, siren)
SELECT p.idurba, p.siren, s.id AS scot, s.nom,
       ST_Area(p.geom) / 1e4 AS publie_ha, ST_Area(s.geom) / 1e4 AS calcule_ha,
       m.commun_ha,
       ST_Area(p.geom) / 1e4 - m.commun_ha AS publie_seul_ha,
       ST_Area(s.geom) / 1e4 - m.commun_ha AS calcule_seul_ha,
       (ST_Area(p.geom) - ST_Area(s.geom)) / 1e4 AS ecart_ha
FROM publie p JOIN scot s ON ST_Intersects(p.geom, s.geom)
CROSS JOIN LATERAL (SELECT ST_Area(ST_Intersection(p.geom, s.geom)) / 1e4 AS commun_ha) m
WHERE m.commun_ha > 0;
COMMENT ON VIEW v_perimetre_scot_ecart IS 'Each published perimeter against ours, in hectares: what is in both, in one alone, and the difference of areas';
