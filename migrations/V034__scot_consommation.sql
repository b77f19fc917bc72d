-- Where each commune stands, as a layer: what the service computes of its trajectory under the default rule set, kept here
-- so that a map or QGIS reads it like any layer. The service writes it again whenever what it depends on changes.

CREATE TABLE scot_consommation (
  insee                     text PRIMARY KEY REFERENCES commune ON DELETE CASCADE,
  situation                 text CHECK (situation IN (
                              'depasse', 'risque', 'bonne_voie', 'rythme_nul', 'rythme_divise', 'rythme_ralenti', 'rythme_accru')),
  statut                    text CHECK (statut IN ('depasse', 'risque', 'bonne_voie')),
  consommation_reference_ha numeric,
  consommation_ha           numeric,
  rythme_ha_an              numeric,
  rythme_reference_ha_an    numeric,
  projection_ha             numeric,
  enveloppe_ha              numeric,
  reste_ha                  numeric,
  atteinte_pct              numeric,
  annees_restantes          numeric,
  taux_pct                  numeric CHECK (taux_pct BETWEEN 0 AND 100),
  etat_taux                 text CHECK (etat_taux IN ('etabli', 'simulation')),
  plancher_applique         boolean NOT NULL,
  annees_connues            integer CHECK (annees_connues >= 0),
  source                    text,
  millesime                 integer,
  provisoire                boolean,
  regle                     text NOT NULL,
  raison                    text CHECK (raison <> ''),
  CHECK ((taux_pct IS NULL) = (etat_taux IS NULL)),
  CHECK ((source IS NULL) = (millesime IS NULL)),
  CHECK (statut IS NULL OR enveloppe_ha IS NOT NULL)
);
COMMENT ON TABLE scot_consommation IS 'Trajectory of each commune under the default rule set, computed by the service; null: not known, raison says why';
COMMENT ON COLUMN scot_consommation.situation IS 'The status when a rate holds for the commune; else its pace against that of the reference years: none, half or less, slower, as fast or faster';
COMMENT ON COLUMN scot_consommation.etat_taux IS 'A rate that is only indicative is never applied here';

CREATE TABLE scot_consommation_etat (
  seul             boolean PRIMARY KEY DEFAULT true CHECK (seul),
  version_donnees  bigint NOT NULL,
  version_communes bigint NOT NULL,
  jour             date NOT NULL,
  calcule_le       timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE scot_consommation_etat IS 'What scot_consommation was computed from: versions of scot-donnees and communes, and the day whose rules applied';

-- The contours are those of the communes, never a copy of them.
CREATE VIEW v_scot_consommation AS
SELECT c.insee, c.nom, c.epci, c.scot, s.situation, s.statut, s.consommation_reference_ha, s.consommation_ha, s.rythme_ha_an,
       s.rythme_reference_ha_an, s.projection_ha, s.enveloppe_ha, s.reste_ha, s.atteinte_pct, s.annees_restantes, s.taux_pct,
       s.etat_taux, s.plancher_applique, s.annees_connues, s.source, s.millesime, s.provisoire, s.regle,
       CASE WHEN s.insee IS NULL THEN 'Pas encore calculé.' ELSE s.raison END AS raison, c.precision, c.geom
FROM commune c LEFT JOIN scot_consommation s USING (insee);
COMMENT ON VIEW v_scot_consommation IS 'Communes with where they stand on their trajectory';

SELECT suivre_version('scot_consommation', 'scot-consommation');
SELECT suivre_version('commune', 'scot-consommation');
