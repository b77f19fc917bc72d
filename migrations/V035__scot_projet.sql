-- The known projects that take ground, as a layer: footprint, state, what each is charged with under the default rule set, kept
-- here so that a map or QGIS reads it like any layer. The service writes it again whenever what it depends on changes.

CREATE TABLE scot_projet (
  id                  text PRIMARY KEY CHECK (id <> ''),
  titre               text,
  fiche               text,
  registre            bigint,
  nature              text CHECK (nature IN ('extension', 'densification', 'friche', 'renaturation', 'pene', 'photovoltaique')),
  etat                text CHECK (etat IN ('projete', 'engage', 'autorise', 'realise', 'abandonne')),
  etat_origine        text NOT NULL CHECK (etat_origine IN ('declaration', 'statut', 'non_renseigne')),
  date_effet          date,
  deja_dans_millesime text NOT NULL CHECK (deja_dans_millesime IN ('oui', 'non', 'inconnu')),
  millesime           integer,
  surface_ha          numeric NOT NULL,
  propre_ha           numeric NOT NULL,
  charge_min_ha       numeric NOT NULL CHECK (charge_min_ha >= 0),
  charge_max_ha       numeric NOT NULL CHECK (charge_max_ha >= charge_min_ha),
  hors_enveloppe_max_ha numeric NOT NULL,
  communes            text[] NOT NULL,
  epci                text[] NOT NULL,
  scots               text[] NOT NULL,
  regle               text NOT NULL,
  raisons             text,
  geom                geometry(MultiPolygon, 2154) NOT NULL CHECK (NOT ST_IsEmpty(geom))
);
COMMENT ON TABLE scot_projet IS 'Projects with a footprint and what they take of the envelopes, computed by the service';
COMMENT ON COLUMN scot_projet.id IS 'fiche:…, objet:LAYER:ID or registre:N';
COMMENT ON COLUMN scot_projet.propre_ha IS 'Ground counted as its own where projects overlap: those of all projects add up';
COMMENT ON COLUMN scot_projet.charge_max_ha IS 'Charged to the envelopes at most; charge_min_ha: for sure';
COMMENT ON COLUMN scot_projet.communes IS 'INSEE codes touched; epci, scots: whose envelopes are concerned';
CREATE INDEX scot_projet_geom_idx ON scot_projet USING gist (geom);

CREATE TABLE scot_projet_etat (
  seul       boolean PRIMARY KEY DEFAULT true CHECK (seul),
  versions   text NOT NULL,
  calcule_le timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE scot_projet_etat IS 'What scot_projet was computed from: versions of the layers, and the day whose rules applied';

SELECT suivre_version('scot_projet', 'scot-projets');
