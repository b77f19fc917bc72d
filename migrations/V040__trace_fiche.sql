-- Geometries that people draw for a fiche, or take from a file: kept as they were drawn, beside the links to objects.

CREATE TABLE fiche_trace (
  fiche text NOT NULL REFERENCES fiche ON DELETE CASCADE,
  rang  integer NOT NULL CHECK (rang > 0),
  titre text CHECK (titre <> ''),
  trace jsonb NOT NULL,
  geom  geometry(Geometry, 2154) NOT NULL CHECK (ST_IsValid(geom) AND NOT ST_IsEmpty(geom)),
  PRIMARY KEY (fiche, rang)
);
COMMENT ON TABLE fiche_trace IS 'Geometries entered for a fiche, in their order; the whole list is one value of its document (traces)';
COMMENT ON COLUMN fiche_trace.titre IS 'What it is, in the words of who drew it; null: not said';
COMMENT ON COLUMN fiche_trace.trace IS 'The GeoJSON geometry as entered, CRS84, seven decimals: what is read back is what was written';
COMMENT ON COLUMN fiche_trace.geom IS 'The same in Lambert-93, what measures and the map use';
CREATE INDEX fiche_trace_geom_idx ON fiche_trace USING gist (geom);

ALTER TABLE fiche DROP CONSTRAINT fiche_geom_origine_check;
ALTER TABLE fiche ADD CONSTRAINT fiche_geom_origine_check CHECK (geom_origine IN ('traces', 'objets', 'communes', 'epci'));

-- What is drawn, with the objects acted on; without drawing, as V007: the objects acted on; failing that, those given access
-- to; failing that, the communes of the location; failing that, the EPCI. A commune is one of the fiche's when a trace is in
-- it for more than its edge.
CREATE OR REPLACE FUNCTION recalculer_geometries_fiches(fiches text[]) RETURNS void LANGUAGE sql AS $$
  UPDATE fiche f
  SET geom = coalesce(t.geom, o.geom, c.geom, e.geom),
      geom_origine = CASE WHEN t.geom IS NOT NULL THEN 'traces' WHEN o.geom IS NOT NULL THEN 'objets'
                          WHEN c.geom IS NOT NULL THEN 'communes' WHEN e.geom IS NOT NULL THEN 'epci' END,
      communes = array(
        SELECT fc.insee FROM fiche_commune fc WHERE fc.fiche = f.id AND fc.role = 'localisation'
        UNION
        SELECT oc.insee FROM fiche_objet fo JOIN objet_commune oc USING (layer, objet_id)
        WHERE fo.fiche = f.id AND fo.role <> 'mentionne'
        UNION
        SELECT x.insee FROM fiche_trace ft JOIN commune x ON ST_Intersects(x.geom, ft.geom)
        WHERE ft.fiche = f.id AND ST_Dimension(ST_Intersection(x.geom, ft.geom)) = ST_Dimension(ft.geom)
        ORDER BY 1)
  FROM fiche g
  JOIN contrat k ON k.id = g.contrat
  LEFT JOIN epci e ON e.siren = k.epci
  LEFT JOIN LATERAL (
    SELECT reunir(array_agg(x.geom)) AS geom
    FROM (SELECT ft.geom FROM fiche_trace ft WHERE ft.fiche = g.id
          UNION ALL
          SELECT x.geom FROM fiche_objet l JOIN objet x ON (x.layer, x.id) = (l.layer, l.objet_id)
          WHERE l.fiche = g.id AND l.role = 'porte_sur') x
    WHERE EXISTS (SELECT FROM fiche_trace ft WHERE ft.fiche = g.id)) t ON true
  LEFT JOIN LATERAL (
    SELECT reunir(array_agg(x.geom)) AS geom
    FROM fiche_objet l JOIN objet x ON (x.layer, x.id) = (l.layer, l.objet_id)
    WHERE l.fiche = g.id AND (l.role = 'porte_sur' OR l.role = 'dessert' AND NOT EXISTS (
      SELECT FROM fiche_objet p WHERE p.fiche = g.id AND p.role = 'porte_sur'))) o ON true
  LEFT JOIN LATERAL (
    SELECT reunir(array_agg(x.geom)) AS geom
    FROM fiche_commune l JOIN commune x USING (insee) WHERE l.fiche = g.id AND l.role = 'localisation') c ON true
  WHERE g.id = f.id AND f.id = ANY (fiches)
$$;

DO $$
DECLARE
  t record;
BEGIN
  FOR t IN SELECT * FROM (VALUES ('INSERT', 'NEW'), ('UPDATE', 'NEW'), ('DELETE', 'OLD')) AS operation (op, etat) LOOP
    EXECUTE format('CREATE TRIGGER tenir_fiches_%s AFTER %s ON fiche_trace REFERENCING %s TABLE AS lignes_touchees
                    FOR EACH STATEMENT EXECUTE FUNCTION tenir_fiches_liees(''geometrie'')', lower(t.op), t.op, t.etat);
  END LOOP;
END $$;

-- As V007, and the traces that a commune's new contour meets.
CREATE FUNCTION suivre_communes_traces() RETURNS trigger LANGUAGE plpgsql SET search_path = archipel, public AS $$
DECLARE
  touchees text[];
BEGIN
  SELECT array_agg(DISTINCT ft.fiche) INTO touchees
  FROM fiche_trace ft WHERE EXISTS (
    SELECT FROM nouveaux n WHERE ST_Intersects(n.geom, ft.geom)
    UNION ALL
    SELECT FROM anciens a WHERE ST_Intersects(a.geom, ft.geom));
  IF touchees IS NOT NULL THEN
    PERFORM recalculer_geometries_fiches(touchees);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER traces_suivent_u AFTER UPDATE ON commune REFERENCING OLD TABLE AS anciens NEW TABLE AS nouveaux
  FOR EACH STATEMENT EXECUTE FUNCTION suivre_communes_traces();

CREATE OR REPLACE FUNCTION document_fiche(f fiche) RETURNS json LANGUAGE sql STABLE
  RETURN json_build_object(
    'titre', f.titre, 'description', f.description, 'noeud', f.noeud, 'portee', f.portee,
    'type_operation', f.type_operation, 'budget', f.budget, 'annee_lancement', f.annee_lancement,
    'annee_debut', f.annee_debut, 'annee_fin', f.annee_fin,
    'maitres_ouvrage', coalesce((
      SELECT json_agg(l.partie ORDER BY l.rang) FROM fiche_partie l
      WHERE l.fiche = f.id AND l.role = 'maitre_ouvrage'), '[]'),
    'communes', coalesce((
      SELECT json_agg(l.insee ORDER BY l.insee) FROM fiche_commune l
      WHERE l.fiche = f.id AND l.role = 'localisation'), '[]'),
    'objets', coalesce((
      SELECT json_agg(json_build_object('layer', l.layer, 'id', l.objet_id, 'role', l.role)
                      ORDER BY l.layer, l.objet_id, l.role)
      FROM fiche_objet l WHERE l.fiche = f.id), '[]'),
    'traces', coalesce((
      SELECT json_agg(json_build_object('titre', t.titre, 'geometry', t.trace) ORDER BY t.rang)
      FROM fiche_trace t WHERE t.fiche = f.id), '[]'),
    'cout_actualise_eur', (f.cout_actualise_centimes / 100.0)::numeric(16, 2));
