-- Rule sets that people change: what each parameter is, who wrote it, and simulations that start from the law.
-- A simulation holds only what it changes: every other parameter is that of its base. The law's own set is changed too
-- (a rate confirmed by a document, a commune's eligibility), each value with its source; what was there stays in the journal.

CREATE TABLE regle_cle (
  cle        text PRIMARY KEY,
  rang       integer NOT NULL UNIQUE,
  titre      text NOT NULL CHECK (titre <> ''),
  genre      text NOT NULL CHECK (genre IN ('annee', 'pourcentage', 'surface_ha', 'date', 'oui_non', 'texte')),
  perimetres text[] NOT NULL CHECK (perimetres <@ ARRAY['france', 'region', 'scot', 'epci', 'commune'] AND perimetres <> '{}'),
  aide       text NOT NULL CHECK (aide <> '')
);
COMMENT ON TABLE regle_cle IS 'Parameters a rule set may have: kind of value, kinds of perimeter that may state it';
COMMENT ON COLUMN regle_cle.genre IS 'oui_non is written 1 or 0 in valeur';
COMMENT ON COLUMN regle_cle.aide IS 'French: what the parameter does to the computation';

INSERT INTO regle_cle (cle, rang, titre, genre, perimetres, aide) VALUES
  ('reference_debut', 1, 'Première année de la période de référence', 'annee', '{france}',
   'La consommation de référence est la somme des flux annuels de cette année à la dernière année de référence.'),
  ('reference_fin', 2, 'Dernière année de la période de référence', 'annee', '{france}',
   'La consommation de référence est la somme des flux annuels jusqu’à cette année comprise.'),
  ('decennie_debut', 3, 'Première année de la période limitée', 'annee', '{france}',
   'La consommation imputée à l’enveloppe commence à cette année.'),
  ('decennie_fin', 4, 'Dernière année de la période limitée', 'annee', '{france}',
   'L’enveloppe vaut jusqu’à cette année comprise ; la projection s’y arrête.'),
  ('mesure', 5, 'Ce qui est mesuré', 'texte', '{france}', 'Rappelé avec chaque résultat ; n’entre dans aucun calcul.'),
  ('taux_reduction', 6, 'Taux de réduction de la consommation d’ENAF', 'pourcentage', '{france,region,scot,epci,commune}',
   'Enveloppe = consommation de référence × (1 − taux ÷ 100). Le taux établi pour le périmètre lui-même s’applique ; ceux des périmètres plus larges sont montrés comme indicatifs.'),
  ('garantie_communale', 7, 'Garantie communale', 'surface_ha', '{france}',
   'L’enveloppe d’une commune éligible n’est jamais inférieure à cette surface.'),
  ('garantie_document_avant', 8, 'Garantie communale : date limite du document d’urbanisme', 'date', '{france}',
   'Rappelée avec l’éligibilité de chaque commune.'),
  ('garantie_eligible', 9, 'Garantie communale : commune éligible', 'oui_non', '{commune}',
   'Oui quand la commune est couverte par un document d’urbanisme prescrit, arrêté ou approuvé avant la date limite. Sans réponse, la garantie ne s’applique pas et le résultat le dit.'),
  ('garantie_mutualisee', 10, 'Garantie communale mutualisée à l’EPCI', 'oui_non', '{epci}',
   'Oui quand les communes de l’EPCI mettent leurs garanties en commun : leur somme est alors montrée à l’échelle de l’EPCI.'),
  ('projets_nationaux', 11, 'Projets d’envergure nationale ou européenne (PENE) hors enveloppe', 'oui_non', '{france}',
   'Oui : leur part est retirée de la consommation imputée à l’enveloppe.'),
  ('photovoltaique', 12, 'Photovoltaïque conforme non compté', 'oui_non', '{france}',
   'Oui : un projet photovoltaïque déclaré conforme au décret n’est pas imputé.'),
  ('renaturation', 13, 'Renaturation prouvée déductible', 'oui_non', '{france}',
   'Oui : les surfaces inscrites au registre comme déductibles sont ajoutées au reste.'),
  ('artificialisation_debut', 14, 'Première année mesurée en artificialisation nette', 'annee', '{france}',
   'Rappelée avec le stock et les flux de l’OCS GE.'),
  ('ambition', 15, 'Ambition annoncée', 'texte', '{region,scot,epci,commune}', 'Montrée ; n’entre dans aucun calcul.');

ALTER TABLE regle_parametre DROP CONSTRAINT regle_parametre_cle_check;
UPDATE regle_parametre SET remarque = valeur_texte, valeur = 1, valeur_texte = NULL
WHERE cle IN ('projets_nationaux', 'photovoltaique', 'renaturation');
ALTER TABLE regle_parametre
  ADD FOREIGN KEY (cle) REFERENCES regle_cle,
  ADD COLUMN auteur text NOT NULL DEFAULT 'Archipel' CHECK (auteur <> ''),
  ADD COLUMN modifie_le timestamptz NOT NULL DEFAULT now();
ALTER TABLE regle_parametre ALTER COLUMN auteur DROP DEFAULT;
COMMENT ON COLUMN regle_parametre.auteur IS 'Who wrote this value last; Archipel for those that come with it';

ALTER TABLE regle
  ADD COLUMN base text REFERENCES regle,
  ADD COLUMN version bigint NOT NULL DEFAULT 1,
  ADD COLUMN auteur text NOT NULL DEFAULT 'Archipel' CHECK (auteur <> ''),
  ADD COLUMN archivee_le timestamptz,
  ADD CHECK ((nature = 'simulation') = (base IS NOT NULL)),
  ADD CHECK (base <> id),
  ADD CHECK (archivee_le IS NULL OR NOT par_defaut);
ALTER TABLE regle ALTER COLUMN auteur DROP DEFAULT;
COMMENT ON COLUMN regle.base IS 'Set that a simulation starts from: a set of the law, never another simulation';
COMMENT ON COLUMN regle.version IS 'Rises with every change of the set or of its parameters';

-- One level: a simulation of a simulation could turn in circles.
CREATE FUNCTION verifier_base_regle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.base IS NOT NULL AND (SELECT nature FROM regle WHERE id = NEW.base) <> 'droit' THEN
    RAISE EXCEPTION 'la base d''une simulation est un jeu de droit' USING ERRCODE = 'check_violation', CONSTRAINT = 'regle_base_check';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER verifier_base BEFORE INSERT OR UPDATE OF base ON regle FOR EACH ROW EXECUTE FUNCTION verifier_base_regle();

CREATE FUNCTION elever_version_regle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE regle SET version = version + 1 WHERE id = coalesce(NEW.regle, OLD.regle);
  RETURN NULL;
END $$;
CREATE TRIGGER elever_version AFTER INSERT OR UPDATE OR DELETE ON regle_parametre
  FOR EACH ROW EXECUTE FUNCTION elever_version_regle();

INSERT INTO regle (id, titre, nature, par_defaut, description, textes, valide_du, base, auteur) VALUES
  ('simulation-50', 'Simulation : −50 % partout', 'simulation', false,
   'Applique à chaque SCoT l’objectif national de la loi, qui n’est confirmé par le document d’aucun des deux.',
   ARRAY['Loi n° 2021-1104 du 22 août 2021, art. 191'], '2021-08-22', 'loi-2021-1104-2023-630', 'Archipel'),
  ('simulation-54-47', 'Simulation : −54,47 % partout', 'simulation', false,
   'Applique à chaque SCoT la réduction que le SRADDET fixe à la région entière, qui n’est celle d’aucun territoire.',
   ARRAY['SRADDET Hauts-de-France modifié'], '2021-08-22', 'loi-2021-1104-2023-630', 'Archipel');
INSERT INTO regle_parametre (regle, cle, perimetre, titre, valeur, unite, etat, valide_du, source, remarque, auteur)
SELECT s.regle, 'taux_reduction', 'france', 'Réduction de la consommation d’ENAF, appliquée partout', s.taux, '%', 'etabli',
       date '2021-08-22', s.source, 'Simulation : appliqué à tout périmètre.', 'Archipel'
FROM (VALUES
  ('simulation-50', 50, 'Loi n° 2021-1104 du 22 août 2021, art. 191'),
  ('simulation-54-47', 54.47, 'SRADDET Hauts-de-France modifié, fascicule, version approuvée, p. 153-154')) AS s (regle, taux, source);

-- Everything a figure of land depends on, besides the layers: who keeps such a figure keeps it under this version.
SELECT suivre_version('regle', 'scot-donnees');
SELECT suivre_version('regle_parametre', 'scot-donnees');
SELECT suivre_version('conso_enaf', 'scot-donnees');
SELECT suivre_version('enaf_indicateur', 'scot-donnees');
