-- What the contracts say beside their fiches: the other agreements in force on the territory, and the communes they name
-- outside it.

CREATE TABLE contractualisation (
  id          text PRIMARY KEY CHECK (id ~ '^[a-z0-9][a-z0-9.-]*$'),
  contrat     text NOT NULL REFERENCES contrat ON DELETE CASCADE,
  rang        integer NOT NULL,
  titre       text NOT NULL CHECK (titre <> ''),
  theme       text,
  annee_debut integer CHECK (annee_debut BETWEEN 1990 AND 2100),
  annee_fin   integer CHECK (annee_fin BETWEEN 1990 AND 2100 AND annee_fin >= annee_debut),
  resume      text,
  sources     text[] NOT NULL DEFAULT '{}',
  UNIQUE (contrat, rang)
);
COMMENT ON TABLE contractualisation IS 'Agreements and programmes in force that a contract takes in (contrat de ville, NPNRU, PAPI…)';
COMMENT ON COLUMN contractualisation.theme IS 'Heading it is printed under';
COMMENT ON COLUMN contractualisation.resume IS 'In our own words';

CREATE TABLE contractualisation_partie (
  contractualisation text NOT NULL REFERENCES contractualisation ON DELETE CASCADE,
  partie             text NOT NULL REFERENCES partie,
  PRIMARY KEY (contractualisation, partie)
);
COMMENT ON TABLE contractualisation_partie IS 'Who the agreement is made with, when the document says';

CREATE TABLE contractualisation_commune (
  contractualisation text NOT NULL REFERENCES contractualisation ON DELETE CASCADE,
  insee              text NOT NULL REFERENCES commune,
  PRIMARY KEY (contractualisation, insee)
);
COMMENT ON TABLE contractualisation_commune IS 'Communes it concerns, when the document names them; none: not said, or the whole EPCI';
CREATE INDEX contractualisation_commune_insee_idx ON contractualisation_commune (insee);

CREATE TABLE fiche_contractualisation (
  fiche              text NOT NULL REFERENCES fiche ON DELETE CASCADE,
  contractualisation text NOT NULL REFERENCES contractualisation ON DELETE CASCADE,
  PRIMARY KEY (fiche, contractualisation)
);
COMMENT ON TABLE fiche_contractualisation IS 'Agreements a fiche carries out';
CREATE INDEX fiche_contractualisation_idx ON fiche_contractualisation (contractualisation);

-- No reference to commune: these are outside the 150.
CREATE TABLE fiche_commune_exterieure (
  fiche   text NOT NULL REFERENCES fiche ON DELETE CASCADE,
  insee   text NOT NULL CHECK (insee ~ '^[0-9][0-9AB][0-9]{3}$'),
  nom     text NOT NULL CHECK (nom <> ''),
  role    text NOT NULL CHECK (role IN ('localisation', 'mentionne')),
  sources text[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (fiche, insee)
);
COMMENT ON TABLE fiche_commune_exterieure IS 'Communes that a fiche names outside the territory of Archipel';

-- A list of actions may be put forward for one year only (« Programmation 2022 »).
ALTER TABLE noeud_strategique
  DROP CONSTRAINT noeud_strategique_programmation_check,
  ADD CONSTRAINT noeud_strategique_programmation_check CHECK (programmation ~ '^20[0-9]{2}(-20[0-9]{2})?$');

-- Same search key as before, its parts always in the same order: loading again gives the same database.
CREATE OR REPLACE FUNCTION recalculer_recherche_fiches(fiches text[]) RETURNS void LANGUAGE sql AS $$
  UPDATE fiche f SET recherche = cle_recherche(concat_ws(' ', f.id, f.numero, f.titre, f.description,
    (SELECT string_agg(t.texte, ' ' ORDER BY t.nature, t.rang) FROM fiche_texte t WHERE t.fiche = f.id),
    (SELECT string_agg(concat_ws(' ', p.nom, p.nom_long), ' ' ORDER BY l.role, l.rang)
     FROM fiche_partie l JOIN partie p ON p.code = l.partie WHERE l.fiche = f.id),
    (SELECT string_agg(c.nom, ' ' ORDER BY c.insee, l.role)
     FROM fiche_commune l JOIN commune c USING (insee) WHERE l.fiche = f.id),
    (SELECT string_agg(o.nom, ' ' ORDER BY l.layer, l.objet_id, l.role)
     FROM fiche_objet l JOIN objet o ON (o.layer, o.id) = (l.layer, l.objet_id) WHERE l.fiche = f.id)))
  WHERE f.id = ANY (fiches)
$$;
