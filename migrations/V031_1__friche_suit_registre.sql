-- A friche and its register follow each other (V031), corrected: two writers on one friche wait for each other before they
-- read what counts; blank words are no words; words longer than an entry holds stay whole in the friche.

-- What an entry holds of a text of the friche.
CREATE FUNCTION mot_du_registre(texte text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT nullif(left(btrim(texte), 2000), '')
$$;

-- The friche follows its register. Its row is locked first: who comes second reads what the first wrote.
CREATE OR REPLACE FUNCTION tenir_qualification() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  q friche_qualification;
BEGIN
  PERFORM FROM friche WHERE id = NEW.friche FOR UPDATE;
  SELECT * INTO q FROM friche_qualification WHERE friche = NEW.friche AND annule_le IS NULL ORDER BY id DESC LIMIT 1;
  UPDATE friche f SET qualification = coalesce(q.qualification, 'a_trancher'), qualification_auteur = q.decideur,
                      qualification_date = q.date_decision, qualification_preuve = q.preuve
  WHERE f.id = NEW.friche
    AND (f.qualification, mot_du_registre(f.qualification_auteur), f.qualification_date, mot_du_registre(f.qualification_preuve))
        IS DISTINCT FROM (coalesce(q.qualification, 'a_trancher'), q.decideur::text, q.date_decision, q.preuve::text);
  RETURN NULL;
END $$;

-- The register follows the friche. A qualification without its author or its proof is refused as the friche's own rule does.
CREATE OR REPLACE FUNCTION inscrire_qualification() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  mot_auteur text := mot_du_registre(NEW.qualification_auteur);
  mot_preuve text := mot_du_registre(NEW.qualification_preuve);
BEGIN
  IF NEW.qualification <> 'a_trancher' AND num_nonnulls(mot_auteur, NEW.qualification_date, mot_preuve) < 3 THEN
    RAISE EXCEPTION 'une qualification tranchée a un auteur, une date et une preuve'
      USING ERRCODE = 'check_violation', TABLE = 'friche', SCHEMA = TG_TABLE_SCHEMA,
            CONSTRAINT = 'friche_qualification_prouvee_check';
  END IF;
  INSERT INTO friche_qualification (friche, qualification, decideur, date_decision, preuve, auteur)
  SELECT NEW.id, NEW.qualification, mot_auteur, NEW.qualification_date, mot_preuve, coalesce(mot_auteur, 'couche friches')
  WHERE NOT EXISTS (
    SELECT FROM (SELECT * FROM friche_qualification WHERE friche = NEW.id AND annule_le IS NULL ORDER BY id DESC LIMIT 1) q
    WHERE (q.qualification, q.decideur::text, q.date_decision, q.preuve::text)
          IS NOT DISTINCT FROM (NEW.qualification, mot_auteur, NEW.qualification_date, mot_preuve))
    AND (NEW.qualification <> 'a_trancher' OR EXISTS (SELECT FROM friche_qualification WHERE friche = NEW.id AND annule_le IS NULL));
  RETURN NULL;
END $$;

CREATE INDEX pene_fiche_idx ON pene (fiche) WHERE annule_le IS NULL;
CREATE INDEX pene_consommation_commune_idx ON pene_consommation (insee, annee);
