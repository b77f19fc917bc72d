-- The territory: communes, EPCI, SCoT perimeters; and the registry of objects, which ties every object of every
-- layer to the communes it touches. Lambert-93 (EPSG:2154) throughout; areas in m², lengths in m unless a suffix says.

SET LOCAL client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS postgis SCHEMA public;
CREATE EXTENSION IF NOT EXISTS unaccent SCHEMA public;
CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public;

-- Search key of a French name: lower case, no accent, apostrophes and hyphens as spaces.
-- IMMUTABLE (so that it can be indexed) because the dictionary is named explicitly.
CREATE FUNCTION cle_recherche(texte text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN trim(regexp_replace(lower(public.unaccent('public.unaccent'::regdictionary, texte)), '[^a-z0-9]+', ' ', 'g'));

CREATE TABLE epci (
  siren      text PRIMARY KEY CHECK (siren ~ '^[0-9]{9}$'),
  sigle      text NOT NULL UNIQUE,
  nom        text NOT NULL,
  population integer CHECK (population >= 0),
  geom       geometry(MultiPolygon, 2154)
);
COMMENT ON TABLE epci IS 'Agglomerations; geom is the union of their communes, kept by recalculer_perimetres()';

CREATE TABLE scot (
  id               text PRIMARY KEY CHECK (id ~ '^[a-z0-9][a-z0-9-]*$'),
  nom              text NOT NULL,
  etat             text,
  date_approbation date,
  geom             geometry(MultiPolygon, 2154)
);
COMMENT ON TABLE scot IS 'SCoT perimeters; geom is the union of their communes, kept by recalculer_perimetres()';

CREATE TABLE commune (
  insee      text PRIMARY KEY CHECK (insee ~ '^[0-9AB]{5}$'),
  nom        text NOT NULL,
  siren      text UNIQUE CHECK (siren ~ '^[0-9]{9}$'),
  epci       text NOT NULL REFERENCES epci,
  scot       text NOT NULL REFERENCES scot,
  population integer CHECK (population >= 0),
  surface_ha numeric(10, 2) CHECK (surface_ha > 0),
  precision  text NOT NULL CHECK (precision IN ('officielle', 'numerisee', 'indicative', 'schematique')),
  sources    text[] NOT NULL DEFAULT '{}',
  date_maj   date,
  geom       geometry(MultiPolygon, 2154) NOT NULL CHECK (ST_IsValid(geom) AND NOT ST_IsEmpty(geom))
);
COMMENT ON COLUMN commune.surface_ha IS 'Official area in hectares; the area of geom may differ (see precision)';
CREATE INDEX commune_geom_idx ON commune USING gist (geom);
CREATE INDEX commune_epci_idx ON commune (epci);
CREATE INDEX commune_scot_idx ON commune (scot);
CREATE INDEX commune_recherche_idx ON commune USING gin (cle_recherche(nom) gin_trgm_ops);

-- ── The registry of objects ────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE couche_suivie (
  layer      text PRIMARY KEY,
  nom_table  text NOT NULL UNIQUE,
  etiquette  text NOT NULL
);
COMMENT ON TABLE couche_suivie IS 'Layers whose objects are registered in objet; etiquette is the column that names them';

CREATE TABLE objet (
  layer text NOT NULL REFERENCES couche_suivie,
  id    text NOT NULL,
  nom   text,
  geom  geometry(Geometry, 2154) NOT NULL,
  PRIMARY KEY (layer, id)
);
COMMENT ON TABLE objet IS 'One row per object of every followed layer, kept by triggers: target of links, source of queries across layers';
CREATE INDEX objet_geom_idx ON objet USING gist (geom);
CREATE INDEX objet_recherche_idx ON objet USING gin (cle_recherche(nom) gin_trgm_ops);

CREATE TABLE objet_commune (
  layer      text NOT NULL,
  objet_id   text NOT NULL,
  insee      text NOT NULL REFERENCES commune ON DELETE CASCADE,
  surface_m2 double precision NOT NULL,
  longueur_m double precision NOT NULL,
  PRIMARY KEY (layer, objet_id, insee),
  FOREIGN KEY (layer, objet_id) REFERENCES objet (layer, id) ON DELETE CASCADE
);
COMMENT ON TABLE objet_commune IS 'The part of each object inside each commune it touches, kept by triggers';
CREATE INDEX objet_commune_insee_idx ON objet_commune (insee);

-- The parts of a geometry by commune. A polygon must share at least 1 m² with a commune, a line 1 m: neighbours that
-- only touch along a boundary do not count.
CREATE FUNCTION parts_par_commune(g geometry)
  RETURNS TABLE (insee text, surface_m2 double precision, longueur_m double precision)
  LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT c.insee, m.surface, m.longueur
  FROM commune c
  CROSS JOIN LATERAL (
    SELECT CASE WHEN ST_CoveredBy(g, c.geom) THEN g ELSE ST_Intersection(g, c.geom) END AS dedans OFFSET 0) p
  CROSS JOIN LATERAL (
    SELECT ST_Area(p.dedans) AS surface,
           CASE WHEN ST_Dimension(g) = 1 THEN ST_Length(p.dedans) ELSE 0 END AS longueur) m
  WHERE ST_Intersects(c.geom, g)
    AND CASE ST_Dimension(g) WHEN 2 THEN m.surface >= 1 WHEN 1 THEN m.longueur >= 1 ELSE true END;
END;

CREATE FUNCTION communes_de(g geometry) RETURNS text[]
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (SELECT coalesce(array_agg(p.insee ORDER BY p.insee), '{}') FROM parts_par_commune(g) p);

-- Row trigger: the object's own list of communes.
CREATE FUNCTION tenir_communes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.communes := communes_de(NEW.geom);
  RETURN NEW;
END $$;

-- Statement trigger: the registry and the parts by commune, set by set. TG_ARGV: layer, label column.
CREATE FUNCTION tenir_objets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM objet o USING anciens a WHERE o.layer = TG_ARGV[0] AND o.id = a.id;
    RETURN NULL;
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF EXISTS (SELECT id FROM anciens EXCEPT SELECT id FROM nouveaux) THEN
      RAISE EXCEPTION 'L''identifiant d''un objet ne change pas (couche %)', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    DELETE FROM objet_commune oc USING anciens a WHERE oc.layer = TG_ARGV[0] AND oc.objet_id = a.id;
  END IF;
  EXECUTE format(
    'INSERT INTO objet (layer, id, nom, geom) SELECT %L, n.id, n.%I, n.geom FROM nouveaux n
     ON CONFLICT (layer, id) DO UPDATE SET nom = excluded.nom, geom = excluded.geom', TG_ARGV[0], TG_ARGV[1]);
  INSERT INTO objet_commune (layer, objet_id, insee, surface_m2, longueur_m)
  SELECT TG_ARGV[0], n.id, p.insee, p.surface_m2, p.longueur_m
  FROM nouveaux n CROSS JOIN LATERAL parts_par_commune(n.geom) p;
  RETURN NULL;
END $$;

-- Puts a table of objects (columns id text, geom, communes text[]) under the registry's care.
CREATE FUNCTION suivre_objets(nom_table text, layer text, etiquette text DEFAULT 'nom') RETURNS void
  LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO couche_suivie VALUES (layer, nom_table, etiquette);
  EXECUTE format('CREATE TRIGGER tenir_communes BEFORE INSERT OR UPDATE OF geom ON %I
                  FOR EACH ROW EXECUTE FUNCTION tenir_communes()', nom_table);
  EXECUTE format('CREATE TRIGGER tenir_objets_i AFTER INSERT ON %I REFERENCING NEW TABLE AS nouveaux
                  FOR EACH STATEMENT EXECUTE FUNCTION tenir_objets(%L, %L)', nom_table, layer, etiquette);
  EXECUTE format('CREATE TRIGGER tenir_objets_u AFTER UPDATE ON %I REFERENCING OLD TABLE AS anciens NEW TABLE AS nouveaux
                  FOR EACH STATEMENT EXECUTE FUNCTION tenir_objets(%L, %L)', nom_table, layer, etiquette);
  EXECUTE format('CREATE TRIGGER tenir_objets_d AFTER DELETE ON %I REFERENCING OLD TABLE AS anciens
                  FOR EACH STATEMENT EXECUTE FUNCTION tenir_objets(%L, %L)', nom_table, layer, etiquette);
END $$;

-- ── When the communes change ───────────────────────────────────────────────────────────────────────────────────────

-- EPCI and SCoT perimeters are unions of communes; every object's communes follow the new boundaries.
CREATE FUNCTION recalculer_perimetres() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  t record;
BEGIN
  UPDATE epci e SET geom = u.geom
  FROM (SELECT epci, ST_Multi(ST_UnaryUnion(ST_Collect(geom))) AS geom FROM commune GROUP BY epci) u WHERE u.epci = e.siren;
  UPDATE scot s SET geom = u.geom
  FROM (SELECT scot, ST_Multi(ST_UnaryUnion(ST_Collect(geom))) AS geom FROM commune GROUP BY scot) u WHERE u.scot = s.id;
  FOR t IN SELECT nom_table FROM couche_suivie LOOP
    EXECUTE format('UPDATE %I SET geom = geom', t.nom_table);
  END LOOP;
  RETURN NULL;
END $$;

CREATE TRIGGER commune_recalculer AFTER INSERT OR DELETE OR UPDATE OF geom, epci, scot ON commune
  FOR EACH STATEMENT EXECUTE FUNCTION recalculer_perimetres();
