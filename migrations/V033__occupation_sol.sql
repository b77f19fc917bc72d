-- What the ground is, counted once and kept: artificialised or not with the thresholds of the law, stock by commune and
-- class, and what changed between two vintages. All of it is derived from ocsge, ocs2d, the communes' contours and the
-- rules; occupation_calcul says of which state of them, and a state that is no longer the present one is computed again
-- in the background (fr.archipel.scot.cover). An import only notes that its table changed.

-- ── Thresholds: parameters of the rule set ─────────────────────────────────────────────────────────────────────────

INSERT INTO regle_cle (cle, rang, titre, genre, perimetres, aide) VALUES
  ('seuil_bati', 40, 'Artificialisation : surface à partir de laquelle le bâti compte', 'surface_ha', '{france}',
   'Un bâti contigu plus petit prend la nature du sol qui l’entoure. La valeur du jeu par défaut s’applique au stock et aux flux de l’OCS GE.'),
  ('seuil_autres', 41, 'Artificialisation : surface à partir de laquelle les autres sols comptent', 'surface_ha', '{france}',
   'Un ensemble artificialisé contigu plus petit n’est pas artificialisé, bâti retenu excepté ; une enclave non artificialisée plus petite prend la nature du sol artificialisé qui l’entoure. La valeur du jeu par défaut s’applique.');
INSERT INTO regle_parametre (regle, cle, perimetre, titre, valeur, unite, etat, valide_du, source, remarque, auteur)
SELECT r.id, p.cle, 'france', p.titre, p.valeur, 'ha', 'etabli', date '2023-11-29', 'Code de l’urbanisme, annexe de l’art. R. 101-1 (décret n° 2023-1096 du 27 novembre 2023)', p.remarque, 'Archipel'
FROM regle r CROSS JOIN (VALUES
  ('seuil_bati', 'Seuil de référence du bâti', 0.0050, '50 m² d’emprise au sol.'),
  ('seuil_autres', 'Seuil de référence des autres surfaces', 0.2500, '2 500 m² d’emprise au sol ou de terrain.')) AS p (cle, titre, valeur, remarque)
WHERE r.nature = 'droit' AND r.par_defaut;

CREATE TABLE ocsge_seuil (
  ocsge          bigint PRIMARY KEY,
  millesime      integer NOT NULL,
  artificialise  boolean NOT NULL,
  regle          text NOT NULL CHECK (regle IN ('sous_seuil', 'enclave'))
);
COMMENT ON TABLE ocsge_seuil IS 'Polygons whose nature the thresholds change from what the matrix says of their codes; every other keeps it';
COMMENT ON COLUMN ocsge_seuil.ocsge IS 'Key of the polygon; not a reference, so that an import pays nothing for it';
COMMENT ON COLUMN ocsge_seuil.regle IS 'sous_seuil: artificialised by its codes, in too small a patch; enclave: not by its codes, too small a patch inside artificialised ground';
CREATE INDEX ocsge_seuil_millesime_idx ON ocsge_seuil (millesime);

CREATE VIEW v_sol_ocsge AS
SELECT o.id, o.millesime, o.code_cs, o.code_us, o.surface_m2, o.geom,
       coalesce(o.artif_ign, s.artificialise, a.artificialise) AS etat,
       CASE WHEN o.artif_ign IS NOT NULL THEN 'ign' WHEN s.ocsge IS NOT NULL THEN s.regle
            WHEN a.artificialise IS NOT NULL THEN 'matrice' ELSE 'inconnu' END AS selon,
       a.impermeable
FROM ocsge o
LEFT JOIN ocsge_artificialisation a USING (code_cs, code_us)
LEFT JOIN ocsge_seuil s ON s.ocsge = o.id;
COMMENT ON VIEW v_sol_ocsge IS 'Polygons of OCS GE, artificialised (etat) or not: by IGN''s field, else by the thresholds, else by the pair of codes; null when the pair is unknown';

-- ── OCS2D: which uses are urbanised ────────────────────────────────────────────────────────────────────────────────

CREATE TABLE ocs2d_urbanise (
  code_us     text PRIMARY KEY REFERENCES ocs2d_usage,
  urbanise    boolean,
  destination text CHECK (destination IN ('act', 'hab', 'mix', 'rou', 'fer', 'inc')),
  etat        text NOT NULL DEFAULT 'indicatif' CHECK (etat IN ('etabli', 'indicatif')),
  raison      text NOT NULL CHECK (raison <> ''),
  CHECK ((urbanise IS TRUE) = (destination IS NOT NULL))
);
COMMENT ON TABLE ocs2d_urbanise IS 'Our reading of the titles of OCS2D''s uses: urbanised ground or not, and for whom. Nobody has published one; each row is to be confirmed or corrected by the authors of the SCoT';
COMMENT ON COLUMN ocs2d_urbanise.urbanise IS 'Null: not settled, counted neither way';
COMMENT ON COLUMN ocs2d_urbanise.destination IS 'As in Cerema''s file: act, hab, mix, rou, fer, inc';
COMMENT ON COLUMN ocs2d_urbanise.raison IS 'French: why, and what is doubtful';
INSERT INTO ocs2d_urbanise (code_us, urbanise, destination, raison)
-- The longest beginning that suits a code is its row.
SELECT DISTINCT ON (u.code) u.code, r.urbanise, r.destination, r.raison
FROM (VALUES
  ('US1.1.7', false, NULL, 'Bâti et aires au service d’une exploitation agricole : laissés à l’espace agricole ; un bâtiment qui change d’usage prend un autre code.'),
  ('US1.1.', false, NULL, 'Production agricole.'),
  ('US1.2.', false, NULL, 'Sylviculture.'),
  ('US1.3.', false, NULL, 'Extraction : occupation temporaire d’un sol à remettre en état ; discuté.'),
  ('US1.4.', false, NULL, 'Aquaculture.'),
  ('US2.1.3', true, 'act', 'Installation industrielle ; une unité de méthanisation attachée à une ferme peut relever de l’espace agricole.'),
  ('US2.1.4', true, 'act', 'Installation de production ; une centrale conforme au décret n° 2023-1408 n’est pas une consommation, et le code ne le dit pas.'),
  ('US2.1.5', true, 'act', 'Plateforme et accès d’une éolienne ; discuté.'),
  ('US2.', true, 'act', 'Activité économique.'),
  ('US3.1.1', true, 'act', 'Équipement ; Cerema n’a pas de destination propre aux équipements.'),
  ('US3.1.2', true, 'act', 'Équipement ; Cerema n’a pas de destination propre aux équipements.'),
  ('US3.1.5', true, 'act', 'Équipement technique.'),
  ('US3.1.', true, 'inc', 'Emprise collective sans destination correspondante chez Cerema.'),
  ('US3.2.1', true, 'inc', 'Parc aménagé, pris avec la ville ; un grand parc arboré peut rester un espace naturel : à trancher localement.'),
  ('US3.2.3', true, 'act', 'Golf : espace aménagé ; discuté pour ses parties boisées.'),
  ('US3.2.4', true, 'act', 'Camping.'),
  ('US3.2.', true, 'inc', 'Sport et loisirs, sans destination correspondante chez Cerema.'),
  ('US4.1.', true, 'rou', 'Réseau routier.'),
  ('US4.2.', true, 'fer', 'Réseau ferré.'),
  ('US4.3.', true, 'inc', 'Emprise aérienne, sans destination correspondante chez Cerema.'),
  ('US4.4.', false, NULL, 'Voie d’eau ; un quai ou un port y est compté à tort comme non urbanisé.'),
  ('US4.5.', true, 'rou', 'Abords de réseaux de transport : surtout routiers ; discuté pour les talus boisés.'),
  ('US5.', true, 'hab', 'Habitat.'),
  ('US6.1.1', true, 'inc', 'Chantier : la consommation commence aux travaux ; la destination n’est pas encore connue.'),
  ('US6.1.2', false, NULL, 'Ancienne extraction en mutation : état final inconnu ; discuté.'),
  ('US6.2.1', true, 'act', 'Friche économique : sol déjà urbanisé ; une friche boisée de longue date peut être un espace naturel.'),
  ('US6.2.2', true, 'inc', 'Terrain vacant dans la ville ; discuté quand il n’a jamais été bâti.'),
  ('US6.2.3', false, NULL, 'Espace agricole non exploité.'),
  ('US7.', NULL, NULL, 'Usage indéterminé.')) AS r (debut, urbanise, destination, raison)
JOIN ocs2d_usage u ON starts_with(u.code, r.debut)
ORDER BY u.code, length(r.debut) DESC;

CREATE VIEW v_sol_ocs2d AS
SELECT o.id, o.millesime, o.code_cs, o.code_us, o.surface_m2, o.geom, u.urbanise AS etat,
       CASE WHEN u.urbanise IS NULL THEN 'inconnu' ELSE 'usage' END AS selon, o.code_cs IN ('CS1.1.1', 'CS1.1.2') AS impermeable
FROM ocs2d o LEFT JOIN ocs2d_urbanise u USING (code_us);
COMMENT ON VIEW v_sol_ocs2d IS 'Polygons of OCS2D, urbanised (etat) or not by the use; null where the use is not known or not settled. OCS2D has no official reading of artificialisation';

-- ── What is computed ───────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE occupation_calcul (
  source           text NOT NULL CHECK (source IN ('ocsge', 'ocs2d')),
  genre            text NOT NULL CHECK (genre IN ('stock', 'flux')),
  de               integer NOT NULL,
  vers             integer NOT NULL,
  version_source   bigint NOT NULL,
  version_communes bigint NOT NULL,
  empreinte        text NOT NULL,
  contours         text NOT NULL,
  regles           text NOT NULL,
  polygones        bigint NOT NULL CHECK (polygones >= 0),
  duree_ms         bigint NOT NULL CHECK (duree_ms >= 0),
  calcule_le       timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (source, genre, de, vers),
  CHECK (CASE genre WHEN 'stock' THEN de = vers ELSE de < vers END)
);
COMMENT ON TABLE occupation_calcul IS 'What occupation_stock and occupation_flux hold, and of what they were computed; written with them, in one transaction';
COMMENT ON COLUMN occupation_calcul.de IS 'Vintage; of a flux, the earlier of two';
COMMENT ON COLUMN occupation_calcul.version_source IS 'version_couche of the polygons when it was found right; version_communes: of the communes';
COMMENT ON COLUMN occupation_calcul.empreinte IS 'Digest of the vintages'' polygons; contours: of the communes'' contours; regles: thresholds and reading of the codes';
COMMENT ON COLUMN occupation_calcul.polygones IS 'Of a stock: polygons of the vintage; of a flux: pieces that changed';

CREATE TABLE occupation_stock (
  source      text NOT NULL,
  millesime   integer NOT NULL,
  insee       text NOT NULL,
  code_cs     text NOT NULL,
  code_us     text,
  etat        boolean,
  selon       text NOT NULL CHECK (selon IN ('ign', 'matrice', 'sous_seuil', 'enclave', 'usage', 'inconnu')),
  impermeable boolean,
  surface_m2  double precision NOT NULL CHECK (surface_m2 >= 0),
  polygones   bigint NOT NULL CHECK (polygones > 0),
  UNIQUE NULLS NOT DISTINCT (source, millesime, insee, code_cs, code_us, etat, selon)
);
COMMENT ON TABLE occupation_stock IS 'Ground of a commune by class, in a vintage; polygons across a border are cut on it';
COMMENT ON COLUMN occupation_stock.etat IS 'ocsge: artificialised; ocs2d: urbanised; null when not known';
COMMENT ON COLUMN occupation_stock.polygones IS 'Polygons and parts of polygons';

CREATE TABLE occupation_flux (
  source     text NOT NULL,
  de         integer NOT NULL,
  vers       integer NOT NULL,
  insee      text NOT NULL,
  cs_de      text NOT NULL,
  us_de      text,
  cs_vers    text NOT NULL,
  us_vers    text,
  etat_de    boolean,
  etat_vers  boolean,
  imper_de   boolean,
  imper_vers boolean,
  surface_m2 double precision NOT NULL CHECK (surface_m2 > 0),
  geom       geometry(MultiPolygon, 2154) NOT NULL
);
COMMENT ON TABLE occupation_flux IS 'Ground that is artificialised (ocs2d: urbanised) or impermeable in one of two vintages and not in the other: one row a piece and commune';
CREATE INDEX occupation_flux_idx ON occupation_flux (source, de, vers, insee);
CREATE INDEX occupation_flux_geom_idx ON occupation_flux USING gist (geom);

-- ── OCS2D as flows of years ────────────────────────────────────────────────────────────────────────────────────────

CREATE VIEW v_conso_ocs2d AS
WITH paire AS (
  SELECT f.de, f.vers FROM occupation_calcul f
  WHERE f.source = 'ocs2d' AND f.genre = 'flux' AND NOT EXISTS (
    SELECT FROM occupation_calcul s
    WHERE s.source = 'ocs2d' AND s.genre = 'stock' AND s.de > f.de AND s.de < f.vers)),
connu AS (
  SELECT s.millesime, s.insee FROM occupation_stock s JOIN commune c USING (insee)
  WHERE s.source = 'ocs2d'
  GROUP BY s.millesime, s.insee, c.geom
  HAVING sum(s.surface_m2) FILTER (WHERE s.etat IS NOT NULL) >= 0.99 * ST_Area(c.geom)),
passage AS (
  SELECT f.de, f.vers, f.insee, u.destination, sum(f.surface_m2) AS surface_m2
  FROM occupation_flux f JOIN ocs2d_urbanise u ON u.code_us = f.us_vers
  WHERE f.source = 'ocs2d' AND f.etat_vers AND NOT f.etat_de
  GROUP BY f.de, f.vers, f.insee, u.destination)
SELECT p.de AS millesime_de, p.vers AS millesime_vers, a.insee, annee, d.destination,
       round((coalesce(f.surface_m2, 0) / (p.vers - p.de))::numeric, 4) AS surface_m2, p.vers - p.de > 1 AS interpole
FROM paire p
JOIN connu a ON a.millesime = p.de
JOIN connu b ON b.millesime = p.vers AND b.insee = a.insee
CROSS JOIN unnest(ARRAY['act', 'hab', 'mix', 'rou', 'fer', 'inc']) AS d (destination)
CROSS JOIN generate_series(p.de, p.vers - 1) AS annee
LEFT JOIN passage f ON (f.de, f.vers, f.insee, f.destination) = (p.de, p.vers, a.insee, d.destination);
COMMENT ON VIEW v_conso_ocs2d IS 'Ground that passed from not urbanised to urbanised between two successive vintages of OCS2D, by the later use''s destination, spread evenly over the years between (interpole). Six destinations, no total. A commune whose ground is not known to 99 % in both vintages has no row. Indicative, never added to Cerema''s figures';
COMMENT ON COLUMN v_conso_ocs2d.annee IS 'From the earlier vintage to the year before the later: photographs are taken in summer, so the bounds are rough by half a year';

SELECT suivre_version('ocsge', 'occupation-ocsge');
SELECT suivre_version('ocsge_artificialisation', 'occupation-ocsge');
SELECT suivre_version('ocs2d', 'occupation-ocs2d');
SELECT suivre_version('ocs2d_urbanise', 'occupation-ocs2d');
