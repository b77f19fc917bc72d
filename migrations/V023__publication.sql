-- Published layers: how running services learn of them, what their tables keep by themselves, and how a table leaves.

-- ── The version of the catalogue ───────────────────────────────────────────────────────────────────────────────────

CREATE TABLE version_catalogue (
  seule   boolean PRIMARY KEY DEFAULT true CHECK (seule),
  version bigint NOT NULL
);
COMMENT ON TABLE version_catalogue IS 'One row: grows with every change of couche_publiee, so that a service sees with one cheap read that its catalogue is old';
INSERT INTO version_catalogue (version) VALUES (1);

CREATE FUNCTION changer_version_catalogue() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE version_catalogue SET version = version + 1;
  RETURN NULL;
END $$;

CREATE TRIGGER version_catalogue AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON couche_publiee
  FOR EACH STATEMENT EXECUTE FUNCTION changer_version_catalogue();

-- ── Tables that leave ──────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE table_retiree (
  nom        text PRIMARY KEY,
  retiree_le timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE table_retiree IS 'Tables of layers replaced or removed: dropped once every running service has forgotten them';

-- ── Objects of published layers in the registry ────────────────────────────────────────────────────────────────────

-- What the registry holds of a published object: its geometry, repaired where the file's is not valid, for the analyses
-- measure what is shared.
CREATE FUNCTION geometrie_sure(g geometry) RETURNS geometry LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN CASE WHEN ST_IsValid(g) THEN g ELSE ST_CollectionExtract(ST_MakeValid(g), ST_Dimension(g) + 1) END;

-- As tenir_objets (V001), for tables whose key and label have any name and type, and where a geometry may be missing.
-- TG_ARGV: layer, key column, label column ('' when there is none).
CREATE FUNCTION tenir_objets_publies() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  nom text := CASE WHEN TG_ARGV[2] = '' THEN 'NULL' ELSE format('n.%I::text', TG_ARGV[2]) END;
BEGIN
  IF TG_OP <> 'INSERT' THEN
    EXECUTE format('DELETE FROM objet o USING anciens a WHERE o.layer = %L AND o.id = a.%I::text', TG_ARGV[0], TG_ARGV[1])
      || CASE WHEN TG_OP = 'UPDATE' THEN format(
           ' AND NOT EXISTS (SELECT FROM nouveaux n WHERE n.%1$I = a.%1$I AND n.geom IS NOT NULL)', TG_ARGV[1]) ELSE '' END;
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN NULL;
  END IF;
  IF TG_OP = 'UPDATE' THEN
    EXECUTE format('DELETE FROM objet_commune oc USING anciens a WHERE oc.layer = %L AND oc.objet_id = a.%I::text', TG_ARGV[0], TG_ARGV[1]);
  END IF;
  EXECUTE format(
    'INSERT INTO objet (layer, id, nom, geom) SELECT %L, n.%I::text, %s, geometrie_sure(n.geom) FROM nouveaux n WHERE n.geom IS NOT NULL
     ON CONFLICT (layer, id) DO UPDATE SET nom = excluded.nom, geom = excluded.geom', TG_ARGV[0], TG_ARGV[1], nom);
  EXECUTE format(
    'INSERT INTO objet_commune (layer, objet_id, insee, surface_m2, longueur_m)
     SELECT %L, n.%I::text, p.insee, p.surface_m2, p.longueur_m
     FROM nouveaux n CROSS JOIN LATERAL parts_par_commune(geometrie_sure(n.geom)) p WHERE n.geom IS NOT NULL', TG_ARGV[0], TG_ARGV[1]);
  RETURN NULL;
END $$;

-- Registers the objects already in a published table (column geom, in Lambert-93) and keeps the registry by triggers.
CREATE FUNCTION suivre_objets_publies(nom_table text, layer text, cle text, etiquette text) RETURNS void
  LANGUAGE plpgsql AS $$
DECLARE
  nom text := CASE WHEN etiquette = '' THEN 'NULL' ELSE format('n.%I::text', etiquette) END;
BEGIN
  INSERT INTO couche_suivie VALUES (layer, nom_table, etiquette);
  EXECUTE format('INSERT INTO objet (layer, id, nom, geom) SELECT %L, n.%I::text, %s, geometrie_sure(n.geom) FROM %I n WHERE n.geom IS NOT NULL',
                 layer, cle, nom, nom_table);
  EXECUTE format('INSERT INTO objet_commune (layer, objet_id, insee, surface_m2, longueur_m)
                  SELECT %L, n.%I::text, p.insee, p.surface_m2, p.longueur_m
                  FROM %I n CROSS JOIN LATERAL parts_par_commune(geometrie_sure(n.geom)) p WHERE n.geom IS NOT NULL', layer, cle, nom_table);
  EXECUTE format('CREATE TRIGGER tenir_objets_i AFTER INSERT ON %I REFERENCING NEW TABLE AS nouveaux
                  FOR EACH STATEMENT EXECUTE FUNCTION tenir_objets_publies(%L, %L, %L)', nom_table, layer, cle, etiquette);
  EXECUTE format('CREATE TRIGGER tenir_objets_u AFTER UPDATE ON %I REFERENCING OLD TABLE AS anciens NEW TABLE AS nouveaux
                  FOR EACH STATEMENT EXECUTE FUNCTION tenir_objets_publies(%L, %L, %L)', nom_table, layer, cle, etiquette);
  EXECUTE format('CREATE TRIGGER tenir_objets_d AFTER DELETE ON %I REFERENCING OLD TABLE AS anciens
                  FOR EACH STATEMENT EXECUTE FUNCTION tenir_objets_publies(%L, %L, %L)', nom_table, layer, cle, etiquette);
END $$;

-- A layer whose objects the registry forgets, with the links of fiches to them refused by their foreign key.
CREATE FUNCTION oublier_objets(la_couche text) RETURNS void LANGUAGE sql AS $$
  DELETE FROM objet WHERE layer = la_couche;
  DELETE FROM couche_suivie WHERE layer = la_couche;
$$;

-- ── The order of large tables ──────────────────────────────────────────────────────────────────────────────────────

CREATE SEQUENCE rang_publie;
COMMENT ON SEQUENCE rang_publie IS 'Tie-break of the ranks of published layers (fr.archipel.geo.HilbertOrder)';

-- Row trigger of a table ordered along the curve: its rank follows its geometry, and the reach its description
-- promises follows the largest object, or boxes would miss it. TG_ARGV: layer.
CREATE FUNCTION tenir_rang() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  demi double precision := greatest(ST_XMax(NEW.geom) - ST_XMin(NEW.geom), ST_YMax(NEW.geom) - ST_YMin(NEW.geom)) / 2;
BEGIN
  NEW.rang := (coalesce(indice_hilbert(NEW.geom), 0) << 31) + nextval('rang_publie') % 2147483648;
  UPDATE couche_publiee SET description = jsonb_set(description, '{storage,order,reach}', to_jsonb(ceil(demi)))
  WHERE id = TG_ARGV[0] AND description #>> '{storage,table}' = TG_TABLE_NAME
    AND (description #>> '{storage,order,reach}')::double precision < demi;
  RETURN NEW;
END $$;
