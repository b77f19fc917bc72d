-- Brownfields (friches), pit-head sites and sites to be reconverted: the objects of the layer `friches`.
-- Names and code lists of site_*, activite_*, unite_fonciere_*, proprio_*, sol_*, bati_* and urba_* are those of the
-- CNIG standard Friches v1.0.6 (Table Schema), lists held as arrays instead of strings joined with |. What the standard
-- wants besides is derived: site_id from insee and id, site_actu_date from date_maj, comm_insee from insee, comm_nom
-- from commune, source_nom from sources, geompoint from geom.
-- qualification decides what rebuilding the site consumes (an urbanised friche nothing, a wooded pit-head perhaps): it
-- is never assumed, and leaves a_trancher only with its author, date and proof.

CREATE TABLE friche (
  id                     text PRIMARY KEY CHECK (id ~ '^[a-z0-9][a-z0-9-]*$'),
  site_nom               text NOT NULL CHECK (site_nom <> ''),
  autres_noms            text[],
  site_type              text NOT NULL CHECK (site_type IN (
    'friche industrielle', 'friche commerciale', 'friche hospitalière', 'friche agro-industrielle',
    'friche carrière ou mine', 'friche militaire', 'friche d''habitat', 'friche d''équipement public',
    'friche portuaire', 'friche aéroportuaire', 'friche ferroviaire', 'friche logistique',
    'friche loisir tourisme hôtellerie', 'friche enseignement', 'friche cultuelle', 'mixte - dominante habitat',
    'mixte - autre', 'inconnu', 'autre', 'sans objet')),
  site_statut            text NOT NULL CHECK (site_statut IN (
    'friche potentielle', 'friche sans projet', 'friche avec projet', 'friche reconvertie',
    'inconnu', 'autre', 'sans objet')),
  site_identif_date      date,
  activite_libelle       text[],
  site_reconv_type       text CHECK (site_reconv_type IN (
    'habitat', 'bureau', 'commerce', 'industrie', 'autres activités économiques', 'équipement public',
    'aménagement d''espace public', 'renaturation', 'panneaux photovoltaïques', 'énergie, hors photovoltaïque',
    'mixte', 'inconnu', 'autre', 'sans objet')),
  projet                 text,
  maitre_ouvrage         text,
  annee_lancement        integer CHECK (annee_lancement BETWEEN 1900 AND 2100),
  unite_fonciere_surface numeric(12, 2) CHECK (unite_fonciere_surface > 0),
  proprio_personne       text[] CHECK (proprio_personne <@ ARRAY[
    'personne physique', 'personne morale', 'inconnu', 'autre', 'sans objet']),
  proprio_nom            text[],
  sol_pollution_existe   text CHECK (sol_pollution_existe IN (
    'pollution inexistante', 'pollution traitée', 'pollution peu probable', 'pollution supposée', 'pollution avérée',
    'inconnu', 'autre', 'sans objet')),
  bati_pollution         text CHECK (bati_pollution IN ('amiante', 'plomb', 'inconnu', 'autre', 'sans objet')),
  bati_patrimoine        text CHECK (bati_patrimoine IN (
    'aucun', 'présence d''un bâtiment d''intérêt', 'présence d''un bâtiment classé', 'inconnu', 'autre', 'sans objet')),
  urba_zaer              text NOT NULL DEFAULT 'inconnu' CHECK (urba_zaer IN ('oui', 'non', 'inconnu')),
  qualification          text NOT NULL DEFAULT 'a_trancher' CHECK (qualification IN ('urbanisee', 'enaf', 'a_trancher')),
  qualification_auteur   text,
  qualification_date     date,
  qualification_preuve   text,
  remarque               text,
  insee                  text REFERENCES commune,
  communes               text[] NOT NULL DEFAULT '{}',
  precision              text NOT NULL CHECK (precision IN ('officielle', 'numerisee', 'indicative', 'schematique')),
  sources                text[] NOT NULL DEFAULT '{}',
  date_maj               date,
  geom                   geometry(MultiPolygon, 2154) NOT NULL CHECK (ST_IsValid(geom) AND NOT ST_IsEmpty(geom)),
  CONSTRAINT friche_qualification_prouvee_check CHECK (
    qualification = 'a_trancher'
    OR (qualification_auteur IS NOT NULL AND qualification_date IS NOT NULL AND qualification_preuve IS NOT NULL))
);
COMMENT ON TABLE friche IS 'Brownfields named by the contracts and reports of the territory; CNIG standard Friches where it has a field';
COMMENT ON COLUMN friche.id IS 'Slug, prefix friche-';
COMMENT ON COLUMN friche.site_nom IS 'Official or usual name of the site';
COMMENT ON COLUMN friche.autres_noms IS 'Other names and spellings';
COMMENT ON COLUMN friche.site_type IS 'Kind of site; inconnu unless the document or the name itself tells';
COMMENT ON COLUMN friche.site_statut IS 'Status of the site and of its reconversion';
COMMENT ON COLUMN friche.site_identif_date IS 'Date of the oldest document that names the site';
COMMENT ON COLUMN friche.activite_libelle IS 'Former activities';
COMMENT ON COLUMN friche.site_reconv_type IS 'Use after reconversion, done or planned';
COMMENT ON COLUMN friche.projet IS 'What the document plans on the site';
COMMENT ON COLUMN friche.maitre_ouvrage IS 'Who carries the operation, as printed';
COMMENT ON COLUMN friche.annee_lancement IS 'Year the operation is launched or committed';
COMMENT ON COLUMN friche.unite_fonciere_surface IS 'Area printed in a document, in m²; never measured on geom';
COMMENT ON COLUMN friche.proprio_personne IS 'Legal nature of the owners';
COMMENT ON COLUMN friche.proprio_nom IS 'Names of the owners that are legal persons';
COMMENT ON COLUMN friche.sol_pollution_existe IS 'Soil pollution';
COMMENT ON COLUMN friche.bati_pollution IS 'Pollution known in the buildings';
COMMENT ON COLUMN friche.bati_patrimoine IS 'Buildings of heritage value';
COMMENT ON COLUMN friche.urba_zaer IS 'Inside a zone d''accélération des énergies renouvelables';
COMMENT ON COLUMN friche.qualification IS 'Urbanised land, ENAF, or not settled yet';
COMMENT ON COLUMN friche.qualification_auteur IS 'Who settled the qualification';
COMMENT ON COLUMN friche.qualification_date IS 'When the qualification was settled';
COMMENT ON COLUMN friche.qualification_preuve IS 'What the qualification rests on';
COMMENT ON COLUMN friche.remarque IS 'Disagreements between documents, limits, cautions';
COMMENT ON COLUMN friche.insee IS 'Commune declared by the source; NULL when it declares none';
COMMENT ON COLUMN friche.communes IS 'Communes touched by geom, kept by trigger';
COMMENT ON COLUMN friche.precision IS 'How geom was obtained';
COMMENT ON COLUMN friche.sources IS 'document:line, document:first-last or database:identifier';
COMMENT ON COLUMN friche.date_maj IS 'Date of the most recent document that informs the site';
COMMENT ON COLUMN friche.geom IS 'Outline, indicative unless precision says otherwise';

CREATE INDEX friche_geom_idx ON friche USING gist (geom);
SELECT suivre_objets('friche', 'friches', 'site_nom');
