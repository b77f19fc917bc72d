-- :nombre generated polygons of land cover in each of two vintages, 2018 and 2021, over the communes: a mesh whose corners are
-- moved at random (nine vertices, shared to the last digit by neighbours), whose codes follow blocks of town, field and wood.
-- Nineteen in twenty are the same in both; of the others, most change use, some are cut in two. The source says « engendré »:
-- nothing here is a fact. IGN's own polygons have more vertices. For a database that is thrown away; see bench/occupation.sh.
\set ON_ERROR_STOP on
SET search_path = archipel, public;
SET synchronous_commit = off;

-- From 0 to 1, the same for the same three numbers.
CREATE FUNCTION pg_temp.hasard(i integer, j integer, graine integer) RETURNS double precision IMMUTABLE LANGUAGE sql AS $$
  SELECT (hashint8extended(i::bigint * 1000003 + j, graine) & 65535) / 65535.0
$$;

CREATE TEMP TABLE maille AS
WITH t AS (SELECT ST_Extent(geom) AS b, sum(ST_Area(geom)) AS aire FROM commune)
SELECT sqrt(aire / :nombre) AS cote, ST_XMin(b) AS x, ST_YMin(b) AS y,
       ceil((ST_XMax(b) - ST_XMin(b)) / sqrt(aire / :nombre))::integer AS colonnes,
       ceil((ST_YMax(b) - ST_YMin(b)) / sqrt(aire / :nombre))::integer AS lignes
FROM t;

-- Corners and middles of sides, on half steps.
CREATE TEMP TABLE noeud AS
SELECT i, j, ST_SetSRID(ST_MakePoint(
         m.x + m.cote * (i + 0.6 * (pg_temp.hasard(i, j, 1) - 0.5)) / 2, m.y + m.cote * (j + 0.6 * (pg_temp.hasard(i, j, 2) - 0.5)) / 2), 2154) AS p
FROM maille m, generate_series(0, 2 * m.colonnes) i, generate_series(0, 2 * m.lignes) j
WHERE i % 2 = 0 OR j % 2 = 0;
CREATE UNIQUE INDEX ON noeud (i, j);
ANALYZE noeud;

CREATE TEMP TABLE carre AS
SELECT c, l, ST_MakePolygon(ST_MakeLine(ARRAY[a.p, ab.p, b.p, bc.p, d.p, cd.p, e.p, da.p, a.p])) AS geom
FROM maille m CROSS JOIN generate_series(0, m.colonnes - 1) c CROSS JOIN generate_series(0, m.lignes - 1) l
JOIN noeud a ON (a.i, a.j) = (2 * c, 2 * l) JOIN noeud ab ON (ab.i, ab.j) = (2 * c + 1, 2 * l)
JOIN noeud b ON (b.i, b.j) = (2 * c + 2, 2 * l) JOIN noeud bc ON (bc.i, bc.j) = (2 * c + 2, 2 * l + 1)
JOIN noeud d ON (d.i, d.j) = (2 * c + 2, 2 * l + 2) JOIN noeud cd ON (cd.i, cd.j) = (2 * c + 1, 2 * l + 2)
JOIN noeud e ON (e.i, e.j) = (2 * c, 2 * l + 2) JOIN noeud da ON (da.i, da.j) = (2 * c, 2 * l + 1);
DELETE FROM carre k WHERE NOT EXISTS (SELECT FROM epci e WHERE ST_Intersects(ST_Envelope(k.geom), e.geom));

CREATE TEMP TABLE classe (genre integer, part double precision, code_cs text, code_us text);
INSERT INTO classe VALUES
  (0, 0.30, 'CS2.2.1', 'US5'), (0, 0.55, 'CS1.1.1.1', 'US5'), (0, 0.75, 'CS1.1.1.2', 'US4.1.1'), (0, 0.85, 'CS2.1.1.1', 'US5'),
  (0, 0.95, 'CS1.1.1.1', 'US2'), (0, 1.01, 'CS1.1.2.1', 'US3'),
  (1, 0.92, 'CS2.2.1', 'US1.1'), (1, 0.95, 'CS1.1.1.2', 'US4.1.1'), (1, 0.97, 'CS1.1.1.1', 'US1.1'), (1, 1.01, 'CS2.1.2', 'US1.1'),
  (2, 0.95, 'CS2.1.1.1', 'US1.2'), (2, 1.01, 'CS2.1.1.3', 'US6.3');

CREATE TEMP TABLE sol AS
SELECT k.c, k.l, k.geom, n.code_cs, n.code_us, pg_temp.hasard(k.c, k.l, 7) AS sort
FROM carre k
CROSS JOIN LATERAL (SELECT CASE WHEN h < 0.35 THEN 0 WHEN h < 0.85 THEN 1 ELSE 2 END AS genre
                    FROM (SELECT pg_temp.hasard(k.c / 12, k.l / 12, 5) AS h) b) g
CROSS JOIN LATERAL (SELECT code_cs, code_us FROM classe x WHERE x.genre = g.genre AND x.part > pg_temp.hasard(k.c, k.l, 6) ORDER BY x.part LIMIT 1) n;

INSERT INTO ocsge (id_source, millesime, code_cs, code_us, source, geom)
SELECT 'gen-' || c || '-' || l, 2018, code_cs, code_us, 'engendré', ST_Multi(geom) FROM sol ORDER BY geom;

INSERT INTO ocsge (id_source, millesime, code_cs, code_us, source, geom)
SELECT 'gen-' || s.c || '-' || s.l || p.rang, 2021, coalesce(p.code_cs, s.code_cs), coalesce(p.code_us, s.code_us), 'engendré', ST_Multi(p.geom)
FROM sol s CROSS JOIN LATERAL (
  SELECT '' AS rang, s.geom, CASE WHEN s.sort < 0.02 THEN 'CS1.1.1.1' WHEN s.sort < 0.03 THEN 'CS2.1.2' END AS code_cs,
         CASE WHEN s.sort < 0.02 THEN 'US5' WHEN s.sort < 0.03 THEN 'US6.3' END AS code_us WHERE s.sort < 0.03 OR s.sort >= 0.05
  UNION ALL
  SELECT '-' || d.path[1], d.geom, CASE d.path[1] WHEN 1 THEN 'CS1.1.1.1' END, CASE d.path[1] WHEN 1 THEN 'US2' END
  FROM ST_Dump(ST_Split(s.geom, (SELECT ST_MakeLine(x.p, y.p) FROM noeud x, noeud y
    WHERE (x.i, x.j) = (2 * s.c + 1, 2 * s.l) AND (y.i, y.j) = (2 * s.c + 1, 2 * s.l + 2)))) d
  WHERE s.sort >= 0.03 AND s.sort < 0.05) p
ORDER BY p.geom;
VACUUM (ANALYZE) ocsge;
