-- 100 000 generated polygons with fields of every type, as a layer of Archipel's: what bench/fichiers.sh writes to files.
-- Deterministic: no random number is drawn.
\set ON_ERROR_STOP on
SET search_path = archipel, public;
BEGIN;
DELETE FROM couche_publiee WHERE id = 'mesure-fichiers';
DROP TABLE IF EXISTS mesure_fichiers;
CREATE TABLE mesure_fichiers AS
  SELECT id::bigint AS id,
         '62' || lpad((id * 7919 % 900)::text, 3, '0') AS insee,
         'Parcelle n° ' || id || ' « ' || md5(id::text) || ' »' AS nom,
         (ARRAY['proposée', 'en cours', 'terminée', 'abandonnée'])[(1 + id % 4)::int] AS statut,
         (id * 104729 % 10000000) / 100.0::numeric AS surface,
         DATE '2000-01-01' + (id % 9000)::int AS date_maj,
         CASE WHEN id % 10 > 0 THEN ((id * 15485863) % 100000000000) / 100.0::numeric END AS montant,
         CASE WHEN id % 3 > 0 THEN repeat('Texte accentué d’essai, ', 1 + (id % 6)::int) END AS description,
         id % 7 > 3 AS publie,
         (id % 100000)::int AS logements,
         (SELECT ST_MakePolygon(ST_MakeLine(ARRAY_AGG(p ORDER BY k)))
          FROM (SELECT k, ST_SetSRID(ST_MakePoint(
                  660000 + (id * 7919 % 40009) + (12 + id % 9) * cos(2 * pi() * (k % n) / n),
                  7025000 + (id * 104729 % 40013) + (12 + id % 9) * sin(2 * pi() * (k % n) / n)), 2154) AS p
                FROM (SELECT 6 + (id % 6)::int AS n) c, generate_series(0, c.n) k) v)::geometry(Polygon, 2154) AS geom
  FROM generate_series(1::bigint, 100000) id;
ALTER TABLE mesure_fichiers ADD PRIMARY KEY (id);
CREATE INDEX ON mesure_fichiers USING gist (geom);
INSERT INTO couche_publiee (id, description) VALUES ('mesure-fichiers', $${
  "id": "mesure-fichiers", "title": "Parcelles de mesure", "description": "Polygones engendrés pour mesurer les fichiers.",
  "storage": {"table": "mesure_fichiers", "key": "id", "geometry": "geom"},
  "geometryType": "Polygon", "label": "nom", "time": "date_maj",
  "licence": {"title": "Licence Ouverte 2.0", "url": null}, "attribution": "Engendré",
  "fields": [
    {"name": "insee", "type": "text", "title": "Code INSEE"},
    {"name": "nom", "type": "text", "title": "Nom"},
    {"name": "statut", "type": "text", "title": "Statut"},
    {"name": "surface", "type": "decimal", "title": "Surface"},
    {"name": "date_maj", "type": "date", "title": "Date"},
    {"name": "montant", "type": "decimal", "title": "Montant"},
    {"name": "description", "type": "text", "title": "Description"},
    {"name": "publie", "type": "boolean", "title": "Publié"},
    {"name": "logements", "type": "integer", "title": "Logements"}],
  "style": {"geometry": "fill", "color": "#8a8f94"}}$$);
COMMIT;
VACUUM (ANALYZE) mesure_fichiers;
