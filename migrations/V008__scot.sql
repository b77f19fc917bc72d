-- What the law and the planning documents say of land consumption, as data: rule sets and their dated, sourced
-- parameters. Nothing computed here depends on a constant of the code; changing a rule is changing a row.
-- One rule set is the default; others are simulations that say so in their title. Figures of a territory (flows, rates
-- of a SCoT) are entered when a document gives them: until then their absence is the answer.

CREATE TABLE regle (
  id          text PRIMARY KEY CHECK (id ~ '^[a-z0-9][a-z0-9-]*$'),
  titre       text NOT NULL CHECK (titre <> ''),
  nature      text NOT NULL CHECK (nature IN ('droit', 'simulation')),
  par_defaut  boolean NOT NULL DEFAULT false,
  description text NOT NULL,
  textes      text[] NOT NULL,
  valide_du   date NOT NULL,
  valide_au   date CHECK (valide_au >= valide_du),
  CHECK (NOT par_defaut OR nature = 'droit')
);
COMMENT ON TABLE regle IS 'Rule sets: the law at a date, or a named simulation';
COMMENT ON COLUMN regle.description IS 'French: what the set applies and what it leaves out';
COMMENT ON COLUMN regle.textes IS 'Legal texts it rests on';
COMMENT ON COLUMN regle.valide_du IS 'Date of the text that opens its validity';
CREATE UNIQUE INDEX regle_par_defaut_idx ON regle (par_defaut) WHERE par_defaut;

CREATE TABLE regle_parametre (
  regle        text NOT NULL REFERENCES regle ON DELETE CASCADE,
  cle          text NOT NULL CHECK (cle IN (
    'reference_debut', 'reference_fin', 'decennie_debut', 'decennie_fin', 'mesure', 'taux_reduction',
    'garantie_communale', 'garantie_document_avant', 'projets_nationaux', 'photovoltaique', 'renaturation',
    'artificialisation_debut', 'ambition')),
  perimetre    text NOT NULL CHECK (perimetre ~ '^(france|region:[0-9]{2}|scot:[a-z0-9-]+|epci:[0-9]{9}|commune:[0-9AB]{5})$'),
  titre        text NOT NULL CHECK (titre <> ''),
  valeur       numeric,
  valeur_date  date,
  valeur_texte text CHECK (valeur_texte <> ''),
  unite        text,
  etat         text NOT NULL CHECK (etat IN ('etabli', 'indicatif')),
  valide_du    date NOT NULL,
  valide_au    date CHECK (valide_au >= valide_du),
  source       text NOT NULL CHECK (source <> ''),
  remarque     text,
  PRIMARY KEY (regle, cle, perimetre, valide_du),
  CHECK (num_nonnulls(valeur, valeur_date, valeur_texte) = 1),
  CHECK (cle <> 'taux_reduction' OR valeur BETWEEN 0 AND 100)
);
COMMENT ON TABLE regle_parametre IS 'Parameters of a rule set: years, rates, floors, exclusions, each with its source and validity';
COMMENT ON COLUMN regle_parametre.perimetre IS 'Where the source states it: france, region:CODE, scot:ID, epci:SIREN, commune:INSEE';
COMMENT ON COLUMN regle_parametre.etat IS 'etabli: applies as written; indicatif: shown, not applied to our perimeters until a document confirms it';
COMMENT ON COLUMN regle_parametre.valide_du IS 'Date of the text; valide_au: last day, null when still in force';

INSERT INTO regle (id, titre, nature, par_defaut, description, textes, valide_du) VALUES (
  'loi-2021-1104-2023-630',
  'Loi Climat et résilience modifiée par la loi du 20 juillet 2023',
  'droit', true,
  'Applique la loi n° 2021-1104 modifiée par la loi n° 2023-630. Les textes plus récents (lois n° 2025-1129 et n° 2026-403, proposition de loi TRACE) n’y entrent pas : ils seront des simulations nommées.',
  ARRAY['Loi n° 2021-1104 du 22 août 2021', 'Loi n° 2023-630 du 20 juillet 2023', 'Décret n° 2023-1408 du 29 décembre 2023'],
  '2023-07-20');

INSERT INTO regle_parametre
  (regle, cle, perimetre, titre, valeur, valeur_date, valeur_texte, unite, etat, valide_du, valide_au, source, remarque)
SELECT 'loi-2021-1104-2023-630', p.* FROM (VALUES
  ('reference_debut', 'france', 'Première année de la période de référence',
   2011, NULL::date, NULL, 'année', 'etabli', date '2021-08-22', NULL::date,
   'Loi n° 2021-1104 du 22 août 2021, art. 191 et 194', NULL),
  ('reference_fin', 'france', 'Dernière année de la période de référence',
   2020, NULL, NULL, 'année', 'etabli', '2021-08-22', NULL,
   'Loi n° 2021-1104 du 22 août 2021, art. 191 et 194', NULL),
  ('decennie_debut', 'france', 'Première année de la décennie mesurée en consommation d’ENAF',
   2021, NULL, NULL, 'année', 'etabli', '2021-08-22', NULL,
   'Loi n° 2021-1104 du 22 août 2021, art. 191 et 194', NULL),
  ('decennie_fin', 'france', 'Dernière année de la décennie mesurée en consommation d’ENAF',
   2030, NULL, NULL, 'année', 'etabli', '2021-08-22', NULL,
   'Loi n° 2021-1104 du 22 août 2021, art. 191 et 194', NULL),
  ('mesure', 'france', 'Ce qui est mesuré pendant la décennie',
   NULL, NULL, 'Consommation d’espaces naturels, agricoles et forestiers : création ou extension effective d’espaces urbanisés',
   NULL, 'etabli', '2021-08-22', '2030-12-31',
   'Loi n° 2021-1104 du 22 août 2021, art. 194', NULL),
  ('artificialisation_debut', 'france', 'Première année mesurée en artificialisation nette (OCS GE)',
   2031, NULL, NULL, 'année', 'etabli', '2021-08-22', NULL,
   'Loi n° 2021-1104 du 22 août 2021, art. 194', 'À l’échelle d’un document de planification, non d’un projet.'),
  ('taux_reduction', 'france', 'Réduction de la consommation d’ENAF, objectif national',
   50, NULL, NULL, '%', 'indicatif', '2021-08-22', NULL,
   'Loi n° 2021-1104 du 22 août 2021, art. 191',
   'Objectif national : le taux d’un SCoT est fixé par son document, dans le cadre du SRADDET.'),
  ('taux_reduction', 'region:32', 'Réduction de la consommation d’ENAF, Hauts-de-France',
   54.47, NULL, NULL, '%', 'indicatif', '2021-08-22', NULL,
   'SRADDET Hauts-de-France modifié, fascicule, version approuvée, p. 153-154',
   'Taux de la région entière : ceux des territoires vont de 12,9 % à 82,2 %, et celui de ce SCoT n’est pas confirmé. La date d’approbation n’étant pas relevée, la validité est celle de la loi.'),
  ('garantie_communale', 'france', 'Garantie communale : surface dont une commune éligible ne peut être privée, 2021-2030',
   1, NULL, NULL, 'ha', 'etabli', '2023-07-20', '2030-12-31',
   'Loi n° 2021-1104 du 22 août 2021, art. 194, modifiée par la loi n° 2023-630 du 20 juillet 2023',
   'Peut être mutualisée à l’échelle de l’EPCI.'),
  ('garantie_document_avant', 'france', 'Garantie communale : document d’urbanisme prescrit, arrêté ou approuvé avant le',
   NULL, '2026-08-22', NULL, NULL, 'etabli', '2023-07-20', NULL,
   'Loi n° 2021-1104 du 22 août 2021, art. 194, modifiée par la loi n° 2023-630 du 20 juillet 2023', NULL),
  ('projets_nationaux', 'france', 'Projets d’envergure nationale ou européenne (PENE)',
   NULL, NULL, 'Hors enveloppe : imputés à une enveloppe nationale', NULL, 'etabli', '2023-07-20', NULL,
   'Loi n° 2021-1104 du 22 août 2021, art. 194, modifiée par la loi n° 2023-630 du 20 juillet 2023', NULL),
  ('photovoltaique', 'france', 'Installations photovoltaïques au sol',
   NULL, NULL, 'Non comptées quand elles respectent les critères du décret', NULL, 'etabli', '2023-12-29', NULL,
   'Décret n° 2023-1408 du 29 décembre 2023', NULL),
  ('renaturation', 'france', 'Renaturation effective d’espaces urbanisés du même territoire',
   NULL, NULL, 'Déductible quand elle est prouvée', NULL, 'etabli', '2023-07-20', '2030-12-31',
   'Loi n° 2021-1104 du 22 août 2021, art. 194, modifiée par la loi n° 2023-630 du 20 juillet 2023', NULL),
  ('ambition', 'scot:scot-artois', 'Ambition retenue pour la révision du SCoT',
   NULL, NULL, 'Zéro artificialisation nette', NULL, 'indicatif', '2022-01-21', NULL,
   'crte-cabbalr-2021:157', 'Annoncée par le contrat ; le SCoT révisé n’est pas approuvé à la date du contrat.'))
  AS p (cle, perimetre, titre, valeur, valeur_date, valeur_texte, unite, etat, valide_du, valide_au, source, remarque);

-- ── Figures of land printed in the contracts ───────────────────────────────────────────────────────────────────────

CREATE TABLE chiffre_foncier (
  concept text PRIMARY KEY,
  rang    integer NOT NULL UNIQUE,
  titre   text NOT NULL CHECK (titre <> '')
);
COMMENT ON TABLE chiffre_foncier IS 'The concepts of chiffre_imprime that speak of land, in the order they are shown, with their French title';

INSERT INTO chiffre_foncier (concept, rang, titre) VALUES
  ('part-artificialisee-2018', 1, 'Part du territoire artificialisée en 2018'),
  ('artificialisation-2009-2018', 2, 'Progression de l’artificialisation, 2009-2018'),
  ('consommation-fonciere-annuelle', 3, 'Consommation foncière annuelle'),
  ('consommation-fonciere-annuelle-maximale', 4, 'Consommation foncière annuelle maximale visée'),
  ('division-rythme-artificialisation', 5, 'Division visée du rythme d’artificialisation'),
  ('friches-industrielles', 6, 'Friches industrielles recensées'),
  ('sites-mobilisables', 7, 'Sites mobilisables en renouvellement urbain'),
  ('surface-sites-mobilisables', 8, 'Surface des sites mobilisables en renouvellement urbain');
