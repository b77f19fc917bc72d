-- What an import asks of the database while it examines a file (fr.archipel.exchange.intake).

ALTER TABLE journal ADD COLUMN import text REFERENCES import;
COMMENT ON COLUMN journal.import IS 'The import that wrote, or whose undoing wrote, this entry; null when a person did, one object at a time';
CREATE INDEX journal_import_idx ON journal (import) WHERE import IS NOT NULL;

-- A geometry as its target keeps it, and what was found on the way.
CREATE TYPE geometrie_examinee AS (
  geom     geometry,         -- in the target's system, of the target's type; null when it cannot be
  defaut   text,             -- why it is not valid, in GEOS's words; null when it is
  lieu     geometry,         -- where, in the target's system
  reparee  boolean,          -- geom is the repaired one
  avant_m2 double precision, -- area as drawn, of one that is not valid
  apres_m2 double precision, -- and once repaired
  dessinee boolean,          -- a disc was drawn around a point
  refus    text              -- 'systeme': no place in the target's system; 'nature': the type found
);

-- 0 point, 1 line, 2 area; null when types mix.
CREATE FUNCTION dimension_de(nature text) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN nature LIKE '%Point' THEN 0 WHEN nature LIKE '%String' THEN 1 WHEN nature LIKE '%Polygon' THEN 2 END;

CREATE FUNCTION aire_m2(g geometry) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN ST_SRID(g) = 4326 THEN ST_Area(g::public.geography) ELSE ST_Area(g) END;

-- The regular polygon of 32 sides with that area around a point.
CREATE FUNCTION disque_de(point geometry, aire double precision) RETURNS geometry LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN ST_Transform(
    ST_Buffer(ST_Transform(ST_PointOnSurface(point), 2154), sqrt(aire / (16 * sin(pi() / 16))), 'quad_segs=8'), ST_SRID(point));

-- Made of the target's type without changing its shape; null when that cannot be. nature: OGC name, Geometry for any.
CREATE FUNCTION ranger_geometrie(g geometry, nature text) RETURNS geometry LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  rangee geometry := g;
BEGIN
  IF nature IS NULL OR nature = 'Geometry' THEN
    RETURN g;
  END IF;
  IF ST_GeometryType(g) = 'ST_GeometryCollection' THEN
    rangee := ST_CollectionHomogenize(g);
  END IF;
  IF nature LIKE 'Multi%' THEN
    rangee := ST_Multi(rangee);
  ELSIF ST_NumGeometries(rangee) = 1 THEN
    rangee := ST_GeometryN(rangee, 1);
  END IF;
  RETURN CASE WHEN ST_GeometryType(rangee) = 'ST_' || nature THEN rangee END;
END $$;

-- srid, nature: the target's. aire: m² of the disc drawn around a point where the target keeps areas, or null.
-- reparer: what is not valid is made valid, what is not of its dimension falling away.
CREATE FUNCTION examiner_geometrie(recue geometry, srid integer, nature text, aire double precision, reparer boolean)
  RETURNS geometrie_examinee LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  e geometrie_examinee;
  g geometry := recue;
  detail valid_detail;
  sure geometry;
BEGIN
  IF g IS NULL OR ST_IsEmpty(g) THEN
    RETURN e;
  END IF;
  IF ST_SRID(g) <> srid THEN
    g := ST_Transform(g, srid);
  END IF;
  IF ST_XMin(g) = '-Infinity' OR ST_XMax(g) = 'Infinity' OR ST_YMin(g) = '-Infinity' OR ST_YMax(g) = 'Infinity'
     OR ST_XMin(g) = 'NaN' OR ST_YMin(g) = 'NaN' THEN
    e.refus := 'systeme';
    RETURN e;
  END IF;
  IF aire IS NOT NULL AND dimension_de(nature) = 2 AND ST_Dimension(g) = 0 THEN
    g := disque_de(g, aire);
    e.dessinee := true;
  END IF;
  e.geom := ranger_geometrie(g, nature);
  IF e.geom IS NULL THEN
    e.refus := substr(ST_GeometryType(g), 4);
    RETURN e;
  END IF;
  IF ST_IsValid(e.geom) THEN
    RETURN e;
  END IF;
  detail := ST_IsValidDetail(e.geom);
  e.defaut := coalesce(detail.reason, 'Invalid');
  e.lieu := ST_SetSRID(detail.location, srid);
  sure := ST_CollectionExtract(ST_MakeValid(e.geom), ST_Dimension(e.geom) + 1);
  e.avant_m2 := aire_m2(e.geom);
  e.apres_m2 := aire_m2(sure);
  IF reparer THEN
    sure := ranger_geometrie(sure, nature);
    IF sure IS NOT NULL AND NOT ST_IsEmpty(sure) THEN
      e.geom := sure;
      e.reparee := true;
    END IF;
  END IF;
  RETURN e;
END $$;

-- The same, for files with coordinates that their system cannot place: PROJ refuses those by an error.
CREATE FUNCTION examiner_geometrie_prudemment(recue geometry, srid integer, nature text, aire double precision, reparer boolean)
  RETURNS geometrie_examinee LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  e geometrie_examinee;
BEGIN
  RETURN examiner_geometrie(recue, srid, nature, aire, reparer);
EXCEPTION WHEN internal_error OR data_exception THEN
  e.refus := 'systeme';
  RETURN e;
END $$;

-- A digest that two geometries drawn alike share, wherever each starts and whichever way it turns.
CREATE FUNCTION forme_de(g geometry) RETURNS uuid LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN md5(ST_AsBinary(ST_Normalize(ST_SnapToGrid(g, CASE WHEN ST_SRID(g) = 4326 THEN 1e-8 ELSE 0.001 END))))::uuid;

-- Whether two geometries are one within a millimetre: what a trip through another system and back leaves.
CREATE FUNCTION meme_geometrie(a geometry, b geometry) RETURNS boolean LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  tolerance double precision := CASE WHEN ST_SRID(a) = 4326 THEN 1e-8 ELSE 0.001 END;
BEGIN
  IF a IS NULL OR b IS NULL THEN
    RETURN a IS NULL AND b IS NULL;
  END IF;
  IF ST_AsBinary(a) = ST_AsBinary(b) THEN
    RETURN true;
  END IF;
  IF ST_GeometryType(a) <> ST_GeometryType(b) OR ST_NPoints(a) <> ST_NPoints(b)
     OR abs(ST_XMin(a) - ST_XMin(b)) > tolerance OR abs(ST_XMax(a) - ST_XMax(b)) > tolerance
     OR abs(ST_YMin(a) - ST_YMin(b)) > tolerance OR abs(ST_YMax(a) - ST_YMax(b)) > tolerance THEN
    RETURN false;
  END IF;
  IF forme_de(a) = forme_de(b) THEN
    RETURN true;
  END IF;
  IF ST_NPoints(a) <= 2000 OR ST_Dimension(a) < 2 OR NOT ST_IsValid(a) OR NOT ST_IsValid(b) THEN
    RETURN ST_HausdorffDistance(a, b) <= tolerance;
  END IF;
  RETURN ST_Area(ST_SymDifference(a, b)) <= ST_Perimeter(b) * tolerance;
END $$;

-- Names of columns by their numbers.
CREATE FUNCTION noms(la_table oid, numeros smallint[]) RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(a.attname::text ORDER BY k.rang), '{}')
  FROM unnest(numeros) WITH ORDINALITY k (n, rang) JOIN pg_attribute a ON a.attrelid = la_table AND a.attnum = k.n
$$;
