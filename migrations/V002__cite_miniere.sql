-- Mining estates (cités minières): the objects of the layer `cites-minieres`, their heritage interest and where each
-- stands in the renewal programmes (ERBM, NPNRU).
-- Code lists: type_cite and interet_unesco come from the census of the Mission Bassin Minier (159 estates of the World
-- Heritage listing); erbm_triennal from the ERBM's three waves as the contracts name them; statut is ours, in the order
-- in which an estate moves from being selected to being finished. Unknown is NULL, never false or 0.

CREATE TABLE cite_miniere (
  id                text PRIMARY KEY CHECK (id ~ '^[a-z0-9][a-z0-9-]*$'),
  nom               text NOT NULL CHECK (nom <> ''),
  autres_noms       text[],
  type_cite         text CHECK (type_cite IN ('corons', 'cite_pavillonnaire', 'cite_jardin', 'cite_moderne')),
  compagnie         text,
  interet_unesco    text CHECK (interet_unesco IN ('exceptionnelle', 'remarquable', 'temoin')),
  id_unesco         text CHECK (id_unesco ~ '^[0-9]+[A-Z]*$'),
  inscrit_mh        boolean,
  logements         integer CHECK (logements >= 0),
  logements_renoves integer CHECK (logements_renoves >= 0),
  surface_ha        numeric(10, 2) CHECK (surface_ha > 0),
  bailleur          text,
  erbm              boolean,
  erbm_triennal     text CHECK (erbm_triennal IN ('1', '2', '3')),
  npnru             boolean,
  statut            text CHECK (statut IN ('retenue', 'etudes', 'etudes_achevees', 'programmee', 'travaux', 'achevee')),
  projet            text,
  maitre_ouvrage    text,
  annee_lancement   integer CHECK (annee_lancement BETWEEN 1900 AND 2100),
  remarque          text,
  insee             text REFERENCES commune,
  communes          text[] NOT NULL DEFAULT '{}',
  precision         text NOT NULL CHECK (precision IN ('officielle', 'numerisee', 'indicative', 'schematique')),
  sources           text[] NOT NULL DEFAULT '{}',
  date_maj          date,
  geom              geometry(MultiPolygon, 2154) NOT NULL CHECK (ST_IsValid(geom) AND NOT ST_IsEmpty(geom)),
  CONSTRAINT cite_miniere_renoves_check CHECK (logements_renoves <= logements),
  CONSTRAINT cite_miniere_triennal_check CHECK (erbm_triennal IS NULL OR erbm IS TRUE)
);
COMMENT ON TABLE cite_miniere IS 'Mining estates named by the contracts and reports of the territory, with their heritage interest and renewal programme';
COMMENT ON COLUMN cite_miniere.id IS 'Slug, prefix cite-';
COMMENT ON COLUMN cite_miniere.nom IS 'Name in the most recent document';
COMMENT ON COLUMN cite_miniere.autres_noms IS 'Other names and spellings';
COMMENT ON COLUMN cite_miniere.type_cite IS 'Urban form, census of the Mission Bassin Minier';
COMMENT ON COLUMN cite_miniere.compagnie IS 'Mining company, or nationalised group, that built the estate';
COMMENT ON COLUMN cite_miniere.interet_unesco IS 'Interest given by the Mission Bassin Minier; NULL where no match is established';
COMMENT ON COLUMN cite_miniere.id_unesco IS 'Identifier in the World Heritage listing, such as 49A: element 49, object A';
COMMENT ON COLUMN cite_miniere.inscrit_mh IS 'Listed as monument historique (inscrit)';
COMMENT ON COLUMN cite_miniere.logements IS 'Dwellings';
COMMENT ON COLUMN cite_miniere.logements_renoves IS 'Dwellings renovated at date_maj';
COMMENT ON COLUMN cite_miniere.surface_ha IS 'Area printed in a document, in hectares; never measured on geom';
COMMENT ON COLUMN cite_miniere.bailleur IS 'Social landlord owning most dwellings';
COMMENT ON COLUMN cite_miniere.erbm IS 'Selected in the Engagement pour le renouveau du bassin minier; NULL when no document says';
COMMENT ON COLUMN cite_miniere.erbm_triennal IS 'Wave of the ERBM: 1 (2018-2020), 2 (2021-2023), 3';
COMMENT ON COLUMN cite_miniere.npnru IS 'Part of the national urban renewal programme; NULL when no document says';
COMMENT ON COLUMN cite_miniere.statut IS 'Progress of the integrated renovation or urban renewal';
COMMENT ON COLUMN cite_miniere.projet IS 'What the document plans in the estate';
COMMENT ON COLUMN cite_miniere.maitre_ouvrage IS 'Who carries the works on public spaces, as printed';
COMMENT ON COLUMN cite_miniere.annee_lancement IS 'Year the operation is launched or committed';
COMMENT ON COLUMN cite_miniere.remarque IS 'Disagreements between documents, limits, cautions';
COMMENT ON COLUMN cite_miniere.insee IS 'Commune declared by the source; NULL when it declares none';
COMMENT ON COLUMN cite_miniere.communes IS 'Communes touched by geom, kept by trigger';
COMMENT ON COLUMN cite_miniere.precision IS 'How geom was obtained';
COMMENT ON COLUMN cite_miniere.sources IS 'document:line, document:first-last or database:identifier';
COMMENT ON COLUMN cite_miniere.date_maj IS 'Date of the most recent document that informs the estate';
COMMENT ON COLUMN cite_miniere.geom IS 'Outline, indicative unless precision says otherwise';

CREATE INDEX cite_miniere_geom_idx ON cite_miniere USING gist (geom);
SELECT suivre_objets('cite_miniere', 'cites-minieres');
