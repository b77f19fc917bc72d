-- The version of each layer: a number that rises in the transaction that changes what the layer serves, so that tiles,
-- downloads and their ETags follow an edit at once. Every table behind a layer is followed, and what cascades from one
-- table to another (perimeters, geometries of fiches) is followed where it ends.
--
-- A statement only notes the layer, in a row of its own transaction. The versions rise at commit, all those of the
-- transaction together and in the order of their names: two writers of the same layer wait for each other no longer than
-- a commit lasts, and two writers of several layers never for each other in a circle.

CREATE TABLE version_couche (
  layer      text PRIMARY KEY CHECK (layer ~ '^[a-z0-9][a-z0-9-]*$'),
  version    bigint NOT NULL CHECK (version > 0),
  modifie_le timestamptz NOT NULL
);
COMMENT ON TABLE version_couche IS 'Version of each followed layer, raised at the commit of what changes it; a row outlives its layer, so that no version is used twice';
COMMENT ON COLUMN version_couche.version IS 'Only rises; at least the milliseconds since 1970 at the change, so that a database restored from a backup, or made anew, does not take the same number twice for different data';
COMMENT ON COLUMN version_couche.modifie_le IS 'When the last change was committed';

CREATE TABLE couche_touchee (
  transaction xid8 NOT NULL,
  layer       text NOT NULL,
  PRIMARY KEY (transaction, layer)
);
COMMENT ON TABLE couche_touchee IS 'Layers that a transaction under way has changed; empty but for those, each seeing its own';

CREATE FUNCTION toucher_couche(layer text) RETURNS void LANGUAGE sql AS $$
  INSERT INTO couche_touchee (transaction, layer) VALUES (pg_current_xact_id(), layer) ON CONFLICT DO NOTHING
$$;
COMMENT ON FUNCTION toucher_couche IS 'Raises the version of the layer at the commit of this transaction';

CREATE FUNCTION elever_versions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  WITH touchees AS (
    DELETE FROM couche_touchee t WHERE t.transaction = pg_current_xact_id() RETURNING t.layer)
  INSERT INTO version_couche AS v (layer, version, modifie_le)
  SELECT t.layer, (extract(epoch FROM clock_timestamp()) * 1000)::bigint, clock_timestamp() FROM touchees t ORDER BY t.layer
  ON CONFLICT (layer) DO UPDATE
  SET version = greatest(v.version + 1, (extract(epoch FROM clock_timestamp()) * 1000)::bigint),
      modifie_le = greatest(v.modifie_le, clock_timestamp());
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER elever_versions AFTER INSERT ON couche_touchee DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION elever_versions();

-- Statement trigger. TG_ARGV: the layer.
CREATE FUNCTION noter_changement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM toucher_couche(TG_ARGV[0]);
  RETURN NULL;
END $$;

-- Makes the layer's version follow a table: the one it is stored in, or one that its view reads. Called once for each; a
-- second time it changes nothing but the version. A published layer calls it for its own table.
CREATE FUNCTION suivre_version(nom_table text, layer text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  nom text := format('suivre_version_%s', layer);
BEGIN
  EXECUTE format('CREATE OR REPLACE TRIGGER %I AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %s
                  FOR EACH STATEMENT EXECUTE FUNCTION noter_changement(%L)', nom, quote_ident(nom_table)::regclass, layer);
  PERFORM toucher_couche(layer);
END $$;

DO $$
DECLARE
  t record;
BEGIN
  FOR t IN SELECT * FROM (VALUES
    ('communes', '{commune}'), ('epci', '{epci}'), ('scot', '{scot}'), ('cites-minieres', '{cite_miniere}'),
    ('friches', '{friche}'), ('parcs', '{parc}'), ('ev5', '{ev5}'), ('zae', '{zae}'),
    -- All that v_fiche reads.
    ('fiches', '{fiche, contrat, epci, noeud_strategique, fiche_champ, fiche_partie, partie, maquette_cout,
                 echeance_ligne, echeance}')) AS c (layer, tables)
  LOOP
    PERFORM suivre_version(nom, t.layer) FROM unnest(t.tables::text[]) nom;
  END LOOP;
END $$;
