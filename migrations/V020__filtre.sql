-- What the filter language needs of SQL (OGC 21-065r2): texts compared without case or accents, and relations between
-- collections of unlike parts, which PostGIS does not relate.

-- Upper case first: it brings together letters that lower case keeps apart (σ and ς); ß is folded to ss, as Unicode does.
CREATE FUNCTION cql2_casei(texte text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN replace(lower(upper(normalize(texte, NFC))), 'ß', 'ss');
COMMENT ON FUNCTION cql2_casei IS 'CASEI: equal for texts that differ only in case';

CREATE FUNCTION cql2_accenti(texte text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN public.unaccent('public.unaccent'::regdictionary, normalize(texte, NFC));
COMMENT ON FUNCTION cql2_accenti IS 'ACCENTI: equal for texts that differ only in accents';

-- Points, lines and areas of a geometry, each kind made one, none empty.
CREATE FUNCTION cql2_parts(g geometry) RETURNS SETOF geometry LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT p.part
  FROM generate_series(1, 3) d
  CROSS JOIN LATERAL (SELECT ST_UnaryUnion(ST_CollectionExtract(g, d)) AS part) p
  WHERE NOT ST_IsEmpty(p.part)
$$;

CREATE FUNCTION cql2_covers(a geometry, b geometry) RETURNS boolean LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  left_over geometry;
  of_a geometry;
  of_b geometry;
BEGIN
  FOR of_b IN SELECT cql2_parts(b) LOOP
    left_over := of_b;
    FOR of_a IN SELECT cql2_parts(a) LOOP
      IF ST_Dimension(of_a) >= ST_Dimension(of_b) THEN
        left_over := ST_Difference(left_over, of_a);
      END IF;
    END LOOP;
    IF NOT ST_IsEmpty(left_over) THEN
      RETURN false;
    END IF;
  END LOOP;
  RETURN NOT ST_IsEmpty(b);
END $$;
COMMENT ON FUNCTION cql2_covers IS 'Whether no point of b lies outside a';

-- The relations of OGC 06-103r4 by their definition over sets of points; interiors are those of the parts.
CREATE FUNCTION cql2_relation(relation text, a geometry, b geometry) RETURNS boolean
  LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  inside boolean;
  shared integer;
BEGIN
  IF NOT ST_Intersects(a, b) THEN
    RETURN false;
  END IF;
  SELECT coalesce(bool_or(r.matrix ~ '^[012]'), false), max(CASE WHEN r.matrix ~ '^[012]' THEN left(r.matrix, 1)::integer END)
  INTO inside, shared
  FROM cql2_parts(a) pa CROSS JOIN cql2_parts(b) pb CROSS JOIN LATERAL (SELECT ST_Relate(pa, pb) AS matrix) r;
  RETURN CASE relation
    WHEN 'equals' THEN cql2_covers(a, b) AND cql2_covers(b, a)
    WHEN 'touches' THEN NOT inside
    WHEN 'within' THEN inside AND cql2_covers(b, a)
    WHEN 'contains' THEN inside AND cql2_covers(a, b)
    WHEN 'overlaps' THEN inside AND ST_Dimension(a) = ST_Dimension(b) AND shared = ST_Dimension(a)
      AND NOT cql2_covers(a, b) AND NOT cql2_covers(b, a)
    WHEN 'crosses' THEN inside AND shared < greatest(ST_Dimension(a), ST_Dimension(b))
      AND NOT cql2_covers(a, b) AND NOT cql2_covers(b, a)
  END;
END $$;
COMMENT ON FUNCTION cql2_relation IS 'equals, touches, within, contains, overlaps or crosses, for collections of unlike parts';
