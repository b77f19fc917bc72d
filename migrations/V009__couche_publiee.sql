-- Layers beyond the built-in ones, and the order in which large layers are stored and paged.

-- One description each (the same JSON as those beside fr.archipel.layer.Catalogue), stored with the data it describes.
CREATE TABLE couche_publiee (
  id          text PRIMARY KEY CHECK (id ~ '^[a-z0-9][a-z0-9-]*$'),
  description jsonb NOT NULL CHECK (description ->> 'id' = id),
  cree_le     timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE couche_publiee IS 'Published layers: description is what fr.archipel.layer.Layer reads';

-- Place of an object's centre on a Hilbert curve of order 16 over France (cells of 32 m): the same index as
-- fr.archipel.geo.HilbertOrder. An object's rank is (indice_hilbert(geom) << 31) + a tie-break unique in its table.
CREATE FUNCTION indice_hilbert(g geometry) RETURNS bigint
  LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  x integer := greatest(0, least(65535, floor((ST_XMin(g) + ST_XMax(g)) / 2 / 32)));
  y integer := greatest(0, least(65535, floor(((ST_YMin(g) + ST_YMax(g)) / 2 - 5600000) / 32)));
  cote integer := 32768;
  droite integer;
  haut integer;
  avant integer;
  indice bigint := 0;
BEGIN
  WHILE cote > 0 LOOP
    droite := CASE WHEN x & cote > 0 THEN 1 ELSE 0 END;
    haut := CASE WHEN y & cote > 0 THEN 1 ELSE 0 END;
    indice := indice + cote::bigint * cote * ((3 * droite) # haut);
    IF haut = 0 THEN
      avant := x;
      x := CASE WHEN droite = 1 THEN 65535 - y ELSE y END;
      y := CASE WHEN droite = 1 THEN 65535 - avant ELSE avant END;
    END IF;
    cote := cote / 2;
  END LOOP;
  RETURN indice;
END $$;
