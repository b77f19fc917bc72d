-- What leaves as a file and comes back changes nothing.

-- Whether two geometries are one within what our files write: CRS84 has seven decimals (RFC 7946, section 11.2), which is up to
-- 6.6 mm here. A millimetre, as before, would have moved every outline that came back from a GeoJSON or a CSV file.
CREATE OR REPLACE FUNCTION meme_geometrie(a geometry, b geometry) RETURNS boolean LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  tolerance double precision := CASE WHEN ST_SRID(a) = 4326 THEN 1e-7 ELSE 0.01 END;
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

-- Cartofriches and the standard Friches name sites alike: one authority, called cartofriches by both profiles of import.
CREATE OR REPLACE VIEW identifiant_objet AS
WITH tous AS (
  SELECT 1 AS rang, layer, source, source_id, objet_id FROM identifiant_source
  UNION ALL
  SELECT 2, layer, 'cartofriches', source_id, objet_id FROM identifiant_source
  WHERE layer = 'friches' AND source = 'cnig-friches'
  UNION ALL
  SELECT 3, 'friches', 'cartofriches', substr(s, strpos(s, ':') + 1), id FROM friche CROSS JOIN LATERAL unnest(sources) s
  WHERE s ~ '^cartofriches(-[0-9]{4})?:.'
  UNION ALL
  SELECT 4, 'friches', 'cartofriches', concat_ws('_', insee, id), id FROM friche
  UNION ALL
  SELECT 4, 'zae', 'cnig-sites-economiques', concat_ws('_', insee, 'SITE-ECO', code_court(id)), id FROM zae
  UNION ALL
  SELECT 4, 'ev5', 'amenagements-cyclables', id, id FROM ev5)
SELECT DISTINCT ON (layer, source, source_id) layer, source, source_id, objet_id
FROM tous ORDER BY layer, source, source_id, rang, objet_id;
