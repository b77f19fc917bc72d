-- The measuring set's 200 000 polygons (table public.parcelle, EPSG:4326) as a layer of Archipel's.
\set ON_ERROR_STOP on
SET search_path = archipel, public;
BEGIN;
DELETE FROM couche_publiee WHERE id IN ('parcelle', 'parcelle-slim');
DROP TABLE IF EXISTS parcelle_mesure;
CREATE TABLE parcelle_mesure AS
  SELECT (indice_hilbert(ST_Transform(geom, 2154)) << 31) + id AS rang, id, insee, nom, statut, surface, date_maj, montant, description,
         ST_ForcePolygonCCW(ST_Transform(geom, 2154))::geometry(Polygon, 2154) AS geom
  FROM public.parcelle ORDER BY 1;
ALTER TABLE parcelle_mesure ADD PRIMARY KEY (id), ADD UNIQUE (rang);
CREATE INDEX ON parcelle_mesure USING gist (geom);
INSERT INTO couche_publiee (id, description) VALUES ('parcelle', $${
  "id": "parcelle", "title": "Parcelles de mesure", "description": "Polygones engendrés pour les mesures de vitesse.",
  "storage": {"table": "parcelle_mesure", "key": "id", "geometry": "geom", "order": {"rank": "rang", "reach": 31}},
  "geometryType": "Polygon", "label": "nom", "time": "date_maj",
  "licence": {"title": "Licence Ouverte 2.0", "url": null}, "attribution": "Engendré",
  "fields": [
    {"name": "insee", "type": "text", "title": "Code INSEE"},
    {"name": "nom", "type": "text", "title": "Nom"},
    {"name": "statut", "type": "text", "title": "Statut"},
    {"name": "surface", "type": "decimal", "title": "Surface"},
    {"name": "date_maj", "type": "date", "title": "Date"},
    {"name": "montant", "type": "decimal", "title": "Montant"},
    {"name": "description", "type": "text", "title": "Description"}],
  "style": {"geometry": "fill", "color": "#8a8f94"}}$$);
-- The same with one field in its tiles.
INSERT INTO couche_publiee (id, description)
SELECT 'parcelle-slim', description || '{"id": "parcelle-slim", "tiles": {"fields": {"statut": 0}}}'
FROM couche_publiee WHERE id = 'parcelle';
SELECT suivre_version('parcelle_mesure', 'parcelle'), suivre_version('parcelle_mesure', 'parcelle-slim');
COMMIT;
VACUUM (ANALYZE) parcelle_mesure;
