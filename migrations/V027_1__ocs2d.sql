-- OCS2D, the land cover and use of Hauts-de-France (Région, Géo2France): finer than OCS GE, with codes of its own that look
-- alike and mean otherwise (CS1.2.1 is bare ground in one, mineral material in the other). It stands beside OCS GE and is
-- never mixed with it in one figure. Source of codes: nomenclature OCS2D 2021, third level, titles shortened here.

CREATE TABLE ocs2d_couverture (
  code  text PRIMARY KEY CHECK (code ~ '^CS[0-9]\.[0-9]\.[0-9]$'),
  titre text NOT NULL CHECK (titre <> '')
);
COMMENT ON TABLE ocs2d_couverture IS 'Land cover of OCS2D, third level';
INSERT INTO ocs2d_couverture (code, titre) VALUES
  ('CS1.1.1', 'Surfaces bâties'),
  ('CS1.1.2', 'Surfaces non bâties'),
  ('CS1.2.1', 'Matériaux minéraux, pierre, terre'),
  ('CS1.2.2', 'Autres matériaux'),
  ('CS2.1.1', 'Plages de sable'),
  ('CS2.1.2', 'Dunes'),
  ('CS2.1.3', 'Vasières et alluvions sableuses'),
  ('CS2.2.1', 'Plages de galets et alluvions grossières'),
  ('CS2.2.2', 'Côtes rocheuses et falaises'),
  ('CS3.1.1', 'Plans d’eau'),
  ('CS3.1.2', 'Cours d’eau'),
  ('CS3.2.1', 'Zone subtidale saumâtre'),
  ('CS3.2.2', 'Mer'),
  ('CS4.1.1', 'Feuillus sur dunes'),
  ('CS4.1.2', 'Feuillus'),
  ('CS4.1.3', 'Boisements humides'),
  ('CS4.2.1', 'Conifères sur dunes'),
  ('CS4.2.2', 'Conifères'),
  ('CS4.3.1', 'Peuplements mixtes sur dunes'),
  ('CS4.3.2', 'Peuplements mixtes ou indéterminés'),
  ('CS4.4.0', 'Vergers'),
  ('CS5.1.1', 'Landes, fourrés, broussailles'),
  ('CS5.1.2', 'Fourrés et landes humides'),
  ('CS5.1.3', 'Végétation arbustive sur dunes'),
  ('CS5.2.0', 'Vignes'),
  ('CS6.1.1', 'Prairies mésophiles'),
  ('CS6.1.2', 'Prairies humides'),
  ('CS6.2.0', 'Pelouses naturelles'),
  ('CS6.3.0', 'Terres arables'),
  ('CS6.4.1', 'Herbacées humides continentales'),
  ('CS6.4.2', 'Herbacées humides maritimes'),
  ('CS6.5.0', 'Herbacées sur dunes'),
  ('CS6.6.0', 'Autres couverts surtout herbacés');

CREATE TABLE ocs2d_usage (
  code  text PRIMARY KEY CHECK (code ~ '^US[0-9]\.[0-9]\.[0-9]$'),
  titre text NOT NULL CHECK (titre <> '')
);
COMMENT ON TABLE ocs2d_usage IS 'Land use of OCS2D, third level';
INSERT INTO ocs2d_usage (code, titre) VALUES
  ('US1.1.1', 'Prairies'),
  ('US1.1.2', 'Bandes enherbées'),
  ('US1.1.3', 'Cultures annuelles'),
  ('US1.1.4', 'Horticulture, pépinières'),
  ('US1.1.5', 'Cultures permanentes'),
  ('US1.1.6', 'Autoconsommation'),
  ('US1.1.7', 'Infrastructures agricoles'),
  ('US1.2.1', 'Zones de coupes'),
  ('US1.2.2', 'Peupleraies'),
  ('US1.2.3', 'Plantations récentes'),
  ('US1.2.4', 'Autres plantations'),
  ('US1.3.1', 'Extraction de matériaux en exploitation'),
  ('US1.3.2', 'Terrils en exploitation'),
  ('US1.4.0', 'Aquaculture, pisciculture'),
  ('US2.1.1', 'Zones industrielles et d’activités économiques'),
  ('US2.1.2', 'Stockage ou production d’énergie fossile'),
  ('US2.1.3', 'Stockage ou production de biogaz'),
  ('US2.1.4', 'Production d’énergie solaire'),
  ('US2.1.5', 'Production éolienne'),
  ('US2.2.0', 'Zones commerciales'),
  ('US3.1.1', 'Emprises scolaires et universitaires'),
  ('US3.1.2', 'Emprises hospitalières'),
  ('US3.1.3', 'Cimetières et lieux de culte'),
  ('US3.1.4', 'Parkings et places'),
  ('US3.1.5', 'Déchetteries et décharges publiques'),
  ('US3.1.6', 'Autres emprises collectives'),
  ('US3.2.1', 'Parcs et espaces verts paysagers'),
  ('US3.2.2', 'Terrains et complexes sportifs'),
  ('US3.2.3', 'Golfs'),
  ('US3.2.4', 'Campings'),
  ('US3.2.5', 'Complexes culturels et zones de loisirs'),
  ('US4.1.1', 'Routier principal'),
  ('US4.1.2', 'Routier secondaire'),
  ('US4.2.1', 'Ferré principal'),
  ('US4.2.2', 'Ferré secondaire'),
  ('US4.3.0', 'Aérien'),
  ('US4.4.0', 'Fluvial et maritime'),
  ('US4.5.0', 'Espaces associés aux réseaux de transport'),
  ('US5.1.1', 'Habitat continu fortement compact'),
  ('US5.1.2', 'Habitat continu moyennement compact'),
  ('US5.1.3', 'Habitat continu faiblement compact'),
  ('US5.2.1', 'Habitat discontinu fortement compact'),
  ('US5.2.2', 'Habitat discontinu moyennement compact'),
  ('US5.2.3', 'Habitat discontinu faiblement compact'),
  ('US5.3.1', 'Grands ensembles collectifs'),
  ('US5.3.2', 'Collectifs'),
  ('US5.4.0', 'Habitat isolé'),
  ('US6.1.1', 'Chantiers'),
  ('US6.1.2', 'Extraction de matériaux en mutation'),
  ('US6.2.1', 'Friches économiques'),
  ('US6.2.2', 'Vacants urbains'),
  ('US6.2.3', 'Espaces agricoles non exploités'),
  ('US7.0.0', 'Usages indéterminés');

-- The regional file draws each polygon once and gives its codes at each date (cs05, us05 … cs24, us24): here each date is a
-- row, so that a vintage is asked for like one of OCS GE, and the next one needs no column.
CREATE TABLE ocs2d (
  id         text PRIMARY KEY CHECK (id <> ''),
  id_source  text,
  millesime  integer NOT NULL CHECK (millesime BETWEEN 1990 AND 2100),
  code_cs    text NOT NULL CHECK (code_cs ~ '^CS[0-9](\.[0-9])*$'),
  code_us    text CHECK (code_us ~ '^US[0-9](\.[0-9])*$'),
  surface_m2 double precision GENERATED ALWAYS AS (ST_Area(geom)) STORED,
  geom       geometry(MultiPolygon, 2154) NOT NULL CHECK (NOT ST_IsEmpty(geom))
);
COMMENT ON TABLE ocs2d IS 'Polygons of OCS2D Hauts-de-France, a row a polygon and vintage; never mixed with ocsge';
COMMENT ON COLUMN ocs2d.id IS 'Vintage and the file''s identifier';
COMMENT ON COLUMN ocs2d.millesime IS 'Year of the aerial photographs: 2005, 2010, 2015, 2021, 2024';
COMMENT ON COLUMN ocs2d.code_cs IS 'Land cover (ocs2d_couverture), as the file has it';
COMMENT ON COLUMN ocs2d.code_us IS 'Land use (ocs2d_usage), as the file has it; null in layers of cover alone';
CREATE INDEX ocs2d_geom_idx ON ocs2d USING gist (geom);
CREATE INDEX ocs2d_millesime_idx ON ocs2d (millesime);
