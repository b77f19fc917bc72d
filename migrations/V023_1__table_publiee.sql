-- What publishing asks of the database besides the tables themselves.

-- Row trigger of a table ordered along the curve (in place of V023's): the rank's column has a name no file uses.
CREATE OR REPLACE FUNCTION tenir_rang() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  demi double precision := greatest(ST_XMax(NEW.geom) - ST_XMin(NEW.geom), ST_YMax(NEW.geom) - ST_YMin(NEW.geom)) / 2;
BEGIN
  NEW.rang_spatial := (coalesce(indice_hilbert(NEW.geom), 0) << 31) + nextval('rang_publie') % 2147483648;
  UPDATE couche_publiee SET description = jsonb_set(description, '{storage,order,reach}', to_jsonb(ceil(demi)))
  WHERE id = TG_ARGV[0] AND description #>> '{storage,table}' = TG_TABLE_NAME
    AND (description #>> '{storage,order,reach}')::double precision < demi;
  RETURN NEW;
END $$;

-- The words for people of a table, or of one of its columns (null: of the table itself).
CREATE FUNCTION commenter(nom_table text, colonne text, texte text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF colonne IS NULL THEN
    EXECUTE format('COMMENT ON TABLE %I IS %L', nom_table, texte);
  ELSE
    EXECUTE format('COMMENT ON COLUMN %I.%I IS %L', nom_table, colonne, texte);
  END IF;
END $$;
