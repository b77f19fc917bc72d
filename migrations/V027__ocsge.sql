-- Land cover and land use: OCS GE of IGN, with its nomenclature and the rule that says what is artificialised.
--
-- Sources. Nomenclature: OCS GE, annexe of art. R. 101-1 of the code de l'urbanisme (décret n° 2022-763 of 29 April 2022,
-- modified by décret n° 2023-1096 of 27 November 2023). Codes, titles and the 280 pairs: fixtures of « Mon Diagnostic
-- Artificialisation » (MTES-MCT, licence MIT), titles shortened here. What the pairs do not say and a check must: the
-- thresholds (built from 50 m², others from 2 500 m²), and the parks a territory may declare not artificialised.

CREATE TABLE ocsge_couverture (
  code   text PRIMARY KEY CHECK (code ~ '^CS[0-9](\.[0-9])*$'),
  titre  text NOT NULL CHECK (titre <> ''),
  parent text REFERENCES ocsge_couverture
);
COMMENT ON TABLE ocsge_couverture IS 'Land cover of OCS GE, all levels; polygons carry the codes nothing hangs below';
INSERT INTO ocsge_couverture (code, titre, parent) VALUES
  ('CS1', 'Sans végétation', NULL),
  ('CS1.1', 'Surfaces anthropisées', 'CS1'),
  ('CS1.1.1', 'Zones imperméables', 'CS1.1'),
  ('CS1.1.1.1', 'Zones bâties', 'CS1.1.1'),
  ('CS1.1.1.2', 'Zones non bâties', 'CS1.1.1'),
  ('CS1.1.2', 'Zones perméables', 'CS1.1'),
  ('CS1.1.2.1', 'Zones à matériaux minéraux', 'CS1.1.2'),
  ('CS1.1.2.2', 'Zones à autres matériaux composites', 'CS1.1.2'),
  ('CS1.2', 'Surfaces naturelles', 'CS1'),
  ('CS1.2.1', 'Sols nus', 'CS1.2'),
  ('CS1.2.2', 'Surfaces d’eau', 'CS1.2'),
  ('CS1.2.3', 'Névés et glaciers', 'CS1.2'),
  ('CS2', 'Avec végétation', NULL),
  ('CS2.1', 'Végétation ligneuse', 'CS2'),
  ('CS2.1.1', 'Formations arborées', 'CS2.1'),
  ('CS2.1.1.1', 'Peuplement de feuillus', 'CS2.1.1'),
  ('CS2.1.1.2', 'Peuplement de conifères', 'CS2.1.1'),
  ('CS2.1.1.3', 'Peuplement mixte', 'CS2.1.1'),
  ('CS2.1.2', 'Formations arbustives et sous-arbrisseaux', 'CS2.1'),
  ('CS2.1.3', 'Autres formations ligneuses', 'CS2.1'),
  ('CS2.2', 'Végétation non ligneuse', 'CS2'),
  ('CS2.2.1', 'Formations herbacées', 'CS2.2'),
  ('CS2.2.2', 'Autres formations non ligneuses', 'CS2.2');

CREATE TABLE ocsge_usage (
  code   text PRIMARY KEY CHECK (code ~ '^US[0-9]+(\.[0-9])*$'),
  titre  text NOT NULL CHECK (titre <> ''),
  parent text REFERENCES ocsge_usage
);
COMMENT ON TABLE ocsge_usage IS 'Land use of OCS GE, all levels; US235 stands for US2, US3 and US5 where they are not told apart';
INSERT INTO ocsge_usage (code, titre, parent) VALUES
  ('US1', 'Production primaire', NULL),
  ('US1.1', 'Agriculture', 'US1'),
  ('US1.2', 'Sylviculture', 'US1'),
  ('US1.3', 'Activités d’extraction', 'US1'),
  ('US1.4', 'Pêche et aquaculture', 'US1'),
  ('US1.5', 'Autre', 'US1'),
  ('US2', 'Secondaire', NULL),
  ('US3', 'Tertiaire', NULL),
  ('US4', 'Réseaux de transport logistiques et infrastructures', NULL),
  ('US4.1', 'Réseaux de transport', 'US4'),
  ('US4.1.1', 'Transport routier', 'US4.1'),
  ('US4.1.2', 'Transport ferré', 'US4.1'),
  ('US4.1.3', 'Transport aérien', 'US4.1'),
  ('US4.1.4', 'Transport eau', 'US4.1'),
  ('US4.1.5', 'Autres réseaux de transport', 'US4.1'),
  ('US4.2', 'Services de logistique et de stockage', 'US4'),
  ('US4.3', 'Réseaux d’utilité publique', 'US4'),
  ('US5', 'Résidentiel', NULL),
  ('US6', 'Autre usage', NULL),
  ('US6.1', 'Zones en transition', 'US6'),
  ('US6.2', 'Zones abandonnées', 'US6'),
  ('US6.3', 'Sans usage', 'US6'),
  ('US6.6', 'Usage inconnu', 'US6'),
  ('US235', 'Production secondaire, tertiaire et usage résidentiel', NULL);

CREATE TABLE ocsge_artificialisation (
  code_cs        text NOT NULL REFERENCES ocsge_couverture,
  code_us        text NOT NULL REFERENCES ocsge_usage,
  artificialise  boolean NOT NULL,
  impermeable    boolean NOT NULL,
  PRIMARY KEY (code_cs, code_us),
  CHECK (artificialise OR NOT impermeable)
);
COMMENT ON TABLE ocsge_artificialisation IS 'What a pair of cover and use is by the nomenclature alone, thresholds not applied';
INSERT INTO ocsge_artificialisation (code_cs, code_us, artificialise, impermeable)
SELECT c.code, u.code,
       CASE
         -- Mineral ground is artificialised, but for quarries at work.
         WHEN c.code IN ('CS1.1.1.1', 'CS1.1.1.2', 'CS1.1.2.2') THEN true
         WHEN c.code = 'CS1.1.2.1' THEN u.code <> 'US1.3'
         -- Grass is, where it serves industry, services, housing, networks, or nothing any more.
         WHEN c.code IN ('CS2.2.1', 'CS2.2.2') THEN u.code IN ('US2', 'US3', 'US5', 'US235', 'US4.1.1', 'US4.1.2', 'US4.1.3',
                                                               'US4.1.4', 'US4.1.5', 'US4.2', 'US4.3', 'US6.1', 'US6.2')
         ELSE false
       END,
       c.code IN ('CS1.1.1.1', 'CS1.1.1.2')
FROM ocsge_couverture c CROSS JOIN ocsge_usage u
WHERE NOT EXISTS (SELECT FROM ocsge_couverture p WHERE p.parent = c.code)
  AND NOT EXISTS (SELECT FROM ocsge_usage p WHERE p.parent = u.code);

-- A million polygons: the area is kept beside, so that whoever lies whole inside a perimeter costs no geometry; the index on
-- geom is what a check of a project asks (a few dozen polygons under its box). Rows are stored in the order an import
-- brings them: along the curve of `ORDER BY geom`. Validity is the import's to check, once, not a constraint's at each write.
CREATE TABLE ocsge (
  id           text PRIMARY KEY CHECK (id <> ''),
  id_source    text,
  millesime    integer NOT NULL CHECK (millesime BETWEEN 1990 AND 2100),
  code_cs      text NOT NULL CHECK (code_cs ~ '^CS[0-9](\.[0-9])*$'),
  code_us      text NOT NULL CHECK (code_us ~ '^US[0-9]+(\.[0-9])*$'),
  artif_ign    boolean,
  source       text,
  ossature     boolean,
  surface_m2   double precision GENERATED ALWAYS AS (ST_Area(geom)) STORED,
  geom         geometry(MultiPolygon, 2154) NOT NULL CHECK (NOT ST_IsEmpty(geom))
);
COMMENT ON TABLE ocsge IS 'Polygons of OCS GE (IGN), one set a vintage; never mixed with ocs2d';
COMMENT ON COLUMN ocsge.id IS 'Vintage and IGN''s identifier, which is unique in its vintage only';
COMMENT ON COLUMN ocsge.id_source IS 'IGN''s identifier';
COMMENT ON COLUMN ocsge.millesime IS 'Year of the aerial photographs';
COMMENT ON COLUMN ocsge.code_cs IS 'Land cover, as the file has it; ocsge_couverture knows the present nomenclature';
COMMENT ON COLUMN ocsge.code_us IS 'Land use, as the file has it';
COMMENT ON COLUMN ocsge.artif_ign IS 'Artificialised by IGN''s own reckoning, thresholds applied; null when the file does not say';
COMMENT ON COLUMN ocsge.source IS 'What IGN saw it on';
COMMENT ON COLUMN ocsge.ossature IS 'Part of the network of roads, railways and rivers the rest is drawn between';
CREATE INDEX ocsge_geom_idx ON ocsge USING gist (geom);
CREATE INDEX ocsge_millesime_idx ON ocsge (millesime);

CREATE VIEW v_ocsge AS
SELECT o.*, coalesce(o.artif_ign, a.artificialise) AS artificialise,
       CASE WHEN o.artif_ign IS NOT NULL THEN 'ign' WHEN a.artificialise IS NOT NULL THEN 'matrice' END AS artificialise_selon,
       a.impermeable
FROM ocsge o LEFT JOIN ocsge_artificialisation a USING (code_cs, code_us);
COMMENT ON VIEW v_ocsge IS 'Polygons of OCS GE with what they are: by IGN''s field where it has one, else by the pair of codes without thresholds; null when the pair is unknown';
