-- Economic activity zones and large economic sites: the objects of the layer `zae`. Names and code lists of site_* are
-- those of the CNIG standard Sites économiques v1.0.1 (table site-eco). What the standard wants besides is derived:
-- site_id from insee and id, site_comm_insee from insee, site_comm_nom from commune, site_epci_nom from epci,
-- site_actu_date from date_maj, site_geompoint from geom. The standard's required fields that no document fills stay
-- NULL rather than guessed.
-- An extension is an object of its own (site_evol_urba = 'extension urbaine'): land that is not urbanised yet must not
-- hide inside an existing zone when a project's land consumption is checked.

CREATE TABLE zae (
  id                   text PRIMARY KEY CHECK (id ~ '^[a-z0-9][a-z0-9-]*$'),
  site_nom             text NOT NULL CHECK (site_nom <> ''),
  autres_noms          text[],
  site_type            text CHECK (site_type IN (
    'zone d''activité économique', 'site économique historique hors ZAE', 'établissement économique isolé',
    'zone AU à vocation économique')),
  site_vocadomi        text CHECK (site_vocadomi IN (
    'industrielle', 'commerciale', 'tertiaire', 'artisanale', 'touristique', 'portuaire',
    'aéroportuaire, aéronautique', 'entrepôts, logistique', 'logistique agricole', 'mixte')),
  site_etat            text CHECK (site_etat IN (
    'en projet', 'création', 'existant et actif', 'projet de déclassement', 'déclassé')),
  site_evol_urba       text CHECK (site_evol_urba IN ('extension urbaine', 'renouvellement urbain', 'mixte')),
  site_surf_brute      numeric(10, 2) CHECK (site_surf_brute > 0),
  site_surf_comm_dispo numeric(10, 2) CHECK (site_surf_comm_dispo >= 0),
  surface_extension_ha numeric(10, 2) CHECK (surface_extension_ha > 0),
  site_nb_emploi       integer CHECK (site_nb_emploi >= 0),
  emploi_prevu         integer CHECK (emploi_prevu >= 0),
  site_epci_siren      text CHECK (site_epci_siren ~ '^[0-9]{9}$'),
  site_moa_type        text CHECK (site_moa_type IN (
    'commune', 'epci', 'société d''économie mixte', 'chambre de commerce et industrie', 'Etat', 'privé')),
  site_moa_nom         text,
  gestionnaire         text,
  occupants            text,
  site_description     text,
  remarque             text,
  insee                text REFERENCES commune,
  communes             text[] NOT NULL DEFAULT '{}',
  precision            text NOT NULL CHECK (precision IN ('officielle', 'numerisee', 'indicative', 'schematique')),
  sources              text[] NOT NULL DEFAULT '{}',
  date_maj             date,
  geom                 geometry(MultiPolygon, 2154) NOT NULL CHECK (ST_IsValid(geom) AND NOT ST_IsEmpty(geom))
);

COMMENT ON TABLE zae IS 'Economic activity zones and large economic sites, after the CNIG standard Sites économiques v1.0.1';
COMMENT ON COLUMN zae.site_nom IS 'Name of the site';
COMMENT ON COLUMN zae.autres_noms IS 'Other names and spellings';
COMMENT ON COLUMN zae.site_type IS 'Kind of site; NULL when the document does not tell';
COMMENT ON COLUMN zae.site_vocadomi IS 'Main vocation, when the document tells it';
COMMENT ON COLUMN zae.site_etat IS 'State of the site; création for a zone being laid out';
COMMENT ON COLUMN zae.site_evol_urba IS 'Kind of urbanisation';
COMMENT ON COLUMN zae.site_surf_brute IS 'Total area printed in a document, in hectares; never measured on geom';
COMMENT ON COLUMN zae.site_surf_comm_dispo IS 'Area on offer, in hectares';
COMMENT ON COLUMN zae.surface_extension_ha IS 'Area in hectares of the extension drawn as another object: not to be added to that object''s';
COMMENT ON COLUMN zae.site_nb_emploi IS 'Jobs on the site';
COMMENT ON COLUMN zae.emploi_prevu IS 'Jobs expected, extension included';
COMMENT ON COLUMN zae.site_epci_siren IS 'SIREN of the agglomeration whose documents speak of the site';
COMMENT ON COLUMN zae.site_moa_type IS 'Kind of project owner';
COMMENT ON COLUMN zae.site_moa_nom IS 'Project owner, as printed';
COMMENT ON COLUMN zae.gestionnaire IS 'Who runs the site, when not the project owner';
COMMENT ON COLUMN zae.occupants IS 'Companies the sources name on the site';
COMMENT ON COLUMN zae.site_description IS 'What the sources say of the site and of what is planned there';
COMMENT ON COLUMN zae.remarque IS 'Disagreements between documents, limits, cautions';
COMMENT ON COLUMN zae.insee IS 'First commune the source names, or implies (then said in remarque); NULL when it names none';
COMMENT ON COLUMN zae.communes IS 'Communes touched by geom, kept by trigger';
COMMENT ON COLUMN zae.precision IS 'How geom was obtained';
COMMENT ON COLUMN zae.sources IS 'document:line or document:first-last';
COMMENT ON COLUMN zae.date_maj IS 'Date of the most recent document that informs the site';
COMMENT ON COLUMN zae.geom IS 'Outline, indicative unless precision says otherwise';

CREATE INDEX zae_geom_idx ON zae USING gist (geom);
SELECT suivre_objets('zae', 'zae', 'site_nom');
