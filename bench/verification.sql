-- A territory to check projects on: :nombre generated squares of OCS GE in 2021, 5 000 friches, 1 000 activity zones and 50 000
-- squares of land known as ENAF or urbanised, over the communes. Deterministic; the source says « engendré »: nothing here is a
-- fact. For a database that is thrown away; see bench/verification.sh.
\set ON_ERROR_STOP on
SET search_path = archipel, public;
SET synchronous_commit = off;

CREATE TEMP TABLE maille AS
SELECT ST_XMin(b) AS x, ST_YMin(b) AS y, ST_XMax(b) - ST_XMin(b) AS l, ST_YMax(b) - ST_YMin(b) AS h
FROM (SELECT ST_Extent(geom) AS b FROM commune) t;

INSERT INTO ocsge (id_source, millesime, code_cs, code_us, source, geom)
SELECT 'gen-' || i || '-' || j, 2021,
       (ARRAY['CS1.1.1.1', 'CS1.1.1.2', 'CS2.2.1', 'CS2.1.1.1', 'CS2.2.1'])[1 + (i * 7 + j * 13) % 5],
       (ARRAY['US5', 'US4.1.1', 'US1.1', 'US1.2', 'US1.1'])[1 + (i * 7 + j * 13) % 5], 'engendré',
       ST_Multi(ST_MakeEnvelope(m.x + c * i, m.y + c * j, m.x + c * (i + 1), m.y + c * (j + 1), 2154))
FROM (SELECT *, sqrt(l * h / :nombre) AS c FROM maille) m,
     LATERAL generate_series(0, floor(l / c)::integer - 1) i, LATERAL generate_series(0, floor(h / c)::integer - 1) j;

INSERT INTO sol_reference (id, id_source, nature, millesime, source, geom)
SELECT 'gen-' || i || '-' || j, 'gen-' || i || '-' || j, CASE WHEN (i * 3 + j * 5) % 3 = 0 THEN 'urbanise' ELSE 'enaf' END, 2024,
       'engendré', ST_Multi(ST_MakeEnvelope(m.x + c * i, m.y + c * j, m.x + c * i + 0.9 * c, m.y + c * j + 0.9 * c, 2154))
FROM (SELECT *, sqrt(l * h / 50000) AS c FROM maille) m,
     LATERAL generate_series(0, floor(l / c)::integer - 1) i, LATERAL generate_series(0, floor(h / c)::integer - 1) j;

-- Regular polygons of 24 corners, placed by a prime step.
CREATE FUNCTION pg_temp.rond(k integer, rayon double precision) RETURNS geometry LANGUAGE sql AS $$
  SELECT ST_Multi(ST_Buffer(ST_SetSRID(ST_MakePoint(m.x + m.l * ((k * 7919) % 10007) / 10007.0, m.y + m.h * ((k * 104729) % 10009) / 10009.0), 2154), rayon, 6))
  FROM maille m
$$;
INSERT INTO friche (id, site_nom, site_type, site_statut, qualification, qualification_auteur, qualification_date, qualification_preuve, precision, geom)
SELECT 'friche-gen-' || k, 'Friche engendrée ' || k, 'inconnu', 'inconnu', q,
       CASE WHEN q <> 'a_trancher' THEN 'engendré' END, CASE WHEN q <> 'a_trancher' THEN date '2026-01-01' END,
       CASE WHEN q <> 'a_trancher' THEN 'engendré' END, 'indicative', pg_temp.rond(k, 40 + k % 90)
FROM (SELECT k, (ARRAY['a_trancher', 'enaf', 'urbanisee'])[1 + k % 3] AS q FROM generate_series(1, 5000) k) f;
INSERT INTO zae (id, site_nom, site_etat, precision, geom)
SELECT 'zae-gen-' || k, 'Zone engendrée ' || k, CASE WHEN k % 3 = 0 THEN 'en projet' ELSE 'existant et actif' END, 'indicative', pg_temp.rond(k * 3, 150 + k % 200)
FROM generate_series(1, 1000) k;
VACUUM (ANALYZE) ocsge;
ANALYZE sol_reference; ANALYZE friche; ANALYZE zae; ANALYZE objet;
