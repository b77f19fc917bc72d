-- tenir_rang (V023_1) asked to widen the reach of its layer at every row, and a statement that changes no row still tells the
-- services that the catalogue is old: an edit of 5 000 rows of a large published layer took five seconds, and longer the more
-- rows. It now looks first.
CREATE OR REPLACE FUNCTION tenir_rang() RETURNS trigger LANGUAGE plpgsql SET search_path = archipel, public AS $$
DECLARE
  demi double precision := greatest(ST_XMax(NEW.geom) - ST_XMin(NEW.geom), ST_YMax(NEW.geom) - ST_YMin(NEW.geom)) / 2;
BEGIN
  NEW.rang_spatial := (coalesce(indice_hilbert(NEW.geom), 0) << 31) + nextval('rang_publie') % 2147483648;
  IF EXISTS (SELECT FROM couche_publiee WHERE id = TG_ARGV[0] AND description #>> '{storage,table}' = TG_TABLE_NAME
             AND (description #>> '{storage,order,reach}')::double precision < demi) THEN
    UPDATE couche_publiee SET description = jsonb_set(description, '{storage,order,reach}', to_jsonb(ceil(demi)))
    WHERE id = TG_ARGV[0] AND description #>> '{storage,table}' = TG_TABLE_NAME
      AND (description #>> '{storage,order,reach}')::double precision < demi;
  END IF;
  RETURN NEW;
END $$;
