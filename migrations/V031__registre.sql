-- Registers of land: what people declare, each entry dated, signed, and taken back by a later act, never rewritten.
-- An entry that is wrong is annulled, with a reason, and another is written; an annulment is itself taken back.

CREATE DOMAIN texte_signe AS text CHECK (VALUE <> '' AND length(VALUE) <= 2000);

-- ── What a friche is: urbanised ground, ENAF, or not settled ───────────────────────────────────────────────────────

CREATE TABLE friche_qualification (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  friche         text NOT NULL,
  qualification  text NOT NULL CHECK (qualification IN ('urbanisee', 'enaf', 'a_trancher')),
  decideur       texte_signe,
  date_decision  date,
  preuve         texte_signe,
  remarque       texte_signe,
  auteur         text NOT NULL CHECK (auteur <> ''),
  cle            text REFERENCES cle,
  saisi_le       timestamptz NOT NULL DEFAULT clock_timestamp(),
  annule_le      timestamptz,
  annule_par     text,
  annule_motif   texte_signe,
  CHECK (qualification = 'a_trancher' OR num_nonnulls(decideur, date_decision, preuve) = 3),
  CHECK (num_nonnulls(annule_le, annule_par, annule_motif) IN (0, 3))
);
COMMENT ON TABLE friche_qualification IS 'Register of qualifications: the last entry not annulled is what the friche is, and friche.qualification follows it';
COMMENT ON COLUMN friche_qualification.friche IS 'Key of the friche; kept when the friche is no longer there';
COMMENT ON COLUMN friche_qualification.decideur IS 'Service or person who settled it';
COMMENT ON COLUMN friche_qualification.preuve IS 'Document, photograph or vintage it rests on';
COMMENT ON COLUMN friche_qualification.auteur IS 'Who entered it; cle: with which key, null for the program or the command line';
CREATE INDEX friche_qualification_friche_idx ON friche_qualification (friche, id DESC) WHERE annule_le IS NULL;

-- The friche follows its register.
CREATE FUNCTION tenir_qualification() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  q friche_qualification;
BEGIN
  SELECT * INTO q FROM friche_qualification WHERE friche = NEW.friche AND annule_le IS NULL ORDER BY id DESC LIMIT 1;
  UPDATE friche f SET qualification = coalesce(q.qualification, 'a_trancher'), qualification_auteur = q.decideur,
                      qualification_date = q.date_decision, qualification_preuve = q.preuve
  WHERE f.id = NEW.friche
    AND (f.qualification, f.qualification_auteur, f.qualification_date, f.qualification_preuve)
        IS DISTINCT FROM (coalesce(q.qualification, 'a_trancher'), q.decideur::text, q.date_decision, q.preuve::text);
  RETURN NULL;
END $$;
CREATE TRIGGER tenir_qualification AFTER INSERT OR UPDATE ON friche_qualification
  FOR EACH ROW EXECUTE FUNCTION tenir_qualification();

-- The register follows the friche, when it is written as a feature or imported: the values are then its entry.
CREATE FUNCTION inscrire_qualification() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO friche_qualification (friche, qualification, decideur, date_decision, preuve, auteur)
  SELECT NEW.id, NEW.qualification, left(NEW.qualification_auteur, 2000), NEW.qualification_date, left(NEW.qualification_preuve, 2000),
         coalesce(NEW.qualification_auteur, 'couche friches')
  WHERE NOT EXISTS (
    SELECT FROM (SELECT * FROM friche_qualification WHERE friche = NEW.id AND annule_le IS NULL ORDER BY id DESC LIMIT 1) q
    WHERE (q.qualification, q.decideur::text, q.date_decision, q.preuve::text)
          IS NOT DISTINCT FROM (NEW.qualification, left(NEW.qualification_auteur, 2000), NEW.qualification_date, left(NEW.qualification_preuve, 2000)))
    AND (NEW.qualification <> 'a_trancher' OR EXISTS (SELECT FROM friche_qualification WHERE friche = NEW.id AND annule_le IS NULL));
  RETURN NULL;
END $$;
CREATE TRIGGER inscrire_qualification
  AFTER INSERT OR UPDATE OF qualification, qualification_auteur, qualification_date, qualification_preuve ON friche
  FOR EACH ROW EXECUTE FUNCTION inscrire_qualification();

INSERT INTO friche_qualification (friche, qualification, decideur, date_decision, preuve, auteur)
SELECT id, qualification, qualification_auteur, qualification_date, qualification_preuve, qualification_auteur
FROM friche WHERE qualification <> 'a_trancher';

-- ── Renaturation ───────────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE renaturation (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  titre         texte_signe NOT NULL,
  insee         text NOT NULL REFERENCES commune,
  surface_m2    numeric NOT NULL CHECK (surface_m2 > 0 AND surface_m2 < 1e9),
  date_effet    date NOT NULL,
  preuve        texte_signe,
  deductible    boolean NOT NULL DEFAULT false,
  remarque      texte_signe,
  geom          geometry(MultiPolygon, 2154) CHECK (ST_IsValid(geom) AND NOT ST_IsEmpty(geom)),
  auteur        text NOT NULL CHECK (auteur <> ''),
  cle           text REFERENCES cle,
  saisi_le      timestamptz NOT NULL DEFAULT clock_timestamp(),
  annule_le     timestamptz,
  annule_par    text,
  annule_motif  texte_signe,
  CHECK (NOT deductible OR preuve IS NOT NULL),
  CHECK (num_nonnulls(annule_le, annule_par, annule_motif) IN (0, 3))
);
COMMENT ON TABLE renaturation IS 'Register of ground given back to nature; one entry a commune. What is deductible and proven is added to what is left of an envelope';
COMMENT ON COLUMN renaturation.date_effet IS 'Day the ground was given back: its year decides the period it counts in';
COMMENT ON COLUMN renaturation.surface_m2 IS 'Declared; the drawing, where there is one, does not replace it';
CREATE INDEX renaturation_commune_idx ON renaturation (insee, date_effet) WHERE annule_le IS NULL;

-- ── Projects of national or European scope (PENE) ──────────────────────────────────────────────────────────────────

CREATE TABLE pene (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  titre         texte_signe NOT NULL,
  arrete        texte_signe NOT NULL,
  fiche         text REFERENCES fiche ON DELETE SET NULL,
  remarque      texte_signe,
  geom          geometry(MultiPolygon, 2154) CHECK (ST_IsValid(geom) AND NOT ST_IsEmpty(geom)),
  auteur        text NOT NULL CHECK (auteur <> ''),
  cle           text REFERENCES cle,
  saisi_le      timestamptz NOT NULL DEFAULT clock_timestamp(),
  annule_le     timestamptz,
  annule_par    text,
  annule_motif  texte_signe,
  CHECK (num_nonnulls(annule_le, annule_par, annule_motif) IN (0, 3))
);
COMMENT ON TABLE pene IS 'Register of projects charged to the national envelope';
COMMENT ON COLUMN pene.arrete IS 'Text that lists the project';

CREATE TABLE pene_consommation (
  pene        bigint NOT NULL REFERENCES pene ON DELETE CASCADE,
  insee       text NOT NULL REFERENCES commune,
  annee       integer NOT NULL CHECK (annee BETWEEN 2000 AND 2099),
  surface_m2  numeric NOT NULL CHECK (surface_m2 > 0 AND surface_m2 < 1e9),
  PRIMARY KEY (pene, insee, annee)
);
COMMENT ON TABLE pene_consommation IS 'Part of a commune''s consumption of a year that is due to the project: it is taken from what is charged to the envelope';

-- ── What a project is: its nature, where it stands, when it takes its ground ───────────────────────────────────────

CREATE TABLE projet_foncier (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  titre         texte_signe,
  fiche         text REFERENCES fiche ON DELETE CASCADE,
  layer         text,
  objet         text,
  geom          geometry(MultiPolygon, 2154) CHECK (ST_IsValid(geom) AND NOT ST_IsEmpty(geom)),
  nature        text CHECK (nature IN ('extension', 'densification', 'friche', 'renaturation', 'pene', 'photovoltaique')),
  etat          text CHECK (etat IN ('projete', 'engage', 'autorise', 'realise')),
  date_effet    date,
  conforme      boolean,
  preuve        texte_signe,
  remarque      texte_signe,
  auteur        text NOT NULL CHECK (auteur <> ''),
  cle           text REFERENCES cle,
  saisi_le      timestamptz NOT NULL DEFAULT clock_timestamp(),
  annule_le     timestamptz,
  annule_par    text,
  annule_motif  texte_signe,
  CHECK (num_nonnulls(fiche, objet) <= 1 AND num_nonnulls(fiche, objet, geom) >= 1),
  CHECK (num_nonnulls(layer, objet) IN (0, 2)),
  CHECK (num_nonnulls(fiche, objet) = 1 OR titre IS NOT NULL),
  CHECK (conforme IS NULL OR nature = 'photovoltaique'),
  CHECK (num_nonnulls(annule_le, annule_par, annule_motif) IN (0, 3))
);
COMMENT ON TABLE projet_foncier IS 'Register of projects that take ground: a fiche, an object, or a drawing of their own';
COMMENT ON COLUMN projet_foncier.geom IS 'Footprint. With a fiche or an object, it stands for that of their objects';
COMMENT ON COLUMN projet_foncier.nature IS 'Null: not said';
COMMENT ON COLUMN projet_foncier.etat IS 'Null: that of the fiche''s status, when there is one';
COMMENT ON COLUMN projet_foncier.date_effet IS 'Day the ground is taken (start of works): tells whether a vintage already holds it';
COMMENT ON COLUMN projet_foncier.conforme IS 'Photovoltaic that meets the decree of 29 December 2023; null: not said';
CREATE UNIQUE INDEX projet_foncier_fiche_idx ON projet_foncier (fiche) WHERE annule_le IS NULL AND fiche IS NOT NULL;
CREATE UNIQUE INDEX projet_foncier_objet_idx ON projet_foncier (layer, objet) WHERE annule_le IS NULL AND objet IS NOT NULL;
CREATE INDEX projet_foncier_geom_idx ON projet_foncier USING gist (geom) WHERE annule_le IS NULL;

SELECT suivre_version(t, 'scot-donnees')
FROM unnest(ARRAY['friche_qualification', 'renaturation', 'pene', 'pene_consommation', 'projet_foncier']) t;
