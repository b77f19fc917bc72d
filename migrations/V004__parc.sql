-- Parks, points of interest and green links of the Chaîne des Parcs, with the other parks the documents name: the
-- objects of the layer `parcs`. A link (nature = liaison) is stored as a strip, so that one layer has one kind of
-- geometry; its length is longueur_km, as printed, and is never measured on the strip.
-- surface_ha and longueur_km are figures of a document. The area of geom is a drawing's, and says nothing more.

CREATE TABLE parc (
  id              text PRIMARY KEY CHECK (id ~ '^[a-z0-9][a-z0-9-]*$'),
  nom             text NOT NULL CHECK (nom <> ''),
  autres_noms     text[],
  nature          text NOT NULL CHECK (nature IN ('parc', 'point', 'liaison')),
  statut          text CHECK (statut IN ('projet', 'etudes', 'travaux', 'ouvert')),
  cite_chaine     boolean NOT NULL,
  maitre_ouvrage  text,
  surface_ha      numeric(10, 2) CHECK (surface_ha > 0),
  longueur_km     numeric(8, 3) CHECK (longueur_km > 0),
  annee_lancement integer CHECK (annee_lancement BETWEEN 1900 AND 2100),
  annee_ouverture integer CHECK (annee_ouverture BETWEEN 1900 AND 2100),
  amenagements    text,
  remarque        text,
  insee           text REFERENCES commune,
  communes        text[] NOT NULL DEFAULT '{}',
  precision       text NOT NULL CHECK (precision IN ('officielle', 'numerisee', 'indicative', 'schematique')),
  sources         text[] NOT NULL DEFAULT '{}',
  date_maj        date,
  geom            geometry(MultiPolygon, 2154) NOT NULL CHECK (ST_IsValid(geom) AND NOT ST_IsEmpty(geom))
);

COMMENT ON TABLE parc IS 'Chaîne des Parcs: parks, points of interest and green links';
COMMENT ON COLUMN parc.nom IS 'Name of the park, site or link';
COMMENT ON COLUMN parc.autres_noms IS 'Other names and spellings';
COMMENT ON COLUMN parc.nature IS 'parc, point (a site along the Chaîne) or liaison (a way, drawn as a strip)';
COMMENT ON COLUMN parc.statut IS 'Progress of the works at date_maj';
COMMENT ON COLUMN parc.cite_chaine IS 'True when a source says that the object belongs to the Chaîne des Parcs';
COMMENT ON COLUMN parc.maitre_ouvrage IS 'Who carries the works, as printed';
COMMENT ON COLUMN parc.surface_ha IS 'Area printed in a document, in hectares; never measured on geom';
COMMENT ON COLUMN parc.longueur_km IS 'Length of a link or of a park''s paths printed in a document, in kilometres';
COMMENT ON COLUMN parc.annee_lancement IS 'Year the operation is launched or committed';
COMMENT ON COLUMN parc.annee_ouverture IS 'Year of opening, past or announced';
COMMENT ON COLUMN parc.amenagements IS 'What is laid out, and what is planned';
COMMENT ON COLUMN parc.remarque IS 'Disagreements between documents, limits, cautions';
COMMENT ON COLUMN parc.insee IS 'First commune the source names, or implies (then said in remarque); NULL when it names none';
COMMENT ON COLUMN parc.communes IS 'Communes touched by geom, kept by trigger';
COMMENT ON COLUMN parc.precision IS 'How geom was obtained';
COMMENT ON COLUMN parc.sources IS 'document:line or document:first-last';
COMMENT ON COLUMN parc.date_maj IS 'Date of the most recent document that informs the object';
COMMENT ON COLUMN parc.geom IS 'Outline, indicative unless precision says otherwise';

CREATE INDEX parc_geom_idx ON parc USING gist (geom);
SELECT suivre_objets('parc', 'parcs');
